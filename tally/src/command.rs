//! The command `tally`, without its input and output: the program around it reads and writes the files.

use std::fmt::Write as _;

use crate::{
    Add1, BallotKind, Caps, Comparison, Completion, Election, EqualShares, Greedy, GreedyOrder,
    MajorityJudgment, Method, Misfit, Outcome, Phragmen, PhragmenEnd, PlusMinus, Pots, Rule, Seats, TieBreak,
    Utility, count, pb, verify,
};

/// How to call the command.
pub const USAGE: &str = "\
Usage: tally FILE.pb [options]         counts an election
       tally verify LOG FILE.pb        checks the log of a count

  --rule RULE          greedy (default), mes, phragmen, max-welfare, majority-judgment, plus-minus,
                       schulze, stv, declared (what the file itself says)
  --utility U          cost, cardinality, points, borda, effort, places:N
                       (default: cost, points or borda, as the ballots allow)
  --completion C       mes: none, utilitarian, add1 (default), add1-utilitarian, bos
  --add1 VARIANT       mes: official (default), exhaustive, integral-exhaustive
  --comparison MODE    mes: winners or exclusion
  --eligibility PART   mes: leave out projects with votes/voters < cost/(PART x budget)
  --min-ballot N       mes: leave out ballots with fewer projects
  --order O            greedy: per-cost (default) or total
  --misfit M           greedy: skip (default), stop, top-up:PERCENT; phragmen: stop (default), skip
  --threshold N        greedy: least votes or points
  --exclusive A,B      greedy: at most one of two projects; may be given several times
  --pots P             greedy: single (default), by-district, by-district-then-together
  --caps C             greedy: ignored (default), applied, then-ignored
  --most N             greedy: the most projects that may win
  --seats N            schulze, stv: number of seats (default 1)
  --absent GRADE       majority-judgment: grade of projects a ballot does not name (default 0)
  --plus-first N       plus-minus: plus votes needed before minus votes count
  --tie ORDER          file (default), id, cost-file, cost-votes, lot:FILE
  --json               print the result as JSON
  --log FILE           write the log of the count
";

/// What the program has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// To print.
    pub text: String,
    /// Files to write: name and content.
    pub files: Vec<(String, String)>,
}

/// Runs the command. `arguments` come without the name of the program; `read` fetches a file and says in words
/// why it cannot.
///
/// # Errors
/// A message for the person who typed the command: wrong arguments, unreadable files, a log that does not hold.
pub fn run(arguments: &[String], read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<Done, String> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => Err(USAGE.to_string()),
        ["help" | "--help" | "-h", ..] => Ok(Done { text: USAGE.to_string(), files: Vec::new() }),
        ["verify", log, file] => {
            let election = pb::read(file, &read(file)?).map_err(|error| error.to_string())?.election;
            let report = verify::verify(&String::from_utf8_lossy(&read(log)?), &election);
            report
                .map(|text| Done { text: text + "\n", files: Vec::new() })
                .map_err(|error| format!("{log}: {error}"))
        }
        ["verify", ..] => Err(format!("verify needs a log and an election file\n\n{USAGE}")),
        all => counted(all, read),
    }
}

fn counted(arguments: &[&str], read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<Done, String> {
    let options = Options::parse(arguments)?;
    let file = pb::read(&options.file, &read(&options.file)?).map_err(|error| error.to_string())?;
    let rule = options.rule(&file, read)?;
    let outcome = count(&file.election, &rule).map_err(|error| error.to_string())?;
    let mut done = Done::default();
    if let Some(name) = options.one("log") {
        done.files.push((name.to_string(), outcome.log.to_json() + "\n"));
    }
    if options.json {
        done.text = outcome.to_json(&file.election) + "\n";
    } else {
        for warning in &file.warnings {
            let _ = writeln!(done.text, "note: {warning}");
        }
        done.text += &told(&file.election, &outcome);
    }
    Ok(done)
}

/// The result in words.
fn told(election: &Election, outcome: &Outcome) -> String {
    let mut text = String::new();
    for (place, &project) in outcome.order.iter().enumerate() {
        let (terms, standing) = (&election.projects()[project], &outcome.standings[project]);
        let cost = election.money(terms.cost);
        let _ = writeln!(
            text,
            "{:>4}  {}  {}  ({cost}, {} votes)",
            place + 1,
            terms.id,
            terms.name,
            standing.votes
        );
    }
    for tie in &outcome.ties {
        let (tied, won) = (election.ids(&tie.tied).join(", "), election.ids(&tie.won).join(", "));
        let _ = writeln!(text, "tie between {tied}: decided for {won}");
    }
    let (cost, budget) = (election.money(outcome.cost), election.money(election.budget()));
    let _ = writeln!(text, "{} winners, {cost} of {budget} spent", outcome.order.len());
    text
}

/// Arguments, sorted out.
struct Options {
    file: String,
    json: bool,
    values: Vec<(String, String)>,
}

const NAMES: [&str; 19] = [
    "rule",
    "utility",
    "completion",
    "add1",
    "comparison",
    "eligibility",
    "min-ballot",
    "order",
    "misfit",
    "threshold",
    "exclusive",
    "pots",
    "caps",
    "most",
    "seats",
    "absent",
    "plus-first",
    "tie",
    "log",
];

impl Options {
    fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self { file: String::new(), json: false, values: Vec::new() };
        let mut left = arguments.iter();
        while let Some(&argument) = left.next() {
            match argument.strip_prefix("--") {
                Some("json") => options.json = true,
                Some(option) => {
                    let (name, value) = match option.split_once('=') {
                        Some((name, value)) => (name, Some(value)),
                        None => (option, None),
                    };
                    if !NAMES.contains(&name) {
                        return Err(format!("unknown option --{name}\n\n{USAGE}"));
                    }
                    let value = value.or_else(|| left.next().copied());
                    let value = value.ok_or_else(|| format!("--{name} needs a value"))?;
                    options.values.push((name.to_string(), value.to_string()));
                }
                None if options.file.is_empty() => options.file = argument.to_string(),
                None => return Err(format!("one file at a time, please: “{argument}” is the second")),
            }
        }
        if options.file.is_empty() { Err(USAGE.to_string()) } else { Ok(options) }
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn one(&self, name: &str) -> Option<&str> {
        self.values.iter().rfind(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, String> {
        let Some(value) = self.one(name) else { return Ok(None) };
        value.parse().map(Some).map_err(|_| format!("--{name} needs a number, found “{value}”"))
    }

    /// One of several words; the first one when the option is not given.
    fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<T, String> {
        let value = self.one(name).unwrap_or(choices[0].0);
        let found = choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice);
        found.ok_or_else(|| {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            format!("--{name} must be one of {}, found “{value}”", words.join(", "))
        })
    }

    fn rule(
        &self,
        file: &pb::PbFile,
        read: &dyn Fn(&str) -> Result<Vec<u8>, String>,
    ) -> Result<Rule, String> {
        let ties = self.ties(read)?;
        let utility = self.utility(file.election.kind())?;
        let seats = Seats { seats: self.number("seats")?.unwrap_or(1) };
        let method = match self.one("rule").unwrap_or("greedy") {
            "greedy" => Method::Greedy(self.greedy()?),
            "mes" => Method::EqualShares(self.shares()?),
            "phragmen" => {
                let ends = [("stop", PhragmenEnd::Stop), ("skip", PhragmenEnd::Skip)];
                Method::Phragmen(Phragmen { end: self.choice("misfit", &ends)? })
            }
            "max-welfare" => Method::MaxWelfare,
            "majority-judgment" => {
                let absent = self.number("absent")?.unwrap_or(0);
                Method::MajorityJudgment(MajorityJudgment { absent, funding: self.greedy()? })
            }
            "plus-minus" => {
                let plus_before_minus = self.number("plus-first")?.unwrap_or(0);
                Method::PlusMinus(PlusMinus { plus_before_minus, funding: self.greedy()? })
            }
            "schulze" => Method::Schulze(seats),
            "stv" => Method::Stv(seats),
            "declared" => {
                return file.declared_rule().map_err(|error| format!("{}: {error}", self.file));
            }
            other => return Err(format!("unknown rule “{other}”\n\n{USAGE}")),
        };
        Ok(Rule { method, utility, ties })
    }

    fn utility(&self, kind: BallotKind) -> Result<Utility, String> {
        match self.one("utility") {
            None => Ok(Utility::usual(kind)),
            Some("cost") => Ok(Utility::Cost),
            Some("cardinality") => Ok(Utility::Cardinality),
            Some("points") => Ok(Utility::Points),
            Some("borda") => Ok(Utility::Borda),
            Some("effort") => Ok(Utility::Effort),
            Some(other) => {
                let first = other.strip_prefix("places:").and_then(|first| first.parse().ok());
                first
                    .map(|first| Utility::Places { first })
                    .ok_or_else(|| format!("unknown utility “{other}”"))
            }
        }
    }

    fn ties(&self, read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<TieBreak, String> {
        match self.one("tie") {
            None | Some("file") => Ok(TieBreak::FileOrder),
            Some("id") => Ok(TieBreak::Id),
            Some("cost-file") => Ok(TieBreak::CostThenFile),
            Some("cost-votes") => Ok(TieBreak::CostThenVotes),
            Some(other) => {
                let name =
                    other.strip_prefix("lot:").ok_or_else(|| format!("unknown order for ties “{other}”"))?;
                let text = String::from_utf8_lossy(&read(name)?).into_owned();
                let ids =
                    text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|id| !id.is_empty());
                Ok(TieBreak::Lot(ids.map(str::to_string).collect()))
            }
        }
    }

    fn greedy(&self) -> Result<Greedy, String> {
        let misfit = match self.one("misfit") {
            None | Some("skip") => Misfit::Skip,
            Some("stop") => Misfit::Stop,
            Some(other) => {
                let percent = other.strip_prefix("top-up:").and_then(|percent| percent.parse().ok());
                let percent = percent.ok_or_else(|| {
                    format!("--misfit must be skip, stop or top-up:PERCENT, found “{other}”")
                })?;
                Misfit::StopAndTopUp { percent }
            }
        };
        let pair = |pair: &str| match pair.split_once(',') {
            Some((a, b)) => Ok([a.trim().to_string(), b.trim().to_string()]),
            None => Err(format!("--exclusive needs two ids with a comma between them, found “{pair}”")),
        };
        Ok(Greedy {
            order: self
                .choice("order", &[("per-cost", GreedyOrder::PerCost), ("total", GreedyOrder::Total)])?,
            misfit,
            threshold: self.number("threshold")?,
            exclusive: self.all("exclusive").map(pair).collect::<Result<_, _>>()?,
            pots: self.choice(
                "pots",
                &[
                    ("single", Pots::Single),
                    ("by-district", Pots::ByDistrict),
                    ("by-district-then-together", Pots::ByDistrictThenTogether),
                ],
            )?,
            caps: self.choice(
                "caps",
                &[
                    ("ignored", Caps::Ignored),
                    ("applied", Caps::Applied),
                    ("then-ignored", Caps::ThenIgnored),
                ],
            )?,
            most: self.number("most")?,
        })
    }

    fn shares(&self) -> Result<EqualShares, String> {
        let add1 = self.choice(
            "add1",
            &[
                ("official", Add1::Official),
                ("exhaustive", Add1::Exhaustive),
                ("integral-exhaustive", Add1::IntegralExhaustive),
            ],
        )?;
        let completion = self.choice(
            "completion",
            &[
                ("add1", Completion::Add1(add1)),
                ("none", Completion::None),
                ("utilitarian", Completion::Utilitarian),
                ("add1-utilitarian", Completion::Add1Utilitarian(add1)),
                ("bos", Completion::BoundedOverspending),
            ],
        )?;
        let comparison = match self.one("comparison") {
            None => None,
            Some(_) => Some(self.choice(
                "comparison",
                &[("winners", Comparison::Winners), ("exclusion", Comparison::Exclusion)],
            )?),
        };
        let (eligibility, min_ballot) =
            (self.number("eligibility")?, self.number("min-ballot")?.unwrap_or(0));
        Ok(EqualShares { completion, comparison, eligibility, min_ballot })
    }
}
