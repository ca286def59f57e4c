//! What a programme brought about: who went where, how many places were there and taken, what those who came say.

use std::collections::{BTreeMap, BTreeSet};

use super::{BodyId, Card, CardId, Course, Marks, Participant, Session, SessionId};

/// People and their hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// How many people were there.
    pub people: i64,
    /// For how many hours in all.
    pub hours: i64,
}

impl Came {
    fn add(&mut self, one: &Participant) {
        self.people += 1;
        self.hours += one.hours.unwrap_or(0);
    }
}

/// One card of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The card.
    pub card: CardId,
    /// Places of all its sessions; none where the host did not say.
    pub offered: Option<i64>,
    /// Those that are taken.
    pub filled: i64,
    /// Who was there.
    pub came: Came,
    /// The marks of those who came.
    pub marks: Marks,
}

/// The report of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Who was there, in all.
    pub came: Came,
    /// Sessions in which somebody was.
    pub sessions: i64,
    /// Bodies that sent somebody who was there.
    pub senders: i64,
    /// From which body to which, those with most people first.
    pub ways: Vec<(BodyId, BodyId, Came)>,
    /// Card by card, in the order of the cards.
    pub lines: Vec<Line>,
    /// All marks together.
    pub marks: Marks,
}

impl Report {
    /// Made from the public cards, their sessions with the places that are taken, the people, and the marks.
    pub fn new(
        cards: &[Card],
        sessions: &[Session],
        taken: impl Fn(&Session) -> i64,
        people: &[Participant],
        marks: &[(SessionId, Marks)],
    ) -> Self {
        let mut report = Self::default();
        let mut ways: BTreeMap<(BodyId, BodyId), Came> = BTreeMap::new();
        let (mut held, mut senders) = (BTreeSet::new(), BTreeSet::new());
        for card in cards {
            let own: Vec<&Session> = sessions.iter().filter(|session| session.card == card.id).collect();
            let open = || own.iter().filter(|session| session.course == Course::Open);
            let mut line = Line {
                card: card.id,
                offered: offered(card, open().copied()),
                filled: open().map(|session| taken(session)).sum(),
                came: Came::default(),
                marks: Marks::default(),
            };
            for one in people.iter().filter(|one| one.card == card.id && one.present == Some(true)) {
                line.came.add(one);
                report.came.add(one);
                ways.entry((one.body, card.body)).or_default().add(one);
                held.insert(one.session.uuid());
                senders.insert(one.body);
            }
            for (_, given) in marks.iter().filter(|(id, _)| own.iter().any(|session| session.id == *id)) {
                line.marks += *given;
                report.marks += *given;
            }
            report.lines.push(line);
        }
        report.sessions = i64::try_from(held.len()).unwrap_or(i64::MAX);
        report.senders = i64::try_from(senders.len()).unwrap_or(i64::MAX);
        report.ways = ways.into_iter().map(|((from, to), came)| (from, to, came)).collect();
        report.ways.sort_by_key(|(.., came)| std::cmp::Reverse(came.people));
        report
    }
}

/// The places of the sessions of a card that say how many they have.
fn offered<'a>(card: &Card, sessions: impl Iterator<Item = &'a Session>) -> Option<i64> {
    let capacity = &card.content.capacity;
    let said: Vec<i64> = sessions.filter_map(|session| session.seats.or(capacity.seats())).collect();
    let sum: i64 = said.iter().sum();
    (!said.is_empty()).then(|| capacity.total_max.map_or(sum, |most| sum.min(most)))
}
