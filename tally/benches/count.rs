//! How long counting takes: `cargo bench -p tally --features bench`. Real elections where the machine has
//! them (`../shared/data/pb`), and a large synthetic one. All times are those of the processor.

#![expect(missing_docs, reason = "what criterion's macros make has none")]

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rustix::time::{ClockId, clock_gettime};
use tally::{
    Add1, BallotKind, Completion, Election, EqualShares, Method, Outcome, Phragmen, Project, Rule, Utility,
    count,
    explain::{self, Group},
    pb, verify,
};

/// The time that the processor spends on this thread: on a machine with other work, the only time that says
/// something about the program.
struct ProcessorTime(WallTime);

impl Measurement for ProcessorTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.try_into().unwrap_or(0), time.tv_nsec.try_into().unwrap_or(0))
    }

    fn end(&self, start: Duration) -> Duration {
        self.start().saturating_sub(start)
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        value.as_secs_f64() * 1e9
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self.0.formatter()
    }
}

fn shares(completion: Completion) -> Rule {
    Rule {
        method: Method::EqualShares(EqualShares { completion, ..EqualShares::default() }),
        ..Rule::equal_shares()
    }
}

fn real(name: &str) -> Option<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/pb/instances");
    let file = std::fs::read(format!("{folder}/{name}.pb"));
    if file.is_err() {
        println!("left out, not here: {name}");
    }
    file.ok()
}

/// Everything that can be said about a count by equal shares.
fn explained(election: &Election, outcome: &Outcome) -> Option<usize> {
    let story = explain::equal_shares(election, outcome).ok()?;
    let satisfied = explain::satisfaction(election, &outcome.winners, outcome.rule.utility).ok()?;
    let difference = explain::difference(election, outcome).ok()?;
    let categories = explain::group_shares(election, &outcome.winners, Group::Category);
    let districts = explain::group_shares(election, &outcome.winners, Group::District);
    let proof = explain::certificate(outcome).ok()?;
    explain::check_certificate(election, &proof).ok()?;
    let sizes = [
        story.projects.len(),
        satisfied.by_winners.len(),
        difference.only_here.len(),
        categories.len(),
        districts.len(),
    ];
    Some(sizes.iter().sum())
}

/// Real elections: the targets of the engine's issue.
fn elections(criterion: &mut Criterion<ProcessorTime>) {
    let mut group = criterion.benchmark_group("real");
    group.sample_size(10).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3));
    let files = [
        "Poland_Lodz_2022",
        "Poland_Warszawa_2020_Praga-Poludnie",
        "Poland_Wroclaw_2015_150_-_500",
        "Hungary_Budapest_2024",
    ];
    for name in files {
        let Some(bytes) = real(name) else { continue };
        group.throughput(Throughput::Bytes(u64::try_from(bytes.len()).unwrap_or(0)));
        group.bench_function(BenchmarkId::new("read", name), |bench| {
            bench.iter(|| pb::read(name, black_box(&bytes)))
        });
        let Ok(file) = pb::read(name, &bytes) else { continue };
        let phragmen = Rule { method: Method::Phragmen(Phragmen::default()), ..Rule::greedy() };
        for (label, rule) in [
            ("greedy", Rule::greedy()),
            ("mes", shares(Completion::None)),
            ("mes-add1-exhaustive", shares(Completion::Add1(Add1::Exhaustive))),
            ("mes-add1-official", shares(Completion::Add1(Add1::Official))),
            ("phragmen", phragmen),
        ] {
            let id = BenchmarkId::new(label, name);
            group.bench_function(id, |bench| bench.iter(|| count(black_box(&file.election), &rule)));
        }
        let Ok(outcome) = count(&file.election, &shares(Completion::Add1(Add1::Official))) else { continue };
        group.bench_function(BenchmarkId::new("explain", name), |bench| {
            bench.iter(|| explained(&file.election, black_box(&outcome)))
        });
        if name != files[0] {
            continue;
        }
        let log = outcome.log.to_json();
        group.bench_function(BenchmarkId::new("verify", name), |bench| {
            bench.iter(|| verify::verify(black_box(&log), &file.election))
        });
    }
    group.finish();
}

/// Voters × projects, ten approvals each, without pattern but always the same.
fn synthetic(voters: u64, projects: u64) -> Option<Election> {
    let mut state = 1_u64;
    let mut below = |end: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % end
    };
    let mut building = Election::builder(BallotKind::Approval, voters * 10);
    for project in 0..projects {
        building.project(Project::new(format!("p{project}"), "", voters / 100 + below(voters / 20))).ok()?;
    }
    let mut ballot = Vec::new();
    for _ in 0..voters {
        ballot.clear();
        while ballot.len() < 10 {
            // The smaller of two numbers: some projects are more popular than others.
            let project = usize::try_from(below(projects).min(below(projects))).ok()?;
            if !ballot.contains(&project) {
                ballot.push(project);
            }
        }
        building.ballot_at(&ballot, &[], 1).ok()?;
    }
    building.build().ok()
}

/// Ten million voters with `TALLY_LARGE=1`, else a hundredth of that.
fn large(criterion: &mut Criterion<ProcessorTime>) {
    let voters = if std::env::var_os("TALLY_LARGE").is_some() { 10_000_000 } else { 100_000 };
    let Some(election) = synthetic(voters, 2000) else { return };
    let mut group = criterion.benchmark_group("synthetic");
    group.sample_size(10).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3));
    let rule = shares(Completion::None).with_utility(Utility::Cost);
    group.bench_function(BenchmarkId::new("mes", voters), |bench| {
        bench.iter(|| count(black_box(&election), &rule))
    });
    group.finish();
    // Where the system tells: the most memory that this program ever held.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("{voters} voters, 2000 projects: {line}");
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ProcessorTime(WallTime));
    targets = elections, large
}
criterion_main!(benches);
