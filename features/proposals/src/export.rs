//! All proposals of a component as a table: CSV and XLSX, in the reader's language.

use kernel::Text;
use spaces::{Inside, Labels};
use web::{Cell, Table};

use crate::{
    model::{Proposal, Stage, Status, counts_shown},
    pages,
};

const COLUMNS: [&str; 18] = [
    "proposals-column-number",
    "proposals-column-title",
    "proposals-column-body",
    "proposals-column-category",
    "proposals-column-area",
    "proposals-column-address",
    "proposals-column-lat",
    "proposals-column-lng",
    "proposals-column-origin",
    "proposals-column-author",
    "proposals-column-published",
    "proposals-column-stage",
    "proposals-column-supports",
    "proposals-column-status",
    "proposals-column-reasons",
    "proposals-column-cost",
    "proposals-column-currency",
    "proposals-column-href",
];

/// The table of some proposals. Hidden counts are left out for everybody.
pub(crate) fn table(inside: &Inside, labels: &Labels, settings: &crate::Settings, all: &[Proposal]) -> Table {
    let counts = counts_shown(settings, &inside.timeline);
    let mut table = Table::new(COLUMNS.iter().map(|key| inside.here.words(key)).collect());
    for proposal in all {
        table.push(row(inside, labels, counts, proposal));
    }
    table
}

fn row(inside: &Inside, labels: &Labels, counts: bool, p: &Proposal) -> Vec<Cell> {
    let here = &inside.here;
    let (wording, point) = (&p.content.wording, p.content.place.point);
    let cost = p.answer.as_ref().and_then(|a| a.cost);
    let (origin, status) = (pages::origin_key(p.origin), pages::status_key(Status::from(p.verdict())));
    let stage = match (p.stage, &p.hidden) {
        (Stage::Withdrawn, _) => "proposals-stage-withdrawn",
        (_, Some(_)) => "proposals-stage-hidden",
        _ => "proposals-stage-published",
    };
    let path = here.to(&pages::proposal_path(inside, p.number.unwrap_or_default(), &p.content.title));
    let day = |at| here.reader().local(at).format("%Y-%m-%d %H:%M").to_string();
    vec![
        p.number.into(),
        wording.text("title", &p.content.title, here.locale).into(),
        wording.text("body", &p.content.body, here.locale).into(),
        labels.title(p.content.category).map(|label| label.text).into(),
        labels.title(p.content.area).map(|label| label.text).into(),
        p.content.place.address.as_str().into(),
        point.map(|(lat, _)| lat).into(),
        point.map(|(_, lng)| lng).into(),
        here.say(&Text::new(origin)).into(),
        pages::author(inside, p.origin, &p.origin_note, p.nickname.as_deref()).into(),
        p.published_at.map(day).into(),
        here.words(stage).into(),
        counts.then_some(p.supports).into(),
        here.words(status).into(),
        p.answer.as_ref().map(|a| a.wording.text("body", &a.body, here.locale)).into(),
        cost.into(),
        cost.map(|cost| cost.currency.code().to_owned()).into(),
        here.url(&path).into(),
    ]
}
