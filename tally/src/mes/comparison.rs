//! The comparison step: voters may prefer the winners of greedy.

use super::Shares;
use crate::count::Found;
use crate::{Comparison, Event};

/// Replaces the winners by those of greedy if strictly more voters prefer these (Wieliczka, Świecie).
pub(super) fn compare(counting: &Shares<'_>, mode: Comparison, found: &mut Found) {
    let mut greedy = Found::default();
    counting.greedy(counting.election.budget(), &mut greedy);
    let projects = counting.profile.projects.len();
    let (ours, theirs) = (marked(projects, &found.order), marked(projects, &greedy.order));
    let (mut so_far, mut for_greedy) = (0_u64, 0_u64);
    for ballot in counting.election.ballots().iter() {
        let winners = |won: &[bool]| {
            let supported = |place: &usize| counting.rule.utility.entry(ballot, *place) > 0;
            let places = (0..ballot.projects.len()).filter(supported);
            let number = places.filter(|&place| won[ballot.projects[place] as usize]).count();
            if mode == Comparison::Exclusion { number.min(1) } else { number }
        };
        match winners(&ours).cmp(&winners(&theirs)) {
            std::cmp::Ordering::Greater => so_far += ballot.weight,
            std::cmp::Ordering::Less => for_greedy += ballot.weight,
            std::cmp::Ordering::Equal => {}
        }
    }
    let replaced = for_greedy > so_far;
    found.steps.push(Event::Compared { so_far, greedy: for_greedy, replaced });
    if replaced {
        let offset = found.steps.len();
        found.steps.append(&mut greedy.steps);
        found.ties = greedy.ties.into_iter().map(|(step, tied)| (step + offset, tied)).collect();
        found.order = greedy.order;
    }
}

fn marked(projects: usize, order: &[usize]) -> Vec<bool> {
    let mut marks = vec![false; projects];
    for &project in order {
        marks[project] = true;
    }
    marks
}
