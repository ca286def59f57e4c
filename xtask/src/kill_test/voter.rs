use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use super::{
    pages,
    town::{Town, said},
    urn::Choice,
};
use crate::load::Client;

const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody with an account, and what they know of their ballot.
pub(super) struct Voter {
    client: Client,
    number: usize,
    projects: Vec<u32>,
    /// What the town said is in the urn.
    acknowledged: Option<Choice>,
    /// Sent, but the answer never came.
    unsure: bool,
    votes: usize,
}

impl Voter {
    /// Registers as anybody would: fills in the form, opens the letter, follows the link, declares where they live.
    pub(super) fn register(town: &Town, number: usize, mail: &Path) -> Result<Self> {
        let mut client = town.visitor();
        client.address = Some(format!("10.{}.{}.1", number / 200, number % 200));
        let nickname = format!("voter{number}");
        let email = town.mail(&nickname);
        let fields = [
            ("name", nickname.as_str()),
            ("nickname", &nickname),
            ("email", &email),
            ("password", "a long enough password 7"),
            ("terms", "on"),
        ];
        let answer = client.post("/it/register", &fields)?;
        ensure!(answer.status == 303, "{email} could not register: {} {}", answer.status, said(&answer));
        let link = letter(mail, &email)?;
        let answer = client.post(&link, &[])?;
        ensure!(answer.status == 303, "{email} could not confirm: {} {}", answer.status, said(&answer));
        let fields = [("tie", "residence"), ("born_on", "1980-05-01"), ("responsible", "on")];
        let answer = client.post("/it/account/declaration", &fields)?;
        ensure!(answer.status == 303, "{email} could not declare: {} {}", answer.status, said(&answer));
        let answer = client.get(&format!("{}/ballot", town.vote))?;
        let projects = pages::choices(&answer.text(), "choice")?;
        ensure!(answer.status == 200 && !projects.is_empty(), "{email} gets no ballot: {}", said(&answer));
        Ok(Self { client, number, projects, acknowledged: None, unsure: false, votes: 0 })
    }

    /// Votes once; returns how many ballots were acknowledged.
    pub(super) fn vote_once(&mut self, town: &Town, round: usize) -> usize {
        // not everybody comes at the same moment
        sleep(Duration::from_millis((self.number as u64 * 29 + round as u64) % 120));
        usize::from(self.cast_one(town).is_ok())
    }

    /// Votes again and again until it is over; returns how many ballots were acknowledged.
    pub(super) fn vote_until(&mut self, town: &Town, over: &AtomicBool) -> usize {
        let mut cast = 0;
        while !over.load(Ordering::Relaxed) {
            match self.cast_one(town) {
                Ok(()) => cast += 1,
                Err(_) => break,
            }
        }
        cast
    }

    /// Whether they have voted and do not know if it counts, or have not voted at all.
    pub(super) fn is_unsure(&self) -> bool {
        self.unsure || self.acknowledged.is_none()
    }

    /// Votes until it is acknowledged.
    pub(super) fn insist(&mut self, town: &Town) -> Result<()> {
        self.cast_one(town).with_context(|| format!("voter {} could not vote after a restart", self.number))
    }

    /// What the town told them is in the urn.
    pub(super) fn cast(&self) -> Option<&Choice> {
        self.acknowledged.as_ref()
    }

    /// Puts a ballot into the urn, another one each time.
    fn cast_one(&mut self, town: &Town) -> Result<()> {
        self.votes += 1;
        let at = (self.number * 7 + self.votes * 3) % self.projects.len();
        let choice = vec![self.projects.get(at).copied().context("no project")?];
        self.unsure = true;
        let number = choice[0].to_string();
        let answer =
            self.client.post(&format!("{}/ballots", town.vote), &[("urn", "real"), ("choice", &number)])?;
        ensure!(
            answer.status == 303 && answer.location.as_deref().is_some_and(|to| to.ends_with("/receipt")),
            "answered {}: {}",
            answer.status,
            said(&answer)
        );
        self.acknowledged = Some(choice);
        self.unsure = false;
        Ok(())
    }
}

/// Waits for the letter to an address and returns the path of its link.
fn letter(mail: &Path, to: &str) -> Result<String> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        for entry in std::fs::read_dir(mail).into_iter().flatten() {
            let path = entry?.path();
            if path.extension().is_none_or(|end| end != "eml") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let addressed = text.lines().any(|line| line.starts_with("To:") && line.contains(to));
            if addressed && let Some(link) = pages::link_in_letter(&text, "confirmation")? {
                return Ok(link);
            }
        }
        sleep(Duration::from_millis(50));
    }
    anyhow::bail!("no letter to {to} arrived")
}
