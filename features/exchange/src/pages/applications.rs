//! What a body asked for: who has a seat, who waits, what is to be done.

use std::collections::HashMap;

use accounts::Here;
use axum::{extract::Path, response::Response};
use kernel::{Problem, Text};
use seats::{Seat, State};
use serde::Serialize;
use spaces::{Inside, Strip};
use uuid::Uuid;
use web::Page;

use super::{Tag, card_path, sessions::session_words};
use crate::{
    actions,
    model::{Application, Approval, Card, Course, Participant, ParticipantId, Session},
    permissions::{Act, Ground, check},
    store,
};

/// The applications of one's bodies.
#[derive(Serialize)]
pub(super) struct ApplicationsPage {
    strip: Strip,
    applications: Vec<ApplicationView>,
    list_href: String,
}

#[derive(Clone, Debug, Serialize)]
struct ApplicationView {
    title: String,
    href: String,
    when: String,
    body: String,
    /// What the manager said, while it is not yes.
    approval: Option<String>,
    called_off: Option<String>,
    people: Vec<PersonView>,
}

/// Somebody for whom a seat was asked.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PersonView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) tag: Tag,
    pub(super) note: String,
    /// Another session on the same day.
    pub(super) conflict: Option<String>,
    pub(super) accept_action: Option<String>,
    pub(super) withdraw_action: Option<String>,
    pub(super) certificate_href: Option<String>,
}

impl PersonView {
    pub(super) fn samples() -> Vec<Self> {
        let view = |all: bool| Self {
            id: "1".into(),
            name: "Bruno Prova".into(),
            role: if all { "tecnico".into() } else { String::new() },
            tag: Tag::sample(),
            note: if all { "Fino a domani".into() } else { String::new() },
            conflict: all.then(|| "Lo stesso giorno: Patti".into()),
            accept_action: all.then(|| "/it/x/participants/1/acceptance".into()),
            withdraw_action: all.then(|| "/it/x/participants/1/withdrawal".into()),
            certificate_href: all.then(|| "/it/x/certificates/a".into()),
        };
        vec![view(true), view(false)]
    }
}

impl Page for ApplicationsPage {
    const TEMPLATE: &'static str = "exchange/applications.html";

    fn samples() -> Vec<Self> {
        let view = |all: bool| ApplicationView {
            title: "Orti urbani".into(),
            href: "/it/x/1".into(),
            when: "4 marzo 2027".into(),
            body: "Comune di Beta".into(),
            approval: all.then(|| "In attesa".into()),
            called_off: all.then(|| "Piove.".into()),
            people: PersonView::samples(),
        };
        let page = |applications| Self { strip: Strip::sample(), applications, list_href: "/it/x".into() };
        vec![page(vec![view(true), view(false)]), page(Vec::new())]
    }
}

/// What is needed to show people: their seats, and when everybody is where.
pub(super) struct Ledger {
    seats: HashMap<Uuid, Seat>,
    /// The days of each living person by address, with the title of the card.
    busy: HashMap<String, Vec<(Session, String)>>,
}

impl Ledger {
    pub(super) async fn read(
        inside: &Inside,
        tx: &db::Tx,
        cards: &[Card],
        sessions: &[Session],
    ) -> Result<Self, Problem> {
        let mut seats = HashMap::new();
        for seat in seats::of_kind(tx, crate::RESOURCE).await? {
            seats.insert(seat.holder, seat);
        }
        let mut busy: HashMap<String, Vec<(Session, String)>> = HashMap::new();
        for one in store::people_of_programme(tx, inside.component.id).await? {
            let session = sessions.iter().find(|session| session.id == one.session && one.living);
            let card = cards.iter().find(|card| card.id == one.card);
            if let (Some(session), Some(card)) = (session, card) {
                busy.entry(one.email).or_default().push((session.clone(), card.content.short()));
            }
        }
        Ok(Self { seats, busy })
    }

    /// Another session of the same person on one of the days of this one.
    fn conflict(&self, one: &Participant, session: &Session) -> Option<String> {
        let others = self.busy.get(&one.email)?;
        let other = others.iter().find(|(other, _)| {
            other.id != session.id && other.days.iter().any(|day| session.days.contains(day))
        })?;
        Some(other.1.clone())
    }

    /// The same in words, for whoever asks or still may.
    pub(super) fn conflict_words(&self, here: &Here, one: &Participant, session: &Session) -> Option<String> {
        let title = self.conflict(one, session).filter(|_| one.living)?;
        Some(here.say(&Text::new("exchange-conflict-of-days").with("title", title)))
    }

    pub(super) fn state(&self, one: &Participant) -> Option<State> {
        self.seats.get(&one.id.uuid()).map(|seat| seat.state)
    }

    pub(super) fn person(
        &self,
        inside: &Inside,
        one: &Participant,
        session: &Session,
        approval: Approval,
    ) -> PersonView {
        let here = &inside.here;
        let seat = self.seats.get(&one.id.uuid());
        let tag = |key, kind, icon| Tag::new(here, key, kind, icon);
        let tag = match (one.living, approval, seat.map(|seat| seat.state)) {
            (_, Approval::Refused, _) => tag("exchange-state-refused", "plain", "minus-circle"),
            (false, ..) => tag("exchange-state-gone", "plain", "minus-circle"),
            (true, Approval::Asked, _) => tag("exchange-state-asked", "warn", "clock"),
            (true, _, Some(State::Held)) => tag("exchange-state-held", "ok", "check"),
            (true, _, Some(State::Offered)) => tag("exchange-state-offered", "now", "clock"),
            (true, ..) => tag("exchange-state-waiting", "warn", "clock"),
        };
        let path = |what: &str| here.to(&inside.path(&format!("/participants/{}/{what}", one.id)));
        let offered = seat.filter(|seat| seat.state == State::Offered);
        let until = offered.and_then(|seat| seat.offered_until);
        let came = one.present == Some(true);
        PersonView {
            id: one.id.to_string(),
            name: one.name.clone(),
            role: one.role.clone(),
            tag,
            note: until
                .map(|until| here.say(&Text::new("exchange-offered-until").with("when", until)))
                .unwrap_or_default(),
            conflict: self.conflict_words(here, one, session),
            accept_action: offered.filter(|_| one.living).map(|_| path("acceptance")),
            withdraw_action: (one.living && one.present.is_none()).then(|| path("withdrawal")),
            certificate_href: came.then(|| here.to(&inside.path(&format!("/certificates/{}", one.code)))),
        }
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let own = actions::own_bodies(&tx, &here.who, inside.component.id).await?;
    let ground = Ground { process: inside.process.id, bodies: &own };
    check(Act::Apply, &here.who, ground, None)?;
    let all = store::applications_of(&tx, inside.component.id, &own).await?;
    let people = store::people_of_bodies(&tx, &own).await?;
    let sessions = store::sessions_of_programme(&tx, inside.component.id).await?;
    let cards = store::all_cards(&tx, inside.component.id).await?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let ledger = Ledger::read(&inside, &tx, &cards, &sessions).await?;
    drop(tx);
    let view =
        |one: &Application| {
            let card = cards.iter().find(|card| card.id == one.card)?;
            let session = sessions.iter().find(|session| session.id == one.session)?;
            let body = bodies.iter().find(|body| body.id == one.body)?;
            let own = people.iter().filter(|person| person.application == one.id);
            Some(ApplicationView {
                title: card.content.title.clone(),
                href: here.to(&card_path(&inside, card)),
                when: session_words(here, session),
                body: body.heading.clone(),
                approval: match one.approval {
                    Approval::Asked => Some(here.say(
                        &Text::new("exchange-approval-asked").with("manager", one.manager_name.as_str()),
                    )),
                    Approval::Refused => Some(here.say(
                        &Text::new("exchange-approval-refused").with("manager", one.manager_name.as_str()),
                    )),
                    Approval::Given => None,
                },
                called_off: (session.course == Course::CalledOff)
                    .then(|| session.reason.clone().unwrap_or_default()),
                people: own.map(|person| ledger.person(&inside, person, session, one.approval)).collect(),
            })
        };
    let page = ApplicationsPage {
        strip: inside.strip(),
        applications: all.iter().filter_map(view).collect(),
        list_href: here.to(&inside.path("")),
    };
    inside.frame(here.words("exchange-applications-title")).show(&page).await
}

fn participant(id: &str) -> Result<ParticipantId, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}

/// Asks before a seat is given back.
#[derive(Serialize)]
pub(super) struct WithdrawalPage {
    strip: Strip,
    name: String,
    title: String,
    action: String,
    back_href: String,
}

impl Page for WithdrawalPage {
    const TEMPLATE: &'static str = "exchange/withdrawal.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            strip: Strip::sample(),
            name: "Bruno Prova".into(),
            title: "Orti urbani".into(),
            action: "/it/x/participants/1/withdrawal".into(),
            back_href: "/it/x/applications".into(),
        }]
    }
}

pub(super) async fn confirm(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let id = participant(&id)?;
    let tx = here.db.read().await?;
    let (one, card) = actions::of_mine(&tx, &here.who, inside.component.id, id).await?;
    drop(tx);
    let page = WithdrawalPage {
        strip: inside.strip(),
        name: one.name,
        title: card.content.title,
        action: here.to(&inside.path(&format!("/participants/{id}/withdrawal"))),
        back_href: here.to(&inside.path("/applications")),
    };
    inside.frame(here.words("exchange-withdraw-title")).show(&page).await
}

pub(super) async fn withdraw(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    actions::withdraw(&here.db, &here.who, inside.component.id, participant(&id)?).await?;
    Ok(here.done(&inside.path("/applications"), &Text::new("exchange-withdrawn")))
}

pub(super) async fn accept(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    actions::accept(&here.db, &here.who, inside.component.id, participant(&id)?).await?;
    Ok(here.done(&inside.path("/applications"), &Text::new("exchange-accepted")))
}
