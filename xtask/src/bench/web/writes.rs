//! Supports and ballots over real connections, by people who are logged in.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use super::world::World;
use crate::{
    bench::latency::Latency,
    load::{Client, cpu_seconds},
};

/// What people do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Supporting one proposal after the other, then taking the supports back.
    Support,
    /// Changing one's ballot again and again.
    Vote,
}

/// What came of it.
pub(super) struct Done {
    pub(super) clients: usize,
    pub(super) per_second: f64,
    pub(super) latency: Latency,
    /// How much of all that this machine can compute went into asking.
    pub(super) asking: f64,
}

/// Lets so many people write at the same time. Only what was acknowledged counts.
pub(super) fn measure(world: &World, port: u16, deed: Deed, clients: usize, seconds: u64) -> Result<Done> {
    ensure!(clients <= world.sessions.len(), "{clients} clients, but {} sessions", world.sessions.len());
    let begin = cpu_seconds(std::process::id())?;
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds);
    let all: Vec<Result<Vec<Duration>>> = thread::scope(|scope| {
        let people: Vec<_> = (0..clients)
            .map(|number| scope.spawn(move || Writer::new(world, port, number).write_until(deed, end)))
            .collect();
        let joined = people.into_iter().map(|person| person.join());
        joined.map(|done| done.unwrap_or_else(|_| Err(anyhow::anyhow!("a writer panicked")))).collect()
    });
    let took = start.elapsed().as_secs_f64();
    let mut times = Vec::new();
    for some in all {
        times.extend(some?);
    }
    let cores = thread::available_parallelism()?.get() as f64;
    Ok(Done {
        clients,
        per_second: times.len() as f64 / took,
        latency: Latency::new(times),
        asking: (cpu_seconds(std::process::id())? - begin) / took / cores,
    })
}

/// Somebody who writes.
struct Writer<'a> {
    client: Client,
    world: &'a World,
    number: usize,
    deeds: usize,
}

/// Proposals that everybody supports.
const PROPOSALS: usize = 900;

impl<'a> Writer<'a> {
    fn new(world: &'a World, port: u16, number: usize) -> Self {
        let mut client = Client::new(&world.host, port);
        client.set_cookie("arengo_session", &world.sessions[number]);
        client.address = Some(format!("10.1.0.{}", number + 1));
        // so that two measurements do not write the same
        let deeds = usize::try_from(std::process::id()).unwrap_or(0) % 7;
        Self { client, world, number, deeds }
    }

    fn write_until(mut self, deed: Deed, end: Instant) -> Result<Vec<Duration>> {
        let mut times = Vec::new();
        while Instant::now() < end {
            let start = Instant::now();
            match deed {
                Deed::Support => self.support()?,
                Deed::Vote => self.vote()?,
            }
            times.push(start.elapsed());
        }
        Ok(times)
    }

    fn support(&mut self) -> Result<()> {
        let (round, place) = (self.deeds / PROPOSALS, self.deeds % PROPOSALS);
        self.deeds += 1;
        let what = if round.is_multiple_of(2) { "support" } else { "support/withdrawal" };
        self.post(&format!("{}/{}/{what}", self.world.proposals, place + 1), &[])
    }

    fn vote(&mut self) -> Result<()> {
        self.deeds += 1;
        let choices = &self.world.choices;
        let first = choices[(self.number + self.deeds) % choices.len()].to_string();
        let second = choices[(self.number + self.deeds * 7 + 1) % choices.len()].to_string();
        let fields = [("urn", "real"), ("choice", &first), ("choice", &second)];
        self.post(&format!("{}/ballots", self.world.vote), &fields)
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<()> {
        let answer = self.client.post(path, fields)?;
        ensure!(answer.status == 303, "{path} answered {}: {:.300}", answer.status, answer.text());
        Ok(())
    }
}
