//! The code that a guest shows at the door.

use axum::{extract::Path, response::Response};
use kernel::{Line, Problem, Text};
use seats::State;
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{Html, Page};

use super::{Seen, meeting_path, row::span};
use crate::{code, store};

/// The ticket.
#[derive(Serialize)]
pub(super) struct TicketPage {
    strip: Strip,
    title: Line,
    when: String,
    place: String,
    name: String,
    code: String,
    squares: Option<Html>,
    came: Option<kernel::Timestamp>,
    back_href: String,
    calendar_href: String,
}

impl Page for TicketPage {
    const TEMPLATE: &'static str = "meetings/ticket.html";

    fn samples() -> Vec<Self> {
        let page = |squares: Option<&str>| Self {
            strip: Strip::sample(),
            title: Line::sample("Assemblea", Some(kernel::Locale::EN)),
            when: "giovedì 3 dicembre".into(),
            place: if squares.is_some() { "Sala civica".into() } else { String::new() },
            name: "Anna Prova".into(),
            code: "K7PX-Q2MD".into(),
            squares: squares.map(Html::trusted),
            came: squares.map(|_| kernel::Timestamp::UNIX_EPOCH),
            back_href: "/it/x/1".into(),
            calendar_href: "/it/x/1/calendar.ics".into(),
        };
        vec![page(Some("<svg></svg>")), page(None)]
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let m = Seen::read(&inside, &words).await?.meeting;
    let me = here.who.require_person(Text::new("meetings-refused-enrol"))?;
    let tx = here.db.read().await?;
    let seat = seats::seat_of(&tx, &m.reference(), me.id.uuid()).await?;
    seat.filter(|seat| seat.state == State::Held).ok_or(Problem::NotFound)?;
    let code = store::my_code(&tx, m.id, me.id).await?.ok_or(Problem::NotFound)?;
    let came = store::came(&tx, m.id, me.id).await?;
    drop(tx);
    let door = inside.admin_path(&format!("/{}/check-in?code={code}", m.id));
    let label = here.say(&Text::new("meetings-squares-label").with("code", code::spaced(&code)));
    let path = here.to(&meeting_path(&inside, &m));
    let page = TicketPage {
        strip: inside.strip(),
        title: Line::of(&m.title(), here.locale),
        when: span(here, m.content.starts_at, m.content.ends_at),
        place: m.told(here.locale).place.text,
        name: me.name.clone(),
        squares: web::squares(&here.url(&here.to(&door)), &label).map(Html::trusted),
        code: code::spaced(&code),
        came,
        calendar_href: format!("{path}/calendar.ics"),
        back_href: path,
    };
    inside.frame(here.words("meetings-ticket-title")).show(&page).await
}
