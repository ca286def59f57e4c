//! The page of one debate.

use axum::{extract::Path, response::Response};
use engagement::follows;
use kernel::{Locale, Problem};
use serde::Serialize;
use spaces::{
    Inside, Labels, Strip,
    translated::{Line, Prose},
};
use web::{Html, Page};

use super::{
    Tag, found, path,
    row::{author, when},
};
use crate::permissions::{Act, may};

/// One debate with everything said about it.
#[derive(Serialize)]
pub(super) struct ShowPage {
    strip: Strip,
    number: i64,
    title: Line,
    category: Option<Line>,
    by: String,
    tag: Tag,
    when: String,
    html: Prose,
    instructions: Prose,
    /// What was concluded, and when in words.
    conclusions: Option<(Prose, String)>,
    /// Whether the office wrote it, which could give it in more languages.
    official: bool,
    hidden: Option<String>,
    revise_href: Option<String>,
    close_href: Option<String>,
    reopen_action: Option<String>,
    admin_href: Option<String>,
    report_href: Option<String>,
    share_href: Option<String>,
    list_href: String,
    follow: Html,
    comments: Html,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "debates/show.html";

    fn samples() -> Vec<Self> {
        let page = |full: bool| {
            let some = |text: &str| full.then(|| text.to_owned());
            Self {
                strip: Strip::sample(),
                number: 3,
                title: Line::sample("Dove mettiamo gli alberi nuovi?", full.then_some(Locale::EN)),
                official: full,
                category: full.then(|| Line::sample("Verde", Some(Locale::EN))),
                by: "Comune di Montelume".into(),
                tag: Tag::sample(),
                when: some("fino al 6 dicembre").unwrap_or_default(),
                html: Prose::sample("<p>Ne arrivano quaranta.</p>", Some(Locale::EN)),
                instructions: Prose::sample(
                    if full { "<p>Una via per commento.</p>" } else { "" },
                    full.then_some(Locale::EN),
                ),
                conclusions: full.then(|| {
                    (Prose::sample("<p>In piazza.</p>", Some(Locale::EN)), "22 novembre 2026".into())
                }),
                hidden: (!full).then(|| "Offende una persona.".into()),
                revise_href: some("/it/x/3/revision"),
                close_href: some("/it/x/3/closing"),
                reopen_action: some("/it/x/3/reopening"),
                admin_href: some("/it/admin/x/3"),
                report_href: some("/it/reports/debate/x"),
                share_href: some("/it/share/h7k2mx-3"),
                list_href: "/it/x".into(),
                follow: if full { Html::trusted("<p>Segui</p>") } else { Html::default() },
                comments: Html::trusted("<section><h2>14 commenti</h2></section>"),
            }
        };
        vec![page(true), page(false)]
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (debate, place, answered) = found(&inside, &words, Act::Read).await?;
    let own = path(&inside, &debate, "");
    if here.path != here.to(&own) {
        return Ok(here.go(&own));
    }
    let tx = here.db.read().await?;
    let (content, wording) = (&debate.content, &debate.content.wording);
    let title = wording.line("title", &content.title, here.locale);
    tx.now_until(|now| content.opens_at.into_iter().chain(content.closes_at).filter(|at| *at > now).min());
    let labels = Labels::of(&tx, &inside).await?;
    let subject = place.subject(&debate, &here.who).ok_or(Problem::NotFound)?;
    let follow = follows::button(here, &tx, &subject.about, &title.text, &subject.path).await?;
    let comments = engagement::comments::section(here, &tx, &subject).await?;
    let share_href = spaces::share::href(&tx, &inside, Some(debate.number)).await?;
    drop(tx);
    let ground = place.ground(answered);
    let offers = |act: Act| may(act, &here.who, ground, Some(&debate));
    let to = |rest: &str| here.to(&path(&inside, &debate, rest));
    let others = here.who.me.as_ref().is_none_or(|me| debate.author != Some(me.id));
    let page = ShowPage {
        strip: inside.strip(),
        number: debate.number,
        title: title.clone(),
        official: debate.author.is_none(),
        category: labels.title(content.category),
        by: author(&inside, &debate),
        tag: Tag::of(&inside, &debate),
        when: when(&inside, &debate),
        html: wording.prose("html", &debate.html, here.locale),
        instructions: wording.prose("instructions_html", &debate.instructions_html, here.locale),
        conclusions: debate
            .conclusions
            .as_ref()
            .map(|c| (c.wording.prose("html", &c.html, here.locale), here.reader().date(c.at))),
        hidden: debate.hidden.clone(),
        revise_href: (offers(Act::Revise) && !offers(Act::Host)).then(|| to("/revision")),
        close_href: offers(Act::Close).then(|| to("/closing")),
        reopen_action: offers(Act::Reopen).then(|| to("/reopening")),
        admin_href: offers(Act::Host).then(|| here.to(&inside.admin_path(&format!("/{}", debate.number)))),
        report_href: (debate.hidden.is_none() && others)
            .then(|| here.to(&engagement::moderation::report_path(&debate.reference()))),
        share_href,
        list_href: here.to(&inside.path("")),
        follow,
        comments,
    };
    let summary = wording.text("summary", &debate.summary, here.locale);
    inside.frame(title).describe(summary).show(&page).await
}
