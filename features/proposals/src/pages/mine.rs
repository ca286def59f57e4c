use axum::response::Response;
use kernel::Text;
use serde::Serialize;
use spaces::{Inside, Strip};
use web::Page;

use super::{Tag, list::proposing, proposal_path};
use crate::{
    model::{Settings, Stage, Status, Verdict},
    store::{self, Mine},
};

/// What somebody wrote and supports here.
#[derive(Serialize)]
pub(super) struct MinePage {
    strip: Strip,
    written: Vec<Own>,
    supported: Vec<Supported>,
    left: Option<i64>,
    allowed: Option<i64>,
    new_href: Option<String>,
    list_href: String,
    can_take_back: bool,
}

#[derive(Serialize)]
struct Own {
    title: String,
    href: String,
    number: Option<i64>,
    tag: Tag,
}

#[derive(Serialize)]
struct Supported {
    title: String,
    href: String,
    number: i64,
    action: String,
}

impl Page for MinePage {
    const TEMPLATE: &'static str = "proposals/mine.html";

    fn samples() -> Vec<Self> {
        let own = |number| Own {
            title: "Una pensilina".into(),
            href: "/it/x".into(),
            number,
            tag: Tag { text: "Bozza".into(), kind: "out", icon: "pencil" },
        };
        let page = |supported: bool| Self {
            strip: Strip::sample(),
            written: Vec::new(),
            supported: supported
                .then(|| Supported {
                    title: "Un orto".into(),
                    href: "/it/x/41".into(),
                    number: 41,
                    action: "/it/x/41/support/withdrawal".into(),
                })
                .into_iter()
                .collect(),
            left: None,
            allowed: None,
            new_href: None,
            list_href: "/it/x".into(),
            can_take_back: false,
        };
        let full = Self {
            written: vec![own(None), own(Some(63))],
            left: Some(2),
            allowed: Some(5),
            new_href: Some("/it/x/drafts/new".into()),
            can_take_back: true,
            ..page(true)
        };
        vec![full, page(true), page(false)]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let me = here.who.require_person(Text::new("proposals-login-mine"))?.id;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let written = store::written_by(&tx, inside.component.id, me).await?;
    let supported = store::supported_in(&tx, inside.component.id, me).await?;
    drop(tx);
    let given = i64::try_from(supported.len()).unwrap_or(i64::MAX);
    let page = MinePage {
        strip: inside.strip(),
        written: written.into_iter().map(|mine| own(&inside, mine)).collect(),
        supported: supported
            .into_iter()
            .filter_map(|mine| {
                let number = mine.number?;
                Some(Supported {
                    href: here.to(&proposal_path(&inside, number, &mine.title)),
                    title: mine.title,
                    number,
                    action: here.to(&inside.path(&format!("/{number}/support/withdrawal"))),
                })
            })
            .collect(),
        left: settings.support_limit.map(|allowed| (allowed - given).max(0)),
        allowed: settings.support_limit,
        new_href: proposing(&inside, &settings).0,
        list_href: here.to(&inside.path("")),
        can_take_back: inside.timeline.check(spaces::Ability::Support).is_ok(),
    };
    inside.frame(here.words("proposals-mine-title")).show(&page).await
}

fn own(inside: &Inside, mine: Mine) -> Own {
    let here = &inside.here;
    let status = Status::from(mine.verdict.as_deref().and_then(Verdict::parse));
    let tag = match (Stage::parse(&mine.stage), &mine.hidden) {
        (Some(Stage::Withdrawn), _) => Tag::new(inside, "proposals-stage-withdrawn", "plain", "minus-circle"),
        (Some(Stage::Published), Some(_)) => Tag::new(inside, "proposals-stage-hidden", "err", "lock"),
        (Some(Stage::Published), None) => Tag::of_status(inside, status)
            .unwrap_or_else(|| Tag::new(inside, "proposals-stage-published", "ok", "check")),
        _ => Tag::new(inside, "proposals-stage-draft", "out", "pencil"),
    };
    let path = match mine.number {
        Some(number) => proposal_path(inside, number, &mine.title),
        None => inside.path(&format!("/drafts/{}", mine.id)),
    };
    let title = if mine.title.is_empty() { here.words("proposals-untitled") } else { mine.title };
    Own { title, href: here.to(&path), number: mine.number, tag }
}
