use chrono_tz::Tz;
use db::Tx;
use kernel::{Problem, Text};
use serde::{Deserialize, Serialize};

use super::{RollId, store};
use crate::{people, people::Tie, roles::Standing};

/// Who may support and vote in a process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Entitlement {
    /// Everyone with a confirmed account.
    #[default]
    Registered,
    /// Those who declare one of the ties to the place and are old enough.
    Declared {
        /// The ties that count.
        ties: Vec<Tie>,
        /// Completed years on the day; 0 for no limit.
        min_age: u32,
    },
    /// Those whose address is on an uploaded list.
    Roll {
        /// The list.
        roll: RollId,
    },
}

/// Why somebody is not entitled, with the place where they can do something about it.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The reason.
    pub text: Text,
    /// A path without locale, as in `/account/declaration`; none when nothing can be done here.
    pub remedy: Option<&'static str>,
}

impl Refusal {
    fn new(key: &'static str, remedy: Option<&'static str>) -> Self {
        Self { text: Text::new(key), remedy }
    }

    /// The refusal as a problem.
    pub fn problem(self) -> Problem {
        Problem::NotAllowed(self.text)
    }
}

impl Entitlement {
    /// Whether somebody is entitled now. `secret` keys the hashes of rolls; `zone` decides which day it is.
    ///
    /// # Errors
    /// The outer error when the database fails; the inner one is the refusal with its reason.
    pub async fn check(
        &self,
        tx: &Tx,
        who: &Standing,
        secret: &[u8; 32],
        zone: Tz,
    ) -> Result<Result<(), Refusal>, Problem> {
        let Some(me) = &who.me else {
            return Ok(Err(Refusal::new("accounts-entitled-login", Some("/login"))));
        };
        if !me.email_confirmed {
            return Ok(Err(Refusal::new("accounts-entitled-confirm", Some("/account"))));
        }
        match self {
            Entitlement::Registered => Ok(Ok(())),
            Entitlement::Declared { ties, min_age } => {
                let person = people::store::by_id(tx, me.id).await?.ok_or(Problem::NotFound)?;
                let today = tx.now().with_timezone(&zone).date_naive();
                Ok(declared(&person.declaration, ties, *min_age, today))
            }
            Entitlement::Roll { roll } => {
                let listed = store::contains(tx, *roll, secret, &me.email).await?;
                Ok(if listed { Ok(()) } else { Err(Refusal::new("accounts-entitled-roll", None)) })
            }
        }
    }
}

fn declared(
    declaration: &people::Declaration,
    ties: &[Tie],
    min_age: u32,
    today: chrono::NaiveDate,
) -> Result<(), Refusal> {
    let remedy = Some("/account/declaration");
    let Some(tie) = declaration.tie else { return Err(Refusal::new("accounts-entitled-declare", remedy)) };
    if !ties.contains(&tie) {
        return Err(Refusal::new("accounts-entitled-tie", remedy));
    }
    if min_age == 0 {
        return Ok(());
    }
    match declaration.age_on(today) {
        Some(age) if age >= min_age => Ok(()),
        Some(_) => Err(Refusal {
            text: Text::new("accounts-entitled-age").with("age", i64::from(min_age)),
            remedy: None,
        }),
        None => Err(Refusal::new("accounts-entitled-declare", remedy)),
    }
}
