//! What the host does once a session has begun: materials, the day on which people meet again, what those who came say.

use axum::{extract::Path, response::Response};
use db::Tx;
use engagement::documents;
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::form::{FormData, FormView};

use super::{
    Seen,
    came::mark_words,
    host::{Address, answer, of_host},
    materials::MaterialView,
    report::average,
};
use crate::{
    actions,
    model::{MARKS, Marks, Material, MaterialId, NewFollowUp, NewMaterial, Session},
    store,
};

/// What the desk of a session shows once it has begun.
#[derive(Clone, Debug, Serialize)]
pub(super) struct After {
    materials: Vec<MaterialView>,
    /// How good it was, in words; empty without answers.
    average: String,
    bars: Vec<Bar>,
    said: Vec<String>,
}

/// How many gave a mark.
#[derive(Clone, Debug, Serialize)]
struct Bar {
    label: String,
    value: i64,
    share: f64,
}

impl After {
    pub(super) fn samples() -> [Self; 2] {
        let bar = Bar { label: "Moltissimo".into(), value: 2, share: 50.0 };
        let full = Self {
            materials: MaterialView::samples(),
            average: "4,5 su 5, da 2 risposte".into(),
            bars: vec![bar],
            said: vec!["Molto utile.".into()],
        };
        let empty =
            Self { materials: Vec::new(), average: String::new(), bars: Vec::new(), said: Vec::new() };
        [full, empty]
    }

    pub(super) async fn read(
        inside: &Inside,
        tx: &Tx,
        seen: &Seen,
        session: &Session,
    ) -> Result<Self, Problem> {
        let materials = store::materials_of_card(tx, seen.card.id).await?;
        let own: Vec<&Material> = materials.iter().filter(|one| one.session == session.id).collect();
        let materials = MaterialView::all(&inside.here, tx, &own, None).await?;
        let feedback = store::feedback_of(tx, session.id).await?;
        let count = i64::try_from(feedback.len()).unwrap_or(0);
        let marks = Marks { count, sum: feedback.iter().map(|one| one.mark).sum() };
        let bar = |mark: i64| {
            let given = feedback.iter().filter(|one| one.mark == mark).count();
            let value = i64::try_from(given).unwrap_or(0);
            Bar { label: mark_words(inside, mark), value, share: super::report::share(value, count) }
        };
        Ok(Self {
            materials,
            average: average(&inside.here, marks),
            bars: if count > 0 { MARKS.rev().map(bar).collect() } else { Vec::new() },
            said: feedback.into_iter().map(|one| one.text).filter(|text| !text.is_empty()).collect(),
        })
    }
}

/// The form with the day on which people meet again, as it was said before.
pub(super) async fn filled(tx: &Tx, session: &Session, form: FormView) -> Result<FormView, Problem> {
    let again = store::follow_ups_of_card(tx, session.card).await?;
    Ok(match again.into_iter().find(|one| one.session == session.id) {
        Some(again) => form
            .add("again_title", again.title)
            .add("again_place", again.place)
            .add("again_day", again.day.to_string()),
        None => form,
    })
}

pub(super) async fn add(inside: Inside, Path(at): Path<Address>, form: FormData) -> web::Result<Response> {
    let (seen, session) = of_host(&inside, &at).await?;
    let done = take(&inside, &session, &form).await;
    answer(&inside, (&seen, &session), &form, done, "exchange-material-added").await
}

async fn take(inside: &Inside, session: &Session, form: &FormData) -> Result<MaterialId, Problem> {
    let here = &inside.here;
    let mut read = form.read();
    let title = read.line("material").value();
    let link = read.link("link").optional();
    let upload = read.file("file").optional();
    let mut new = read.finish(NewMaterial { title, file: None, link, for_all: form.has("for_all") })?;
    if let Some(upload) = upload {
        new.file = Some(documents::store(&here.state, here.tenant.id, "file", &upload).await?);
    }
    let zone = here.tenant.time_zone;
    actions::add_material(&here.db, &here.who, inside.component.id, session.id, new, zone).await
}

pub(super) async fn remove(inside: Inside, Path(at): Path<Address>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (seen, session) = of_host(&inside, &at).await?;
    let id: MaterialId = form.value("material_id").parse().map_err(|_| Problem::NotFound)?;
    let done = actions::remove_material(&here.db, &here.who, inside.component.id, session.id, id).await;
    answer(&inside, (&seen, &session), &form, done, "exchange-material-removed").await
}

pub(super) async fn again(inside: Inside, Path(at): Path<Address>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (seen, session) = of_host(&inside, &at).await?;
    let mut read = form.read();
    let title = read.line("again_title").value();
    let place = read.line("again_place").value();
    let day = read.date("again_day").required_or(Text::new("exchange-again-day-missing")).optional();
    let done = match read.finish(day) {
        Ok(Some(day)) => {
            let (new, zone) = (NewFollowUp { title, place, day }, here.tenant.time_zone);
            actions::meet_again(&here.db, &here.who, inside.component.id, session.id, new, zone).await
        }
        Ok(None) => Err(Problem::field("again_day", Text::new("exchange-again-day-missing"))),
        Err(errors) => Err(errors.into()),
    };
    answer(&inside, (&seen, &session), &form, done, "exchange-again-said").await
}
