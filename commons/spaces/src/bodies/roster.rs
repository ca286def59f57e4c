//! What a table would make of the members of a body: who is new, who changes, who does not belong to it any more. The same
//! plan is shown before and carried out after, each time made from what is known at that moment.

use std::collections::HashMap;

use accounts::people;
use chrono_tz::Tz;
use db::{Tx, search::fold};
use kernel::{Locale, PersonId, Problem, Text, Timestamp, Translated};
use web::sheet::Wrong;

use super::{Member, Office, sheet::Line, store};
use crate::{ProcessId, admin::start_of};

/// What a table would do.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// In the order of the table.
    pub(crate) seats: Vec<Seat>,
    /// Who sits there now, and not in the table; empty where those stay.
    pub(crate) leaving: Vec<Member>,
    pub(crate) wrong: Vec<Wrong>,
}

/// One line of the table and whom it means.
#[derive(Debug)]
pub(crate) struct Seat {
    pub(crate) known: Option<Member>,
    pub(crate) person: Option<PersonId>,
    pub(crate) name: String,
    pub(crate) office: Office,
    pub(crate) title: Translated,
    pub(crate) starts_at: Option<Timestamp>,
    pub(crate) ends_at: Option<Timestamp>,
    pub(crate) public: bool,
}

impl Seat {
    /// Whether the line says something else than what is known.
    pub(crate) fn changes(&self) -> bool {
        self.known.as_ref().is_none_or(|m| {
            (m.person, m.office, m.starts_at, m.ends_at, m.public)
                != (self.person, self.office, self.starts_at, self.ends_at, self.public)
                || m.name != self.name
                || m.title != self.title
        })
    }
}

/// Makes the plan. With `replace`, whoever sits there and is not in the table does not belong to it any more.
pub(crate) async fn plan(
    tx: &Tx,
    body: ProcessId,
    lines: &[Line],
    replace: bool,
    place: (Tz, Locale),
) -> Result<Plan, Problem> {
    let members = store::members(tx, body).await?;
    let emails: Vec<&str> = lines.iter().filter_map(|line| Some(line.email.as_ref()?.as_str())).collect();
    let accounts = people::store::of_emails(tx, &emails).await?;
    let mut plan = Plan::default();
    // Whom a line meant already, by the id of the member or of the account.
    let mut meant: HashMap<String, u64> = HashMap::new();
    for line in lines {
        let account = line.email.as_ref().map(|email| accounts.get(email.as_str()));
        if account == Some(None) {
            plan.wrong.push(Wrong { line: line.line, text: Text::new("spaces-member-no-account") });
            continue;
        }
        let account = account.flatten();
        let known = known(&members, account.map(|(person, _)| *person), line.name.as_deref());
        let seat = seat(line, known, account, tx.now(), place);
        let key = match (seat.person, known) {
            (Some(person), _) => person.to_string(),
            (None, Some(member)) => member.id.to_string(),
            (None, None) => fold(&seat.name),
        };
        if let Some(before) = meant.insert(key, line.line) {
            let text = Text::new("spaces-csv-twice").with("line", before.to_string());
            plan.wrong.push(Wrong { line: line.line, text });
        }
        if seat.ends_at.zip(seat.starts_at).is_some_and(|(end, start)| end <= start) {
            plan.wrong.push(Wrong { line: line.line, text: Text::new("spaces-ends-before-start") });
        }
        plan.seats.push(seat);
    }
    if replace {
        let stays = |member: &Member| {
            plan.seats.iter().any(|seat| seat.known.as_ref().is_some_and(|known| known.id == member.id))
        };
        let over = |member: &Member| member.ends_at.is_some_and(|end| end <= tx.now());
        plan.leaving = members.iter().filter(|m| !stays(m) && !over(m)).cloned().collect();
    }
    Ok(plan)
}

/// The member that a line means: the account's; without an address, the one of that name.
fn known<'a>(members: &'a [Member], person: Option<PersonId>, name: Option<&str>) -> Option<&'a Member> {
    if person.is_some() {
        return members.iter().find(|member| member.person == person);
    }
    let wanted = fold(name?);
    let mut named = members.iter().filter(|member| fold(&member.name) == wanted);
    let first = named.next()?;
    named.find(|member| member.person.is_none()).filter(|_| first.person.is_some()).or(Some(first))
}

/// For whom they sit there: as the table says in its language, else as it was.
fn titled(said: Option<&str>, known: Option<&Member>, language: Locale) -> Translated {
    let known = known.map(|member| member.title.clone());
    match (said, known) {
        (Some(said), Some(known)) if known.text(known.original) == said => known,
        (Some(said), _) => Translated::new(language, said),
        (None, known) => known.unwrap_or_else(|| Translated::new(language, "")),
    }
}

fn seat(
    line: &Line,
    known: Option<&Member>,
    account: Option<&(PersonId, String)>,
    now: Timestamp,
    (zone, language): (Tz, Locale),
) -> Seat {
    let nickname = account.map(|(_, nickname)| nickname.clone());
    let name = line.name.clone().or(known.map(|m| m.name.clone())).or(nickname).unwrap_or_default();
    // Who had left and is in the table again belongs to it again.
    let end = known.and_then(|m| m.ends_at).filter(|end| *end > now);
    Seat {
        known: known.cloned(),
        person: account.map(|(person, _)| *person).or(known.and_then(|m| m.person)),
        name,
        office: line.office.or(known.map(|m| m.office)).unwrap_or(Office::Member),
        title: titled(line.title.as_deref(), known, language),
        starts_at: line.from.and_then(|day| start_of(day, zone)).or(known.and_then(|m| m.starts_at)),
        // The last day belongs to it.
        ends_at: line.until.and_then(|day| start_of(day.succ_opt()?, zone)).or(end),
        public: line.public.or(known.map(|m| m.public)).unwrap_or(true),
    }
}
