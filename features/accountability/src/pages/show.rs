use std::collections::HashMap;

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use engagement::{Image, attachments, follows};
use kernel::{Locale, Money, Problem, Timestamp, Words};
use serde::Serialize;
use spaces::{
    Inside, LabelId, Strip, links, process, share,
    translated::{Line, Prose},
};
use web::{Html, Page};

use super::row::{WorkRow, noon, today};
use crate::{Settings, Work, model::standings, store};

/// One work.
#[derive(Serialize)]
pub(super) struct WorkPage {
    strip: Strip,
    work: WorkRow,
    year: String,
    description: Prose,
    office: String,
    due: Option<Timestamp>,
    changed: Timestamp,
    diary: Vec<EntryView>,
    photographs: Vec<Image>,
    parts: Vec<WorkRow>,
    /// The work it is a part of.
    whole: Option<Linked>,
    links: Vec<Linked>,
    list: String,
    share: Option<String>,
    follow: Html,
}

/// An entry of the diary.
#[derive(Serialize)]
struct EntryView {
    day: Timestamp,
    title: Line,
    amount: Option<Money>,
    link: Option<String>,
}

/// What the work came from, or is a part of.
#[derive(Serialize)]
struct Linked {
    label: String,
    title: Line,
    href: String,
}

impl Page for WorkPage {
    const TEMPLATE: &'static str = "accountability/show.html";

    fn samples() -> Vec<Self> {
        let linked = || Linked {
            label: "Progetto al voto".into(),
            title: "Panchine".into(),
            href: "/it/processes/x/budget/1".into(),
        };
        let entry = |amount: Option<i64>, lang| EntryView {
            day: Timestamp::default(),
            title: Line::sample("Si posano le panchine", lang),
            amount: amount.map(Money::eur),
            link: amount.map(|_| "https://atti.example/1".into()),
        };
        let photograph = || Image::sample("Operai");
        let page = |work: WorkRow, full: bool| Self {
            strip: Strip::sample(),
            work,
            year: "2026".into(),
            description: Prose::sample(
                if full { "<p>Dieci panchine.</p>" } else { "" },
                full.then_some(Locale::IT),
            ),
            office: if full { "Ufficio tecnico".into() } else { String::new() },
            due: full.then(Timestamp::default),
            changed: Timestamp::default(),
            diary: if full { vec![entry(Some(10), None), entry(None, Some(Locale::IT))] } else { Vec::new() },
            photographs: if full { vec![photograph()] } else { Vec::new() },
            parts: if full { WorkRow::samples() } else { Vec::new() },
            whole: full.then(linked),
            links: if full { vec![linked()] } else { Vec::new() },
            list: "/it/processes/x/accountability".into(),
            share: full.then(|| "/it/share/h7k2mx-1".into()),
            follow: Html::trusted("<p>Segui</p>"),
        };
        WorkRow::samples().into_iter().enumerate().map(|(i, work)| page(work, i == 0)).collect()
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let number = words.parse::<Words>().map_err(|_| Problem::NotFound)?.number;
    let tx = here.db.read().await?;
    let works = store::all(&tx, inside.component.id).await?;
    let work = works.iter().find(|work| work.number == number).ok_or(Problem::NotFound)?;
    let canonical = work.words();
    if words != canonical {
        return Ok(Redirect::permanent(&here.to(&inside.path(&format!("/{canonical}")))).into_response());
    }
    let labels = process::store::labels(&tx, inside.process.id).await?;
    let signs: HashMap<LabelId, String> = labels.into_iter().map(|l| (l.id, l.sign)).collect();
    let settings: Settings = inside.component.settings()?;
    let standings = standings(&works, settings.stage_count(), today(here, &tx));
    let path = |work: &Work| inside.path(&format!("/{}", work.words()));
    let row = |work: &Work| {
        let standing = standings.get(&work.id).copied()?;
        Some(WorkRow::new(here, &settings, &signs, (work, standing), &path(work)))
    };
    let whole = work.parent.and_then(|id| works.iter().find(|other| other.id == id));
    let cards = links::linked_cards(&tx, &here.state, &work.reference(), here.locale).await?;
    let files = attachments::of(&tx, &work.reference()).await?;
    let mut description = Prose::of(&work.description_html, here.locale);
    description.html = inside.terms(&tx).await?.explain(&description.html).raised();
    let title = work.title.text(here.locale);
    let follow = follows::button(here, &tx, &work.reference(), title, &path(work)).await?;
    let page = WorkPage {
        strip: inside.strip(),
        year: work.year.to_string(),
        description,
        office: work.office.clone(),
        due: work.due.map(|day| noon(here, day)),
        changed: work.changed_at,
        diary: store::diary(&tx, work.id).await?.into_iter().map(|e| entry(&inside, work, e)).collect(),
        photographs: files.iter().filter_map(Image::of).collect(),
        parts: works.iter().filter(|part| part.parent == Some(work.id)).filter_map(&row).collect(),
        whole: whole.map(|whole| Linked {
            label: here.words("accountability-part-of"),
            title: Line::of(&whole.title, here.locale),
            href: here.to(&path(whole)),
        }),
        links: cards
            .into_iter()
            .map(|(label, card)| Linked { label: here.words(label), title: card.title, href: card.path })
            .collect(),
        list: here.to(&inside.path("")),
        share: share::href(&tx, &inside, Some(number)).await?,
        follow,
        work: row(work).ok_or(Problem::NotFound)?,
    };
    let about = match work.now.text(here.locale) {
        "" => web::excerpt(work.description.text(here.locale), 160),
        now => now.to_owned(),
    };
    let picture = page.photographs.first().map(|photograph| photograph.src.clone());
    inside.frame(&page.work.title).describe(about).picture(picture).show(&page).await
}

fn entry(inside: &Inside, work: &Work, entry: crate::Entry) -> EntryView {
    EntryView {
        day: noon(&inside.here, entry.day),
        title: Line::of(&entry.title, inside.here.locale),
        amount: entry.amount.map(|minor| Money::new(minor, work.budget.currency)),
        link: entry.link.map(|link| link.as_str().to_owned()),
    }
}
