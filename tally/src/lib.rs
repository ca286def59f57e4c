//! Counting of participatory votes: exact, explained, repeatable.
//!
//! An [`Election`] holds projects with costs, a budget and ballots. A [`Rule`] says how to count them.
//! [`count`] applies one to the other and returns an [`Outcome`]: the winners, the order in which they
//! were chosen, every tie that mattered, and a [`Log`] from which anybody can redo the count.
//!
//! The crate does no input or output, reads no clock and draws no random number. No decision depends on
//! floating point: the same election and the same rule give the same bytes on every machine.
//!
//! ```
//! use tally::{Ballot, BallotKind, Election, Project, Rule, count};
//!
//! let mut building = Election::builder(BallotKind::Approval, 100_00);
//! building.project(Project::new("trees", "Trees in the square", 60_00))?;
//! building.project(Project::new("bench", "Benches", 50_00))?;
//! building.project(Project::new("books", "Books for the school", 40_00))?;
//! building.ballot(Ballot::approving(["trees", "books"]))?;
//! building.ballot(Ballot::approving(["trees"]).times(2))?;
//! building.ballot(Ballot::approving(["bench"]))?;
//! let election = building.scale(100).build()?;
//!
//! let outcome = count(&election, &Rule::greedy())?;
//! assert_eq!(election.ids(&outcome.winners), ["trees", "books"]);
//! assert_eq!(outcome.cost, 100_00);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod command;
mod count;
mod delegates;
mod election;
mod exact;
pub mod explain;
mod greedy;
mod judgment;
mod log;
mod mes;
mod outcome;
pub mod pb;
mod phragmen;
pub mod porto_alegre;
mod rule;
mod support;
mod ties;
pub mod trials;
pub mod verify;
mod welfare;

pub use count::{CountError, count};
pub use election::{
    Ballot, BallotKind, BallotView, Ballots, Election, ElectionBuilder, ElectionError, Limit, Project,
};
pub use exact::Exact;
pub use log::{Decision, Event, Log, Rejected};
pub use outcome::{Outcome, Standing, Tie};
pub use rule::{
    Add1, Caps, Comparison, Completion, EqualShares, Greedy, GreedyOrder, MajorityJudgment, Method, Misfit,
    Phragmen, PhragmenEnd, PlusMinus, Pots, Rule, Seats, Utility,
};
pub use ties::TieBreak;
