//! The page of one proposal.

use axum::{extract::Path, response::Response};
use engagement::{Attachment, Image, attachments, follows};
use kernel::{Locale, Money, Problem, Text, Words};
use serde::Serialize;
use spaces::{Inside, Labels, Strip, links, share, translated::Line};
use web::{Html, Page};

use super::{Point, SupportView, Supporter, Tag, author, proposal_path};
use crate::{
    actions::{Place, reference},
    model::{Answer, Origin, Proposal, Settings, Stage, Status},
    permissions::{Act, check, may},
    store,
};

/// One proposal with everything about it.
#[derive(Serialize)]
pub(super) struct ShowPage {
    strip: Strip,
    number: i64,
    sign: String,
    title: Line,
    place: Option<Line>,
    category: Option<Line>,
    author: String,
    origin: Option<String>,
    published: Option<String>,
    edits: i64,
    html: Html,
    /// The language of the text, where it is not the page's.
    lang: Option<Locale>,
    /// Whether the office wrote it, which could give it in more languages.
    official: bool,
    facts: Vec<Fact>,
    image: Option<Image>,
    point: Option<Point>,
    answer: Option<AnswerView>,
    support: Option<SupportView>,
    links: Vec<LinkView>,
    walk: Vec<Step>,
    withdrawn: bool,
    hidden: Option<String>,
    revise_href: Option<String>,
    revise_until: Option<String>,
    withdraw_href: Option<String>,
    admin_href: Option<String>,
    report_href: Option<String>,
    share_href: Option<String>,
    list_href: String,
    follow: Html,
    comments: Html,
}

/// What, where, how much.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Fact {
    label: String,
    text: Line,
    files: Vec<FileLink>,
}

#[derive(Clone, Debug, Serialize)]
struct FileLink {
    href: String,
    name: String,
    size: String,
}

impl Fact {
    pub(super) fn samples() -> Vec<Self> {
        let file = FileLink {
            href: "/files/ab/pianta.pdf".into(),
            name: "pianta.pdf".into(),
            size: "PDF, 240 kB".into(),
        };
        vec![
            Self {
                label: "Dove".into(),
                text: Line::sample("Borgo Fiume", Some(Locale::EN)),
                files: Vec::new(),
            },
            Self { label: "Allegati".into(), text: Line::default(), files: vec![file.clone(), file] },
        ]
    }
}

#[derive(Clone, Debug, Serialize)]
struct AnswerView {
    tag: Tag,
    html: Html,
    lang: Option<Locale>,
    cost: Option<Money>,
    by: String,
}

#[derive(Clone, Debug, Serialize)]
struct LinkView {
    label: String,
    title: Line,
    href: String,
    note: Option<String>,
}

/// A date on the way of a proposal.
#[derive(Clone, Debug, Serialize)]
struct Step {
    day: String,
    text: String,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "proposals/show.html";

    fn samples() -> Vec<Self> {
        let bare = |support| Self {
            strip: Strip::sample(),
            number: 27,
            sign: "lamp".into(),
            title: Line::sample("Luce e marciapiede davanti alla scuola media", None),
            place: None,
            category: None,
            author: "Paola".into(),
            origin: None,
            published: None,
            edits: 0,
            html: Html::escaped("Da novembre è già buio."),
            lang: None,
            official: false,
            facts: Vec::new(),
            image: None,
            point: None,
            answer: None,
            support,
            links: Vec::new(),
            walk: Vec::new(),
            withdrawn: true,
            hidden: Some("Offende una persona.".into()),
            revise_href: None,
            revise_until: None,
            withdraw_href: None,
            admin_href: None,
            report_href: None,
            share_href: None,
            list_href: "/it/x".into(),
            follow: Html::default(),
            comments: Html::default(),
        };
        let full = |support, cost: Option<Money>| Self {
            place: Some("Centro".into()),
            category: Some("Strade".into()),
            origin: Some("Da un'assemblea".into()),
            published: Some("12 ottobre 2026".into()),
            edits: 2,
            lang: Some(Locale::EN),
            official: true,
            title: Line::sample("Luce e marciapiede davanti alla scuola media", Some(Locale::EN)),
            facts: Fact::samples(),
            image: Some(Image::sample("La strada al buio")),
            point: Some(Point { lat: 44.98, lng: 9.49 }),
            answer: Some(AnswerView {
                tag: Tag { text: "Accolta".into(), kind: "ok", icon: "check" },
                html: Html::escaped("Si può fare."),
                lang: cost.is_none().then_some(Locale::EN),
                cost,
                by: "Comune di Montelume, 2 novembre 2026".into(),
            }),
            links: vec![
                LinkView {
                    label: "È diventata".into(),
                    title: "Luce".into(),
                    href: "/it/y".into(),
                    note: None,
                },
                LinkView {
                    label: "E".into(),
                    title: "Più".into(),
                    href: "/it/z".into(),
                    note: Some("vince".into()),
                },
            ],
            walk: vec![Step { day: "12 ottobre".into(), text: "Presentata".into() }],
            withdrawn: false,
            hidden: None,
            revise_href: Some("/it/x/27/revision".into()),
            revise_until: Some("domenica 22 novembre".into()),
            withdraw_href: Some("/it/x/27/withdrawal".into()),
            admin_href: Some("/it/admin/x/27".into()),
            report_href: Some("/it/reports/proposal/x".into()),
            share_href: Some("/it/share/h7k2mx-27".into()),
            follow: Html::trusted("<p>Segui</p>"),
            comments: Html::trusted("<section><h2>14 commenti</h2></section>"),
            ..bare(support)
        };
        let supports = SupportView::samples().into_iter();
        let mut samples: Vec<Self> = supports.map(|s| full(Some(s), Some(Money::eur(38_000)))).collect();
        samples.extend([full(None, None), bare(None)]);
        samples
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let words: Words = words.parse().map_err(|_| Problem::NotFound)?;
    let tx = here.db.read().await?;
    let p = store::by_number(&tx, inside.component.id, words.number).await?.ok_or(Problem::NotFound)?;
    let place = Place {
        process: inside.process.clone(),
        timeline: inside.timeline.clone(),
        component: inside.component.clone(),
        settings: settings.clone(),
    };
    let ground = place.ground();
    check(Act::Read, &here.who, ground, Some(&p))?;
    let path = proposal_path(&inside, words.number, &p.content.title);
    if here.path != here.to(&path) {
        return Ok(here.go(&path));
    }
    let labels = Labels::of(&tx, &inside).await?;
    let files = attachments::of(&tx, &reference(p.id)).await?;
    let linked = links::linked_cards(&tx, &here.state, &reference(p.id), here.locale).await?;
    let supporter = Supporter::read(&tx, &inside, &settings, &[p.id]).await?;
    let (comments, follow) = match place.subject(&p, &here.who) {
        Some(subject) => {
            let title = subject.title.text(here.locale);
            let follow = follows::button(here, &tx, &subject.about, title, &subject.path).await?;
            (engagement::comments::section(here, &tx, &subject).await?, follow)
        }
        None => (Html::default(), Html::default()),
    };
    let wording = &p.content.wording;
    let (html, lang) = wording.get("html", &p.html, here.locale);
    let html = inside.terms(&tx).await?.explain(&Html::trusted(html)).raised();
    let title = wording.line("title", &p.content.title, here.locale);
    let share_href = if p.is_listed() { share::href(&tx, &inside, Some(words.number)).await? } else { None };
    drop(tx);
    let reported = p.is_listed() && here.who.me.as_ref().is_none_or(|me| p.author != Some(me.id));
    let revisable = may(Act::Revise, &here.who, ground, Some(&p));
    let own = |rest: &str| here.to(&inside.path(&format!("/{}{rest}", words.number)));
    let page = ShowPage {
        strip: inside.strip(),
        number: words.number,
        sign: labels.sign(p.content.category),
        title: title.clone(),
        lang,
        official: p.author.is_none(),
        place: labels.title(p.content.area),
        category: labels.title(p.content.category),
        author: author(&inside, p.origin, &p.origin_note, p.nickname.as_deref()),
        origin: (p.origin != Origin::Participant).then(|| here.words(super::filters::origin_key(p.origin))),
        published: p.published_at.map(|at| here.reader().date(at)),
        edits: p.edits,
        html,
        facts: facts(&inside, &labels, &p, &files),
        image: Image::among(&files),
        point: p.content.place.point.map(|(lat, lng)| Point { lat, lng }),
        answer: p.answer.as_ref().map(|answer| answer_view(&inside, answer)),
        support: supporting(&inside, &supporter, &p),
        links: linked
            .into_iter()
            .map(|(label, card)| LinkView {
                label: here.words(label),
                title: card.title,
                href: card.path,
                note: card.note.map(|note| here.say(&note)),
            })
            .collect(),
        walk: walk(&inside, &p),
        withdrawn: p.stage == Stage::Withdrawn,
        hidden: p.hidden.clone(),
        revise_href: revisable.then(|| own("/revision")),
        revise_until: p.editable_until(&settings).map(|until| here.reader().datetime(until)),
        withdraw_href: may(Act::Withdraw, &here.who, ground, Some(&p)).then(|| own("/withdrawal")),
        admin_href: may(Act::Oversee, &here.who, ground, Some(&p))
            .then(|| here.to(&inside.admin_path(&format!("/{}", words.number)))),
        report_href: reported.then(|| here.to(&engagement::moderation::report_path(&reference(p.id)))),
        share_href,
        list_href: here.to(&inside.path("")),
        follow,
        comments,
    };
    let picture = page.image.as_ref().map(|image| image.src.clone());
    let summary = wording.text("summary", &p.summary, here.locale);
    inside.frame(title).describe(summary).picture(picture).show(&page).await
}

fn supporting(inside: &Inside, supporter: &Supporter, p: &Proposal) -> Option<SupportView> {
    if !p.is_listed() {
        return None;
    }
    let (number, status) = (p.number.unwrap_or_default(), Status::from(p.verdict()));
    supporter.view(inside, p.id, number, &p.content.title, status, p.supports)
}

fn answer_view(inside: &Inside, answer: &Answer) -> AnswerView {
    let here = &inside.here;
    let status = Status::from(Some(answer.verdict));
    let (html, lang) = answer.wording.get("html", &answer.html, here.locale);
    let by = Text::new("proposals-answer-by")
        .with("body", here.tenant.profile.body.as_str())
        .with("day", here.reader().date(answer.at));
    AnswerView {
        tag: Tag::of_status(inside, status).unwrap_or(Tag { text: String::new(), kind: "", icon: "clock" }),
        html: Html::trusted(html),
        lang,
        cost: answer.cost,
        by: here.say(&by),
    }
}

/// Where it is and what is attached.
pub(super) fn facts(inside: &Inside, labels: &Labels, p: &Proposal, files: &[Attachment]) -> Vec<Fact> {
    let here = &inside.here;
    let mut facts = Vec::new();
    let place = &p.content.place;
    if !place.address.is_empty() {
        let label = here.words("proposals-fact-where");
        facts.push(Fact { label, text: place.address.as_str().into(), files: Vec::new() });
    } else if let Some(area) = labels.title(p.content.area).filter(|_| p.stage == Stage::Draft) {
        facts.push(Fact { label: here.words("proposals-fact-where"), text: area, files: Vec::new() });
    }
    let documents: Vec<FileLink> = files
        .iter()
        .filter(|f| !f.is_image())
        .map(|f| FileLink {
            href: engagement::file_path(&f.hash, &f.file_name),
            name: f.file_name.clone(),
            size: size(inside, f),
        })
        .collect();
    if !documents.is_empty() {
        facts.push(Fact {
            label: here.words("proposals-fact-files"),
            text: Line::default(),
            files: documents,
        });
    }
    facts
}

/// Kind and size of a file, as in «PDF, 240 kB».
fn size(inside: &Inside, file: &Attachment) -> String {
    let kind = file.file_name.rsplit('.').next().unwrap_or_default().to_uppercase();
    let kilobytes = (file.size + 1_023) / 1_024;
    format!("{kind}, {} kB", inside.here.reader().number(kilobytes))
}

fn walk(inside: &Inside, p: &Proposal) -> Vec<Step> {
    let here = &inside.here;
    let step = |at, key: &'static str| Step { day: here.reader().day_month(at), text: here.words(key) };
    let presented = p.published_at.map(|at| step(at, "proposals-walk-presented"));
    let answered = p.answer.as_ref().map(|answer| {
        step(
            answer.at,
            match Status::from(Some(answer.verdict)) {
                Status::Accepted => "proposals-walk-accepted",
                Status::Rejected => "proposals-walk-rejected",
                Status::Evaluating | Status::Open => "proposals-walk-evaluating",
            },
        )
    });
    presented.into_iter().chain(answered).collect()
}
