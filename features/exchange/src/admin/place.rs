//! Where a body is, in words and on the map.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, MapFrame, MapView};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::allowed;
use crate::{
    actions,
    model::{Body, BodyId, Whereabouts},
    permissions::Act,
    store,
};

/// The form of a place.
#[derive(Serialize)]
pub(super) struct PlacePage {
    heading: String,
    /// Places that other bodies have, so that the same is called the same.
    known: Vec<String>,
    form: FormView,
    map: MapFrame,
    action: String,
    back_href: String,
}

impl Page for PlacePage {
    const TEMPLATE: &'static str = "exchange/admin/place.html";

    fn samples() -> Vec<Self> {
        let page = |known, form| Self {
            heading: "Comune di Alfa".into(),
            known,
            form,
            map: MapFrame::sample(),
            action: "/it/admin/x/bodies/1".into(),
            back_href: "/it/admin/x/bodies".into(),
        };
        let wrong = FormView::new().with_sample_error("place", "È troppo lungo.");
        vec![page(vec!["Modena".into()], wrong), page(Vec::new(), FormView::new())]
    }
}

/// Reads where a body is from a form. What is no number is nowhere on the map, and is refused there.
pub(super) fn read(form: &FormData) -> Whereabouts {
    let typed = |name: &str| form.value(name).trim().replace(',', ".");
    let (lat, lng) = (typed("lat"), typed("lng"));
    let degrees = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    let point = (!(lat.is_empty() && lng.is_empty())).then(|| (degrees(&lat), degrees(&lng)));
    Whereabouts { place: form.value("place").to_owned(), point }
}

/// The places that are known of some bodies, each once.
pub(super) fn places(bodies: &[Body]) -> Vec<String> {
    let mut all: Vec<String> =
        bodies.iter().map(|body| body.at.place.clone()).filter(|place| !place.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

async fn page(
    inside: &Inside,
    id: BodyId,
    typed: Option<FormView>,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(inside, Act::Configure)?;
    let bodies = store::bodies(&here.db.read().await?, inside.component.id).await?;
    let body = bodies.iter().find(|body| body.id == id).ok_or(Problem::NotFound)?;
    let degrees =
        |of: fn((f64, f64)) -> f64| body.at.point.map(|point| of(point).to_string()).unwrap_or_default();
    let form = typed.unwrap_or_else(|| {
        FormView::new()
            .add("place", &body.at.place)
            .add("lat", degrees(|(lat, _)| lat))
            .add("lng", degrees(|(_, lng)| lng))
    });
    let around = MapView::around(bodies.iter().filter_map(|body| body.at.point));
    let page = PlacePage {
        heading: body.heading.clone(),
        known: places(&bodies),
        form,
        map: MapFrame::to_point(here, around.map_or(settings.map, |view| MapView { zoom: 8, ..view })),
        action: here.to(&inside.admin_path(&format!("/bodies/{id}"))),
        back_href: here.to(&inside.admin_path("/bodies")),
    };
    inside.admin_frame(page.heading.clone()).status(status).show(&page).await
}

fn parsed(id: &str) -> Result<BodyId, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    page(&inside, parsed(&id)?, None, StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let id = parsed(&id)?;
    match actions::place_body(&here.db, &here.who, inside.component.id, id, read(&form)).await {
        Ok(()) => Ok(here.done(&inside.admin_path("/bodies"), &Text::new("exchange-body-placed"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, id, Some(values), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
