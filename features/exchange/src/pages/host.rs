//! The desk of a session, for its host and the programme's managers: who comes, which days, how many seats, who was there.

use axum::{extract::Path, http::StatusCode, response::Response};
use chrono::NaiveDate;
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    Seen,
    after::{self, After},
    applications::{Ledger, PersonView},
    card_path,
    sessions::{counters, entries_words, found, left_words, session_words},
};
use crate::{
    actions,
    model::{Approval, Availability, Course, MOST_TYPED, ParticipantId, Session},
    permissions::{Act, check},
    store,
};

/// The desk of a session.
#[derive(Serialize)]
pub(super) struct HostPage {
    strip: Strip,
    title: String,
    when: String,
    seats: String,
    /// How many are missing to the least number.
    missing: Option<String>,
    called_off: Option<String>,
    people: Vec<GuestView>,
    messages: Vec<String>,
    /// The days to choose from; none when any day of a month can be typed.
    days: Vec<DayChoice>,
    /// Whether one of them is chosen, and no more.
    one_day: bool,
    /// The fields for days that the card does not name.
    typed: Vec<usize>,
    /// When they can be, as far as it is known.
    typed_when: String,
    open: bool,
    began: bool,
    /// What follows, once it has begun.
    after: Option<After>,
    form: FormView,
    base: String,
    back_href: String,
}

/// Somebody who comes, or wants to.
#[derive(Clone, Debug, Serialize)]
struct GuestView {
    person: PersonView,
    body: String,
    email: String,
    /// Whether they have a seat, and can be marked as present.
    held: bool,
    present: bool,
    hours: String,
}

#[derive(Clone, Debug, Serialize)]
struct DayChoice {
    value: String,
    label: String,
    chosen: bool,
}

impl Page for HostPage {
    const TEMPLATE: &'static str = "exchange/host.html";

    fn samples() -> Vec<Self> {
        let guest = |held: bool| GuestView {
            person: PersonView::samples().swap_remove(usize::from(!held)),
            body: "Comune di Beta".into(),
            email: "bruno@beta.example".into(),
            held,
            present: held,
            hours: if held { "6".into() } else { String::new() },
        };
        let day = |chosen| DayChoice { value: "2027-03-04".into(), label: "4 marzo 2027".into(), chosen };
        let page = |all: bool, open: bool, after: Option<After>| Self {
            strip: Strip::sample(),
            title: "Orti urbani".into(),
            when: "4 marzo 2027".into(),
            seats: "Restano 2 posti su 10".into(),
            missing: all.then(|| "Mancano 2 persone".into()),
            called_off: (!open).then(|| "Piove.".into()),
            people: if all { vec![guest(true), guest(false)] } else { Vec::new() },
            messages: if all { vec!["Arriviamo in treno.".into()] } else { Vec::new() },
            days: if all { vec![day(true), day(false)] } else { Vec::new() },
            one_day: !open,
            typed: if all { vec![1, 2] } else { Vec::new() },
            typed_when: "marzo 2027".into(),
            open,
            began: all,
            after,
            form: FormView::new().with_sample_error("reason", "Manca il motivo."),
            base: "/it/x/1/sessions/1".into(),
            back_href: "/it/x/1".into(),
        };
        let [full, empty] = After::samples();
        vec![
            page(true, true, Some(full)),
            page(false, true, None),
            page(true, false, Some(empty)),
            page(false, false, None),
        ]
    }
}

async fn page(
    inside: &Inside,
    seen: &Seen,
    session: &Session,
    form: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let card = &seen.card;
    let tx = here.db.read().await?;
    let people = store::participants_of(&tx, session.id).await?;
    let applications = store::applications_for(&tx, session.id).await?;
    let sessions = store::sessions_of_programme(&tx, inside.component.id).await?;
    let cards = store::all_cards(&tx, inside.component.id).await?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let ledger = Ledger::read(inside, &tx, &cards, &sessions).await?;
    let counts = counters(&tx, &[card]).await?;
    let now = tx.now();
    let began = session.has_begun(now, here.tenant.time_zone);
    let after = if began { Some(After::read(inside, &tx, seen, session).await?) } else { None };
    // What was typed stays; otherwise the form says what was said before.
    let untouched =
        ["again_title", "again_place", "again_day"].iter().all(|name| form.value(name).is_empty());
    let form = if untouched { after::filled(&tx, session, form).await? } else { form };
    drop(tx);
    let approval =
        |id| applications.iter().find(|one| one.id == id).map_or(Approval::Asked, |one| one.approval);
    let guests: Vec<GuestView> = people
        .iter()
        .map(|one| GuestView {
            person: ledger.person(inside, one, session, approval(one.application)),
            body: bodies.iter().find(|b| b.id == one.body).map(|b| b.heading.clone()).unwrap_or_default(),
            email: one.email.clone(),
            held: one.living && ledger.state(one) == Some(seats::State::Held),
            present: one.present == Some(true),
            hours: one.hours.map(|hours| hours.to_string()).unwrap_or_default(),
        })
        .collect();
    let held = i64::try_from(guests.iter().filter(|guest| guest.held).count()).unwrap_or(0);
    let missing = card.content.capacity.min.map(|min| min - held).filter(|missing| *missing > 0);
    let (open, named): (Vec<_>, Vec<_>) = session.entries.iter().cloned().partition(Availability::is_open);
    let mut offered: Vec<NaiveDate> = named.iter().flat_map(Availability::days).collect();
    offered.sort_unstable();
    offered.dedup();
    let typed = 1..=session.open_days(&card.content.duration);
    let form = if typed.clone().all(|n| form.value(&format!("day_{n}")).is_empty()) {
        let others = session.days.iter().filter(|day| !offered.contains(day));
        (1..).zip(others).fold(form, |form, (n, day)| form.add(&format!("day_{n}"), day.to_string()))
    } else {
        form
    };
    let path = here.to(&card_path(inside, card));
    let form = if form.value("seats").is_empty() {
        let seats = session.seats.or(card.content.capacity.seats());
        form.add("seats", seats.map(|seats| seats.to_string()).unwrap_or_default())
    } else {
        form
    };
    let page = HostPage {
        strip: inside.strip(),
        title: card.content.title.clone(),
        when: session_words(here, session),
        seats: left_words(here, card, session, counts.get(&(card.id.uuid(), session.id.to_string()))),
        missing: missing.map(|count| here.say(&Text::new("exchange-missing-people").with("count", count))),
        called_off: (session.course == Course::CalledOff).then(|| session.reason.clone().unwrap_or_default()),
        people: guests,
        messages: applications.into_iter().map(|one| one.message).filter(|m| !m.is_empty()).collect(),
        days: offered
            .iter()
            .map(|day| DayChoice {
                value: day.to_string(),
                label: here.reader().calendar_date(*day),
                chosen: session.days.contains(day),
            })
            .collect(),
        one_day: session.takes_one_day(),
        typed: typed.collect(),
        typed_when: entries_words(here, &open),
        open: session.course == Course::Open,
        began,
        after,
        form,
        base: format!("{path}/sessions/{}", session.place),
        back_href: path,
    };
    inside.frame(here.words("exchange-session-title")).status(status).show(&page).await
}

pub(super) type Address = (String, i64);

pub(super) async fn of_host(inside: &Inside, (words, place): &Address) -> Result<(Seen, Session), Problem> {
    let (seen, session) = found(inside, words, *place).await?;
    check(Act::Host, &inside.here.who, seen.ground(inside), Some(&seen.card))?;
    Ok((seen, session))
}

pub(super) async fn show(inside: Inside, Path(at): Path<Address>) -> web::Result<Response> {
    let (seen, session) = of_host(&inside, &at).await?;
    page(&inside, &seen, &session, FormView::new(), StatusCode::OK).await
}

pub(super) async fn answer<T>(
    inside: &Inside,
    (seen, session): (&Seen, &Session),
    form: &FormData,
    done: Result<T, Problem>,
    said: &'static str,
) -> web::Result<Response> {
    let here = &inside.here;
    match done {
        Ok(_) => {
            let path = format!("{}/sessions/{}", card_path(inside, &seen.card), session.place);
            Ok(here.done(&path, &Text::new(said)))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(inside, seen, session, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn confirm(
    inside: Inside,
    Path(at): Path<Address>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (seen, session) = of_host(&inside, &at).await?;
    let typed = (1..=MOST_TYPED).map(|n| form.value(&format!("day_{n}")));
    let all = form.values("days").into_iter().chain(typed).filter(|day| !day.is_empty());
    let days: Option<Vec<NaiveDate>> = all.map(|day| day.parse().ok()).collect();
    let done = match days {
        Some(days) => {
            let zone = here.tenant.time_zone;
            actions::confirm(&here.db, &here.who, inside.component.id, session.id, days, zone).await
        }
        None => Err(Problem::field("days", Text::new("web-form-date"))),
    };
    answer(&inside, (&seen, &session), &form, done, "exchange-confirmed").await
}

pub(super) async fn seats(inside: Inside, Path(at): Path<Address>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (seen, session) = of_host(&inside, &at).await?;
    let mut read = form.read();
    let seats = read.number("seats", 0..=1_000).required().or(0);
    let done = match read.finish(seats) {
        Ok(seats) => {
            let zone = here.tenant.time_zone;
            actions::set_seats(&here.db, &here.who, inside.component.id, session.id, seats, zone).await
        }
        Err(errors) => Err(errors.into()),
    };
    answer(&inside, (&seen, &session), &form, done, "exchange-seats-set").await
}

pub(super) async fn call_off(
    inside: Inside,
    Path(at): Path<Address>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (seen, session) = of_host(&inside, &at).await?;
    let (reason, zone) = (form.value("reason"), here.tenant.time_zone);
    let done = actions::call_off(&here.db, &here.who, inside.component.id, session.id, reason, zone).await;
    answer(&inside, (&seen, &session), &form, done, "exchange-session-called-off").await
}

pub(super) async fn attend(inside: Inside, Path(at): Path<Address>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (seen, session) = of_host(&inside, &at).await?;
    let mut read = form.read();
    let mut came = Vec::new();
    for id in form.values("person") {
        let participant: ParticipantId = id.parse().map_err(|_| Problem::NotFound)?;
        let present = read.checked(&format!("present_{id}"));
        let hours = read.number(&format!("hours_{id}"), 0..=400).optional();
        came.push((participant, present, hours.filter(|_| present)));
    }
    let done = match read.finish(came) {
        Ok(came) => {
            let zone = here.tenant.time_zone;
            actions::attend(&here.db, &here.who, inside.component.id, session.id, came, zone).await
        }
        Err(errors) => Err(errors.into()),
    };
    answer(&inside, (&seen, &session), &form, done, "exchange-attended").await
}
