use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use db::Tx;
use engagement::{Image, attachments, follows};
use kernel::{Line, Locale, Money, Problem, Words};
use serde::Serialize;
use spaces::{Inside, Labels, Strip, links, share};
use web::{Html, Page};

use super::ProjectRow;
use crate::{Project, store, talk};

/// One project.
#[derive(Serialize)]
pub(super) struct ProjectPage {
    strip: Strip,
    project: ProjectRow,
    html: Html,
    address: String,
    /// The language of the text, where it is not the page's.
    lang: Option<Locale>,
    links: Vec<Linked>,
    total: Money,
    image: Option<Image>,
    share: Option<String>,
    follow: Html,
    comments: Html,
}

/// What the project came from or became.
#[derive(Serialize)]
struct Linked {
    label: String,
    title: Line,
    href: String,
    note: Option<String>,
}

impl Page for ProjectPage {
    const TEMPLATE: &'static str = "budgets/show.html";

    fn samples() -> Vec<Self> {
        let page = |project, links: Vec<Linked>, address: &str, lang| Self {
            strip: Strip::sample(),
            project,
            html: Html::trusted("<p>Sei lampioni.</p>"),
            address: address.into(),
            lang,
            links,
            total: Money::eur(120_000),
            image: lang.map(|_| Image::sample("Una via")),
            share: lang.map(|_| "/it/share/h7k2mx-3".into()),
            follow: Html::trusted("<p>Segui</p>"),
            comments: Html::trusted("<section><h2>14 commenti</h2></section>"),
        };
        let link = |note: Option<&str>| Linked {
            label: "Nasce dalla proposta".into(),
            title: "Più luce in via Fornace".into(),
            href: "/it/processes/bilancio-2027/proposals/33-piu-luce".into(),
            note: note.map(Into::into),
        };
        let mut rows = ProjectRow::samples().into_iter();
        let mut pages = Vec::new();
        pages.extend(rows.next().map(|row| page(row, Vec::new(), "", None)));
        let linked = vec![link(None), link(Some("accolta"))];
        pages.extend(rows.next().map(|row| page(row, linked, "Via della Fornace", Some(Locale::EN))));
        pages
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let number = words.parse::<Words>().map_err(|_| Problem::NotFound)?.number;
    let tx = here.db.read().await?;
    let project = store::by_number(&tx, inside.component.id, number).await?.ok_or(Problem::NotFound)?;
    let canonical = project.words();
    if words != canonical {
        return Ok(Redirect::permanent(&here.to(&inside.path(&format!("/{canonical}")))).into_response());
    }
    let labels = Labels::of(&tx, &inside).await?;
    let cards = links::linked_cards(&tx, &here.state, &project.reference(), here.locale).await?;
    let (html, language) = project.description_html.get(here.locale);
    let row = ProjectRow::new(&inside, &labels, &project);
    let image = image(&tx, &project).await?;
    let subject = talk::subject(&project, &inside.component, &inside.process, &inside.timeline, &here.who);
    let (comments, follow) = match subject {
        Some(subject) => {
            let title = subject.title.text(here.locale);
            let follow = follows::button(here, &tx, &subject.about, title, &subject.path).await?;
            (engagement::comments::section(here, &tx, &subject).await?, follow)
        }
        None => (Html::default(), Html::default()),
    };
    let html = inside.terms(&tx).await?.explain(&Html::trusted(html)).raised();
    let share = share::href(&tx, &inside, Some(number)).await?;
    drop(tx);
    let picture = image.as_ref().map(|image| image.src.clone());
    let page = ProjectPage {
        strip: inside.strip(),
        html,
        address: project.place.address.clone(),
        lang: (language != here.locale).then_some(language),
        links: cards
            .into_iter()
            .map(|(label, card)| Linked {
                label: here.words(label),
                title: card.title,
                href: card.path,
                note: card.note.map(|note| here.say(&note)),
            })
            .collect(),
        total: inside.component.settings::<crate::Settings>()?.budget(),
        project: row,
        image,
        share,
        follow,
        comments,
    };
    let about = web::excerpt(project.description.text(here.locale), 160);
    inside.frame(page.project.title()).describe(about).picture(picture).show(&page).await
}

async fn image(tx: &Tx, project: &Project) -> Result<Option<Image>, Problem> {
    let files = attachments::of(tx, &project.reference()).await?;
    let shown = files.into_iter().find(|file| project.image.as_deref() == Some(file.hash.as_str()));
    Ok(shown.as_ref().and_then(Image::of))
}
