//! The ledger as one would do it on a sheet of paper: a list in the order of asking.

use std::collections::BTreeSet;

use seats::{Plan, State};

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) who: u128,
    pub(crate) kind: String,
    pub(crate) party: String,
    pub(crate) reserved: bool,
    pub(crate) state: State,
    /// In minutes.
    pub(crate) until: i64,
}

/// The sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) plan: Plan,
    pub(crate) lines: Vec<Line>,
    pub(crate) now: i64,
}

/// The same kind, or one nested in it.
fn is_of(kind: &str, other: &str) -> bool {
    kind == other || kind.starts_with(&format!("{other}/"))
}

fn seated(line: &Line) -> bool {
    matches!(line.state, State::Held | State::Offered)
}

impl Sheet {
    fn fits(&self, kind: &str, party: &str) -> bool {
        let taken = |of: &dyn Fn(&Line) -> bool| {
            let count = self.lines.iter().filter(|l| seated(l) && !l.reserved && of(l)).count();
            i64::try_from(count).unwrap()
        };
        let room = self.plan.capacity.is_none_or(|capacity| taken(&|_| true) + self.plan.reserved < capacity);
        let mut own = self.plan.kinds.iter().filter(|k| is_of(kind, &k.kind));
        room && own.all(|k| {
            let theirs = |name: &str| taken(&|l| is_of(&l.kind, &k.kind) && l.party == name);
            let others = self.parties(&k.kind).iter().filter(|name| *name != party).count();
            taken(&|l| is_of(&l.kind, &k.kind)) < k.capacity
                && (party.is_empty()
                    || (k.most_of_party.is_none_or(|most| theirs(party) < most)
                        && k.most_parties.is_none_or(|most| i64::try_from(others).unwrap() < most)))
        })
    }

    fn parties(&self, kind: &str) -> BTreeSet<String> {
        let own = self.lines.iter().filter(|l| seated(l) && !l.reserved && is_of(&l.kind, kind));
        own.map(|l| l.party.clone()).filter(|party| !party.is_empty()).collect()
    }

    fn serve(&mut self) {
        while let Some(next) = (0..self.lines.len()).find(|i| {
            self.lines[*i].state == State::Waiting && self.fits(&self.lines[*i].kind, &self.lines[*i].party)
        }) {
            match self.plan.offer_minutes {
                Some(minutes) => {
                    (self.lines[next].state, self.lines[next].until) = (State::Offered, self.now + minutes);
                }
                None => self.lines[next].state = State::Held,
            }
        }
    }

    pub(crate) fn lapse(&mut self) {
        let now = self.now;
        self.lines.retain(|l| l.state != State::Offered || now < l.until);
        self.serve();
    }

    pub(crate) fn enrol(&mut self, who: u128, kind: &str, party: &str) {
        self.lapse();
        if !self.lines.iter().any(|l| l.who == who) {
            let state = if self.fits(kind, party) { State::Held } else { State::Waiting };
            let (kind, party) = (kind.to_owned(), party.to_owned());
            self.lines.push(Line { who, kind, party, reserved: false, state, until: 0 });
        }
    }

    pub(crate) fn cancel(&mut self, who: u128) {
        self.lapse();
        self.lines.retain(|l| l.who != who);
        self.serve();
    }

    pub(crate) fn accept(&mut self, who: u128) {
        let now = self.now;
        let offer =
            self.lines.iter_mut().find(|l| l.who == who && l.state == State::Offered && now < l.until);
        if let Some(line) = offer {
            line.state = State::Held;
        }
    }

    pub(crate) fn hold_reserved(&mut self, who: u128) {
        let given = i64::try_from(self.lines.iter().filter(|l| l.reserved).count()).unwrap();
        let has = self.lines.iter().any(|l| l.who == who && l.state == State::Held);
        // Refused as a whole: nothing of it stays, not even what lapsed meanwhile.
        if given >= self.plan.reserved || has {
            return;
        }
        self.cancel(who);
        let (kind, party) = (String::new(), String::new());
        self.lines.push(Line { who, kind, party, reserved: true, state: State::Held, until: 0 });
    }

    pub(crate) fn set_plan(&mut self, plan: Plan) {
        let before = self.clone();
        self.plan.offer_minutes = plan.offer_minutes;
        self.lapse();
        let count = |of: &dyn Fn(&Line) -> bool| {
            i64::try_from(self.lines.iter().filter(|l| seated(l) && of(l)).count()).unwrap()
        };
        let refused = plan.reserved < count(&|l| l.reserved)
            || plan.capacity.is_some_and(|c| c < count(&|l| !l.reserved) + plan.reserved)
            || plan.kinds.iter().any(|k| {
                let own = |l: &Line| !l.reserved && is_of(&l.kind, &k.kind);
                let parties = self.parties(&k.kind);
                let most = parties.iter().map(|p| count(&|l| own(l) && l.party == *p)).max().unwrap_or(0);
                k.capacity < count(&own)
                    || k.most_parties.is_some_and(|n| n < i64::try_from(parties.len()).unwrap())
                    || k.most_of_party.is_some_and(|n| n < most)
            });
        if refused {
            *self = before;
        } else {
            self.plan = plan;
            self.serve();
        }
    }
}
