//! One proposal for the staff: what it says, the answer, moderation.

use axum::{extract::Path, http::StatusCode, response::Response};
use engagement::{Size, attachments};
use kernel::{Currency, Locale, Problem, Text};
use serde::Serialize;
use spaces::{Inside, Labels, Wording, translated::Line};
use web::{
    Html, Page,
    form::{FormData, FormView},
};

use super::{allowed, numbered, offers};
use crate::{
    actions::{self, NewAnswer, REASONS_MAX, reference},
    labels::Choice,
    model::{Proposal, Stage, Status, Verdict, counts_shown},
    pages::{Tag, author, proposal_path},
    permissions::Act,
    store,
};

/// One proposal for the staff.
#[derive(Serialize)]
pub(super) struct OnePage {
    number: i64,
    title: Line,
    public_href: String,
    author: String,
    published: String,
    category: Option<String>,
    area: Option<String>,
    address: String,
    html: Html,
    lang: Option<Locale>,
    image: Option<String>,
    image_shows: String,
    files: Vec<(String, String)>,
    supports: Option<i64>,
    tag: Tag,
    withdrawn: bool,
    hidden: Option<String>,
    answer: Option<AnswerForm>,
    moderation: Option<Moderation>,
    list_href: String,
}

#[derive(Serialize)]
struct AnswerForm {
    action: String,
    verdicts: Vec<Choice>,
    next: Option<i64>,
    languages: Vec<accounts::Choice>,
    form: FormView,
}

#[derive(Serialize)]
struct Moderation {
    hide_action: String,
    show_action: String,
    form: FormView,
}

impl Page for OnePage {
    const TEMPLATE: &'static str = "proposals/admin/one.html";

    fn samples() -> Vec<Self> {
        let moderation = || {
            Some(Moderation {
                hide_action: "/it/admin/x/27/hiding".into(),
                show_action: "/it/admin/x/27/showing".into(),
                form: FormView::new().with_sample_error("reason", "Manca il motivo."),
            })
        };
        let full = |next| Self {
            number: 27,
            title: Line::sample("Luce davanti alla scuola", None),
            public_href: "/it/x/27".into(),
            author: "Paola".into(),
            published: "12 ottobre 2026".into(),
            category: Some("Strade".into()),
            area: Some("Centro".into()),
            address: "Via della Fornace".into(),
            html: Html::escaped("È buio."),
            lang: None,
            image: Some("/files/ab/small".into()),
            image_shows: "La strada".into(),
            files: vec![("/files/cd/pianta.pdf".into(), "pianta.pdf".into())],
            supports: Some(128),
            tag: Tag { text: "In studio".into(), kind: "", icon: "clock" },
            withdrawn: false,
            hidden: None,
            answer: Some(AnswerForm {
                action: "/it/admin/x/27/answer".into(),
                verdicts: vec![Choice::new("accepted", "Si può fare")],
                next,
                languages: vec![accounts::Choice::new("en", "English")],
                form: FormView::new().with_sample_error("cost", "Manca il costo."),
            }),
            moderation: moderation(),
            list_href: "/it/admin/x".into(),
        };
        let hidden = Self { hidden: Some("Offende.".into()), ..full(None) };
        let bare = Self {
            category: None,
            area: None,
            address: String::new(),
            image: None,
            files: Vec::new(),
            supports: None,
            withdrawn: true,
            answer: None,
            moderation: None,
            ..full(None)
        };
        vec![full(Some(8)), full(None), hidden, bare]
    }
}

pub(super) async fn show(inside: Inside, Path(number): Path<String>) -> web::Result<Response> {
    let p = numbered(&inside, &number).await?;
    let answer = answer_values(&p);
    page(&inside, &p, answer, FormView::new(), StatusCode::OK).await
}

/// The language in which an answer is written first.
fn original(inside: &Inside, p: &Proposal) -> Locale {
    let before = p.answer.as_ref().and_then(|answer| answer.wording.original);
    before.unwrap_or(inside.here.tenant.locale)
}

fn answer_values(p: &Proposal) -> FormView {
    match &p.answer {
        Some(answer) => {
            let view = FormView::new().add("verdict", answer.verdict.as_str()).add("body", &answer.body);
            let view = answer.wording.fill(view, &["body"]);
            match answer.cost {
                Some(cost) => view.add("cost", plain_amount(cost)),
                None => view,
            }
        }
        None => FormView::new().add("verdict", Verdict::Evaluating.as_str()),
    }
}

/// An amount as the form reads it back.
fn plain_amount(cost: kernel::Money) -> String {
    let unit = 10_i64.pow(cost.currency.decimals());
    match cost.minor % unit {
        0 => (cost.minor / unit).to_string(),
        rest => format!("{},{rest:0width$}", cost.minor / unit, width = cost.currency.decimals() as usize),
    }
}

async fn page(
    inside: &Inside,
    p: &Proposal,
    answer: FormView,
    moderation: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(inside, Act::Oversee)?;
    let number = p.number.unwrap_or_default();
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, inside).await?;
    let files = attachments::of(&tx, &reference(p.id)).await?;
    let next = store::following(&tx, inside.component.id, number).await?;
    drop(tx);
    let path = |rest: &str| here.to(&inside.admin_path(&format!("/{number}{rest}")));
    let answers = p.stage == Stage::Published && offers(inside, &settings, Act::Answer);
    let verdict = |v: &Verdict| Choice::new(v.as_str(), here.words(verdict_key(*v)));
    let wording = &p.content.wording;
    let (html, lang) = wording.get("html", &p.html, here.locale);
    let title = wording.line("title", &p.content.title, here.locale);
    let page = OnePage {
        number,
        title: title.clone(),
        lang,
        public_href: here.to(&proposal_path(inside, number, &p.content.title)),
        author: author(inside, p.origin, &p.origin_note, p.nickname.as_deref()),
        published: p.published_at.map(|at| here.reader().date(at)).unwrap_or_default(),
        category: labels.title(p.content.category).map(|label| label.text),
        area: labels.title(p.content.area).map(|label| label.text),
        address: p.content.place.address.clone(),
        html: Html::trusted(html),
        image: p.image.as_deref().map(|hash| engagement::image_path(hash, Size::Small)),
        image_shows: files.iter().find(|f| f.is_image()).map(|f| f.title.clone()).unwrap_or_default(),
        files: files
            .iter()
            .filter(|f| !f.is_image())
            .map(|f| (engagement::file_path(&f.hash, &f.file_name), f.file_name.clone()))
            .collect(),
        supports: counts_shown(&settings, &inside.timeline).then_some(p.supports),
        tag: tag(inside, p),
        withdrawn: p.stage == Stage::Withdrawn,
        hidden: p.hidden.clone(),
        answer: answers.then(|| AnswerForm {
            action: path("/answer"),
            verdicts: Verdict::ALL.iter().map(verdict).collect(),
            next,
            languages: Wording::languages(here, original(inside, p)),
            form: answer,
        }),
        moderation: offers(inside, &settings, Act::Moderate).then(|| Moderation {
            hide_action: path("/hiding"),
            show_action: path("/showing"),
            form: moderation,
        }),
        list_href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(title.text).status(status).show(&page).await
}

fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Evaluating => "proposals-verdict-evaluating",
        Verdict::Accepted => "proposals-verdict-accepted",
        Verdict::Rejected => "proposals-verdict-rejected",
    }
}

fn tag(inside: &Inside, p: &Proposal) -> Tag {
    Tag::of_status(inside, Status::from(p.verdict()))
        .unwrap_or_else(|| Tag::new(inside, "proposals-status-open", "warn", "clock"))
}

pub(super) async fn answer(
    inside: Inside,
    Path(number): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Answer)?;
    let p = numbered(&inside, &number).await?;
    let number = p.number.unwrap_or_default();
    let mut read = form.read();
    let words: Vec<&str> = Verdict::ALL.iter().map(|v| v.as_str()).collect();
    let verdict = read.choice("verdict", &words).required().optional().as_deref().and_then(Verdict::parse);
    let new = NewAnswer {
        verdict: verdict.unwrap_or(Verdict::Evaluating),
        body: read.text("body").value(),
        wording: Wording::read(&mut read, here, original(&inside, &p), &[], &[("body", REASONS_MAX)]),
        cost: read.money("cost", Currency::EUR).optional(),
    };
    let done = match read.finish(new) {
        Ok(new) => actions::answer(&here.db, &here.who, inside.component.id, number, new).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(_) => {
            let tx = here.db.read().await?;
            let next = store::following(&tx, inside.component.id, number).await?;
            drop(tx);
            let to = match next.filter(|_| form.value("then") == "next") {
                Some(next) => inside.admin_path(&format!("/{next}")),
                None => inside.admin_path(&format!("/{number}")),
            };
            Ok(here.done(&to, &Text::new("proposals-answered").with("number", number.to_string())))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &p, values, FormView::new(), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn hide(
    inside: Inside,
    Path(number): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Moderate)?;
    let p = numbered(&inside, &number).await?;
    let number = p.number.unwrap_or_default();
    let reason = form.read().text("reason").value();
    match actions::hide(&here.db, &here.who, inside.component.id, number, &reason).await {
        Ok(_) => {
            let path = inside.admin_path(&format!("/{number}"));
            Ok(here.done(&path, &Text::new("proposals-hidden-now")))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &p, answer_values(&p), values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn unhide(inside: Inside, Path(number): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Moderate)?;
    let number = numbered(&inside, &number).await?.number.unwrap_or_default();
    actions::show(&here.db, &here.who, inside.component.id, number).await?;
    Ok(here.done(&inside.admin_path(&format!("/{number}")), &Text::new("proposals-shown-now")))
}
