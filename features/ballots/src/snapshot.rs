//! The result of a vote as it is published and kept: the page reads this and never counts again.

use kernel::{Money, Problem, ResourceRef, Translated};
use serde::{Deserialize, Serialize};
use spaces::LabelId;

use crate::Settings;

/// The version of the format, for readers to come.
pub const FORMAT: &str = "arengo-result/1";

/// A result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Always [`FORMAT`].
    pub format: String,
    /// How much there was to spend.
    pub budget: Money,
    /// How many ballots were counted, blank ones too.
    pub ballots: u64,
    /// How many of them were blank.
    pub blank: u64,
    /// The rules of the vote.
    pub settings: Settings,
    /// The projects in the order in which the count looked at them: most votes first.
    pub rows: Vec<Standing>,
}

/// How one project did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The project.
    pub item: ResourceRef,
    /// Its short number.
    pub number: i64,
    /// The id it had in the file it was imported from; the number otherwise.
    pub external_id: String,
    /// Its title.
    pub title: Translated,
    /// Its path without locale.
    pub path: String,
    /// Its category.
    pub category: Option<LabelId>,
    /// What it costs, in minor units of the budget's currency.
    pub cost: i64,
    /// Ballots that name it.
    pub votes: u64,
    /// What the count decided.
    pub verdict: Verdict,
    /// Money left when the count came to it, in minor units.
    pub before: i64,
    /// Numbers of other projects with exactly as many votes.
    pub tied: Vec<i64>,
    /// With how many more votes it would have won, everything else being equal; none when it won or never could.
    pub lacking: Option<u64>,
    /// Whether it wins: as counted, unless somebody changed it.
    pub won: bool,
    /// Why it was changed by hand; none when it was not.
    pub changed: Option<String>,
}

/// What the count decided about a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It fits the money left.
    Funded,
    /// It costs more than what was left.
    TooDear,
    /// It has fewer votes than the threshold.
    BelowThreshold,
}

/// A winner made or unmade by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The project's number.
    pub number: i64,
    /// Whether it wins.
    pub won: bool,
    /// Why; published with the result.
    pub reason: String,
}

impl Snapshot {
    /// The winners in the order of the count.
    pub fn winners(&self) -> impl Iterator<Item = &Standing> {
        self.rows.iter().filter(|row| row.won)
    }

    /// What the winners cost together.
    pub fn spent(&self) -> Money {
        Money::new(self.winners().map(|row| row.cost).fold(0, i64::saturating_add), self.budget.currency)
    }

    /// What is left of the budget; nothing when hand-made winners overspend it.
    pub fn left(&self) -> Money {
        Money::new(self.budget.minor.saturating_sub(self.spent().minor).max(0), self.budget.currency)
    }

    /// Ballots of those entitled, as a ratio; none when nobody knows how many are.
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    pub fn turnout(&self) -> Option<f64> {
        let entitled = self.settings.electorate.filter(|n| *n > 0)?;
        Some(self.ballots as f64 / entitled as f64)
    }

    /// Changes winners by hand.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a project that was not voted on.
    pub fn change(&mut self, changes: &[Change]) -> Result<(), Problem> {
        for change in changes {
            let row =
                self.rows.iter_mut().find(|row| row.number == change.number).ok_or(Problem::NotFound)?;
            row.won = change.won;
            row.changed = Some(change.reason.clone());
        }
        Ok(())
    }
}
