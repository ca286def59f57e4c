use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use regex_lite::Regex;

use super::{
    pages,
    urn::{self, Choice},
};
use crate::load::{Answer, Client};

const TOWNS: &[&str] = &["sarmato", "vignola", "palanzano", "valnure-valchero"];
const PASSWORD: &str = "arengo-demo";
const PATIENCE: Duration = Duration::from_secs(20);

/// The town of the demo in which a vote is open.
pub(super) struct Town {
    name: String,
    port: u16,
    /// `/it/processes/bilancio-2027`
    pub(super) process: String,
    /// `/it/processes/bilancio-2027/vote`
    pub(super) vote: String,
}

impl Town {
    /// Finds it by looking at every process as a citizen.
    pub(super) fn voting(port: u16) -> Result<Self> {
        for name in TOWNS {
            let mut anna = Client::new(&format!("{name}.localhost"), port);
            log_in(&mut anna, "anna", name)?;
            let mut processes = pages::links(&anna.get("/it")?.text(), "/it/processes/")?;
            processes.extend(pages::links(&anna.get("/it/processes")?.text(), "/it/processes/")?);
            for process in processes.iter().filter(|path| path.matches('/').count() == 3) {
                let components = pages::links(&anna.get(process)?.text(), &format!("{process}/"))?;
                for vote in components.iter().filter(|path| path.matches('/').count() == 4) {
                    let ballot = anna.get(&format!("{vote}/ballot"))?;
                    if ballot.status == 200 && !pages::choices(&ballot.text(), "choice")?.is_empty() {
                        let (process, vote) = (process.clone(), vote.clone());
                        return Ok(Self { name: (*name).to_owned(), port, process, vote });
                    }
                }
            }
        }
        bail!("nobody votes in the demo")
    }

    /// Its address.
    pub(super) fn host(&self) -> String {
        format!("{}.localhost", self.name)
    }

    /// Somebody at its door.
    pub(super) fn visitor(&self) -> Client {
        Client::new(&self.host(), self.port)
    }

    /// Where its people get mail.
    pub(super) fn mail(&self, nickname: &str) -> String {
        format!("{nickname}@{}.example", self.name)
    }

    /// How many ballots the process page says are in the urn.
    pub(super) fn ballots(&self) -> Result<usize> {
        let text = self.visitor().get(&self.process)?.text();
        if text.contains("Una scheda nell") {
            return Ok(1);
        }
        let count = Regex::new(r"([\d.]+) schede nell")?;
        let found =
            count.captures(&text).context("the process page does not say how many ballots there are")?;
        Ok(found[1].replace('.', "").parse()?)
    }

    /// The administrator ends the vote and publishes the result; returns the published ballots.
    pub(super) fn close_and_count(&self) -> Result<Vec<Choice>> {
        let mut clerk = self.visitor();
        log_in(&mut clerk, "admin", &self.name)?;
        let admin = self.vote.replacen("/it/processes/", "/it/admin/processes/", 1);
        for step in ["closing", "result"] {
            let answer = clerk.post(&format!("{admin}/{step}"), &[])?;
            ensure!(answer.status == 303, "{step} answered {}: {}", answer.status, said(&answer));
        }
        let start = Instant::now();
        loop {
            let answer = clerk.get(&format!("{}/ballots.csv", self.vote))?;
            if answer.status == 200 {
                return Ok(urn::read(&answer.text()));
            }
            ensure!(start.elapsed() < PATIENCE, "the ballots were not published: {}", answer.status);
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

fn log_in(client: &mut Client, nickname: &str, town: &str) -> Result<()> {
    let email = format!("{nickname}@{town}.example");
    let answer = client.post("/it/login", &[("email", &email), ("password", PASSWORD)])?;
    ensure!(answer.status == 303, "{email} could not log in: {} {}", answer.status, said(&answer));
    Ok(())
}

/// What a page says, without markup and shortened.
pub(super) fn said(answer: &Answer) -> String {
    let mut inside = false;
    let text: String = answer
        .text()
        .chars()
        .filter(|c| {
            inside = (inside || *c == '<') && *c != '>';
            !inside && *c != '>'
        })
        .collect();
    let words: Vec<&str> = text.split_whitespace().take(80).collect();
    words.join(" ")
}
