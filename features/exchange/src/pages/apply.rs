//! Asking for seats: the form, and what the manager sees.

use accounts::Choice;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    Seen,
    applications::Ledger,
    card_path,
    sessions::{counters, found, left_words, seat_words, session_words},
};
use crate::{
    actions,
    model::{Approval, BodyId, Named, Request, SeatName, Session},
    permissions::{Act, check},
    store,
};

/// People that the form has room for.
const ROWS: usize = 4;

/// The form in which a body asks for seats.
#[derive(Serialize)]
pub(super) struct ApplyPage {
    strip: Strip,
    title: String,
    when: String,
    seats: String,
    /// For whom it is.
    profile: Vec<String>,
    bodies: Vec<Choice>,
    kinds: Vec<Choice>,
    people: Vec<usize>,
    form: FormView,
    action: String,
    back_href: String,
}

impl Page for ApplyPage {
    const TEMPLATE: &'static str = "exchange/apply.html";

    fn samples() -> Vec<Self> {
        let page = |kinds: Vec<Choice>| Self {
            strip: Strip::sample(),
            title: "Orti urbani".into(),
            when: "4 marzo 2027".into(),
            seats: if kinds.is_empty() { String::new() } else { "Restano 2 posti su 10".into() },
            profile: if kinds.is_empty() { Vec::new() } else { vec!["Personale tecnico".into()] },
            bodies: vec![Choice::new("1", "Comune di Beta")],
            kinds,
            people: vec![1, 2],
            form: FormView::new().with_sample_error("name_1", "Manca il nome."),
            action: "/it/x/1/sessions/1/application".into(),
            back_href: "/it/x/1".into(),
        };
        vec![page(vec![Choice::new("a/1", "Responsabile")]), page(Vec::new())]
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
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let counts = counters(&tx, &[card]).await?;
    drop(tx);
    let own = bodies.iter().filter(|body| seen.bodies.contains(&body.id) && body.id != card.body);
    let kinds = session.kinds(&card.content.capacity).into_iter();
    let left = |kind: &str| counts.get(&(card.id.uuid(), kind.to_owned())).and_then(seats::Counts::free);
    let choice = |(kind, _, name): (String, i64, SeatName)| {
        let (words, free) = (seat_words(here, &name), left(&kind).unwrap_or(0));
        let text = Text::new("exchange-seat-left").with("seat", words).with("free", free);
        Choice::new(kind, here.say(&text))
    };
    let path = here.to(&card_path(inside, card));
    let page = ApplyPage {
        strip: inside.strip(),
        title: card.content.title.clone(),
        when: session_words(here, session),
        seats: left_words(here, card, session, counts.get(&(card.id.uuid(), session.id.to_string()))),
        bodies: own.map(|body| Choice::new(body.id.to_string(), &body.heading)).collect(),
        profile: card.content.capacity.target_roles.clone(),
        kinds: kinds.map(choice).collect(),
        people: (1..=ROWS).collect(),
        form,
        action: format!("{path}/sessions/{}/application", session.place),
        back_href: path,
    };
    inside.frame(here.words("exchange-apply")).status(status).show(&page).await
}

pub(super) async fn form(inside: Inside, Path((words, place)): Path<(String, i64)>) -> web::Result<Response> {
    let (seen, session) = found(&inside, &words, place).await?;
    check(Act::Apply, &inside.here.who, seen.ground(&inside), Some(&seen.card))?;
    let only: Vec<&BodyId> = seen.bodies.iter().filter(|body| **body != seen.card.body).collect();
    let form = match only.as_slice() {
        [only] => FormView::new().add("body", only.to_string()),
        _ => FormView::new(),
    };
    page(&inside, &seen, &session, form, StatusCode::OK).await
}

fn read(form: &FormData) -> Result<Request, FieldErrors> {
    let mut read = form.read();
    let body =
        read.parsed::<BodyId>("body", "web-form-choice").required_or(Text::new("exchange-body-missing"));
    let body = body.optional();
    let manager_name =
        read.line("manager").required_or(Text::new("exchange-manager-missing")).max(150).value();
    let missing = Text::new("exchange-manager-email-missing");
    let manager_email = read.email("manager_email").required_or(missing).optional();
    let mut people = Vec::new();
    for n in 1..=ROWS {
        let name = read.line(&format!("name_{n}")).value();
        let email = read.email(&format!("email_{n}")).optional();
        let role = read.line(&format!("role_{n}")).value();
        let kind = form.value(&format!("kind_{n}")).to_owned();
        match email {
            Some(email) if !name.is_empty() => people.push(Named { name, email, role, kind }),
            Some(_) => read.error(&format!("name_{n}"), Text::new("exchange-person-name")),
            None if !name.is_empty() && read.is_fine() => {
                read.error(&format!("email_{n}"), Text::new("exchange-email-missing"));
            }
            None => {}
        }
    }
    let message = read.text("message").value();
    let request = body.zip(manager_email).map(|(body, manager_email)| Request {
        body,
        manager_name,
        manager_email,
        message,
        people,
    });
    let mut errors = FieldErrors::default();
    match read.finish(request)? {
        Some(request) => Ok(request),
        None => {
            errors.add("body", Text::new("exchange-body-missing"));
            Err(errors)
        }
    }
}

pub(super) async fn apply(
    inside: Inside,
    Path((words, place)): Path<(String, i64)>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (seen, session) = found(&inside, &words, place).await?;
    check(Act::Apply, &here.who, seen.ground(&inside), Some(&seen.card))?;
    let zone = here.tenant.time_zone;
    let done = match read(&form) {
        Ok(request) => {
            actions::apply(&here.db, &here.who, inside.component.id, session.id, request, zone).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(_) => Ok(here.done(&inside.path("/applications"), &Text::new("exchange-applied"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &seen, &session, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Somebody whom the manager lets go.
#[derive(Clone, Debug, Serialize)]
struct GoerView {
    name: String,
    /// Another session on the same day.
    conflict: Option<String>,
}

/// What a manager decides, with the key from their mail.
#[derive(Serialize)]
pub(super) struct ApprovalPage {
    strip: Strip,
    title: String,
    hosts: String,
    when: String,
    body: String,
    people: Vec<GoerView>,
    message: String,
    /// `asked`, `given` or `refused`.
    state: &'static str,
    action: String,
}

impl Page for ApprovalPage {
    const TEMPLATE: &'static str = "exchange/approval.html";

    fn samples() -> Vec<Self> {
        let page = |state, message: &str| Self {
            strip: Strip::sample(),
            title: "Orti urbani".into(),
            hosts: "Alfa".into(),
            when: "4 marzo 2027".into(),
            body: "Comune di Beta".into(),
            people: [Some("Nello stesso giorno: Patti".into()), None]
                .map(|conflict| GoerView { name: "Bruno Prova, tecnico".into(), conflict })
                .to_vec(),
            message: message.into(),
            state,
            action: "/it/x/approvals/abc".into(),
        };
        vec![page("asked", "Arriviamo in treno."), page("given", ""), page("refused", "")]
    }
}

pub(super) async fn approval(inside: Inside, Path(key): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    here.for_once();
    let tx = here.db.read().await?;
    let (application, card) = actions::to_decide(&tx, inside.component.id, &key).await?;
    let session = store::session(&tx, application.session).await?.ok_or(Problem::NotFound)?;
    let people = store::people_of(&tx, application.id).await?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let sessions = store::sessions_of_programme(&tx, inside.component.id).await?;
    let cards = store::all_cards(&tx, inside.component.id).await?;
    let ledger = Ledger::read(&inside, &tx, &cards, &sessions).await?;
    drop(tx);
    let with_role = |name: &str, role: &str| {
        if role.is_empty() { name.to_owned() } else { format!("{name}, {role}") }
    };
    let page = ApprovalPage {
        strip: inside.strip(),
        title: card.content.title.clone(),
        hosts: super::row::hosts_words(&inside, &card),
        when: session_words(here, &session),
        body: bodies.into_iter().find(|b| b.id == application.body).map(|b| b.heading).unwrap_or_default(),
        people: people
            .iter()
            .map(|one| GoerView {
                name: with_role(&one.name, &one.role),
                conflict: ledger.conflict_words(here, one, &session),
            })
            .collect(),
        message: application.message,
        state: match application.approval {
            Approval::Asked => "asked",
            Approval::Given => "given",
            Approval::Refused => "refused",
        },
        action: here.to(&inside.path(&format!("/approvals/{key}"))),
    };
    inside.frame(here.words("exchange-approval-title")).show(&page).await
}

pub(super) async fn decide(inside: Inside, Path(key): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let yes = match form.value("decision") {
        "yes" => true,
        "no" => false,
        // Silence is not a refusal.
        _ => return Err(Problem::field("decision", Text::new("web-form-choice")).into()),
    };
    actions::decide(&here.db, inside.component.id, &key, yes, here.tenant.time_zone).await?;
    let said = if yes { "exchange-agreed" } else { "exchange-disagreed" };
    Ok(here.done(&inside.path(&format!("/approvals/{key}")), &Text::new(said)))
}
