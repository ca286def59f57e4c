//! Damaged files must be refused in words or read the same way twice.

use super::dice::Dice;
use super::elections::Draft;
use crate::pb;

pub(super) fn damaged(dice: &mut Dice) -> Result<(), String> {
    let mut draft = Draft::new(dice);
    // Files write amounts with decimals, which only some scales allow.
    draft.scale = [1, 10, 100][dice.position(3)];
    let mut meta = pb::Meta::default();
    for (key, value) in
        [("description", "a; \"b\""), ("country", "IT"), ("rule", "greedy"), ("currency", "EUR")]
    {
        meta.set(key, value);
    }
    let election = draft.build()?;
    let text = pb::write(&election, &meta);
    let read = pb::read("trial", text.as_bytes()).map_err(|error| format!("what was written: {error}"))?;
    if !read.election.ballots().iter().map(|b| b.projects.to_vec()).eq(expanded(&draft)) {
        return Err("ballots change when they are written and read".to_string());
    }
    let mut bytes = text.into_bytes();
    for _ in 0..1 + dice.below(4) {
        damage(dice, &mut bytes);
    }
    // Whatever it is now: no panic, and what can be read is read the same way again.
    if let Ok(file) = pb::read("trial", &bytes) {
        let again =
            pb::read("trial", file.to_text().as_bytes()).map_err(|error| format!("once read: {error}"))?;
        let equal = again.projects == file.projects && again.votes == file.votes && again.meta == file.meta;
        let same = again.election.projects() == file.election.projects();
        if !equal || !same {
            return Err("a file changes when it is written and read".to_string());
        }
    }
    Ok(())
}

/// Ballots as they come back from a file: one per voter.
fn expanded(draft: &Draft) -> impl Iterator<Item = Vec<u32>> {
    draft.ballots.iter().flat_map(|(named, _, weight)| {
        let ballot: Vec<u32> = named.iter().map(|&p| u32::try_from(p).unwrap_or(0)).collect();
        (0..*weight).map(move |_| ballot.clone())
    })
}

const PIECES: [&[u8]; 16] = [
    b";",
    b",",
    b"\"",
    b"\n",
    b"\r\n",
    b"META",
    b"PROJECTS\n",
    b"VOTES\n",
    b"None",
    b"-1",
    b"1,5",
    b"\xEF\xBB\xBF",
    b"\xC3",
    b"999999999999999999999999",
    b"1e400",
    b" ",
];

fn damage(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let at = dice.position(bytes.len() + 1);
    let end = (at + dice.position(6)).min(bytes.len());
    match dice.below(4) {
        0 => {
            bytes.drain(at..end);
        }
        1 => {
            let piece = PIECES[dice.position(PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
        2 => {
            let copy = bytes[at..end].to_vec();
            let to = dice.position(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(dice.below(256)).unwrap_or(0);
            }
        }
    }
}
