//! Calendars to be followed: of a meeting, a component, a process, the organisation. Only what everybody may see is in
//! them, since a calendar program logs in nowhere; one meeting's file is for whoever may read its page.

use accounts::Here;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use kernel::Problem;
use spaces::{
    Inside,
    calendar::{Entry, Owner, feed},
    process,
};

use super::{Seen, meeting_path};
use crate::{
    calendar,
    store::{self, Scope},
};

/// The most meetings of a calendar.
const MOST: i64 = 500;

fn answer(here: &Here, title: &str, name: &str, entries: &[Entry]) -> Response {
    let owner = Owner { name: title, host: here.tenant.host.as_str(), zone: here.tenant.time_zone };
    let shared = if here.who.me.is_some() { "private, no-store" } else { "public, max-age=300" };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.ics\"")),
        (header::CACHE_CONTROL, shared.to_owned()),
    ];
    (headers, feed(&owner, entries)).into_response()
}

async fn entries(here: &Here, scope: Scope) -> Result<Vec<Entry>, Problem> {
    let cards = store::feed(&here.db.read().await?, scope, MOST).await?;
    Ok(cards
        .iter()
        .map(|card| calendar::of_card(card, here.url(&here.to(&card.path())), here.locale))
        .collect())
}

pub(super) async fn meeting(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let m = Seen::read(&inside, &words).await?.meeting;
    let entry = calendar::of_meeting(&m, here.url(&here.to(&meeting_path(&inside, &m))), here.locale);
    Ok(answer(here, m.title().text(here.locale), &m.words(), &[entry]))
}

pub(super) async fn component(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    // What is not published has no calendar, not even for those who work on it.
    if !inside.process.published || !inside.component.published {
        return Err(Problem::NotFound.into());
    }
    let process = inside.process.texts.title.text(here.locale);
    let title = format!("{process}: {}", inside.component.title.text(here.locale));
    let name = format!("{}-{}", inside.process.slug, inside.component.slug);
    Ok(answer(here, &title, &name, &entries(here, Scope::Component(inside.component.id)).await?))
}

pub(super) async fn process(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let found = process::store::by_path(&here.db.read().await?, &here.path, &slug).await?;
    let process = found.filter(|p| p.published).ok_or(Problem::NotFound)?;
    let title = process.texts.title.text(here.locale);
    Ok(answer(&here, title, process.slug.as_str(), &entries(&here, Scope::Process(process.id)).await?))
}

pub(super) async fn organisation(here: Here) -> web::Result<Response> {
    let title = here.tenant.name.clone();
    Ok(answer(&here, &title, "meetings", &entries(&here, Scope::Organisation).await?))
}
