//! The debates of a component, narrowed by state, category and who began them.

use accounts::Choice;
use axum::response::Response;
use kernel::{Line, Text};
use serde::Serialize;
use spaces::{Inside, Labels, Scheme, Strip};
use web::{Page, form::FormView};

use super::{Row, comment_counts, place};
use crate::{
    model::State,
    permissions::{Act, may},
    store::{self, Filter},
};

/// A page of the debates.
#[derive(Serialize)]
pub(super) struct ListPage {
    strip: Strip,
    title: Line,
    form: FormView,
    states: Vec<Choice>,
    categories: Vec<Choice>,
    origins: Vec<Choice>,
    narrow: bool,
    action: String,
    rows: Vec<Row>,
    next: Option<String>,
    first_href: Option<String>,
    new_href: Option<String>,
    /// Why nobody can begin one now; empty where only the office does.
    closed: String,
    admin_href: Option<String>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "debates/list.html";

    fn samples() -> Vec<Self> {
        let choice = || vec![Choice::new("open", "Aperti")];
        let page = |rows: Vec<Row>, full: bool| Self {
            strip: Strip::sample(),
            title: "Dibattiti".into(),
            form: FormView::new(),
            states: choice(),
            categories: if full { choice() } else { Vec::new() },
            origins: if full { choice() } else { Vec::new() },
            narrow: full,
            action: "/it/x".into(),
            rows,
            next: full.then(|| "/it/x?after=abc".into()),
            first_href: full.then(|| "/it/x".into()),
            new_href: full.then(|| "/it/x/new".into()),
            closed: String::new(),
            admin_href: full.then(|| "/it/admin/x".into()),
        };
        let closed = Self { closed: "Si commenta dal 2 novembre.".into(), ..page(Vec::new(), false) };
        vec![page(Row::samples(), true), page(Vec::new(), true), page(Vec::new(), false), closed]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let place = place(&inside)?;
    let query = here.query();
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, &inside).await?;
    let categories = || labels.list(Scheme::Category);
    let filter = Filter {
        state: State::parse(query.value("state")),
        category: categories().map(|(id, _)| id).find(|id| id.to_string() == query.value("category")),
        official: match query.value("by") {
            "office" => Some(true),
            "people" => Some(false),
            _ => None,
        },
    };
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let found = store::list(&tx, inside.component.id, &filter, false, after).await?;
    let comments = comment_counts(&tx, &found.rows).await?;
    drop(tx);
    let path = here.to(&inside.path(""));
    let kept = kept(&filter);
    let ground = place.ground(false);
    let begin = may(Act::Begin, &here.who, ground, None);
    // Visitors are led to log in first, and back.
    let could = place.settings.participants && inside.timeline.check(spaces::Ability::Comment).is_ok();
    let closed =
        inside.timeline.check(spaces::Ability::Comment).err().filter(|_| place.settings.participants);
    let page = ListPage {
        strip: inside.strip(),
        title: inside.title(),
        form: query.view(),
        states: State::ALL.map(|s| Choice::new(s.as_str(), here.words(s.title()))).into(),
        categories: categories().map(|(id, title)| Choice::new(id.to_string(), title)).collect(),
        origins: if place.settings.participants {
            vec![
                Choice::new("office", here.words("debates-by-office")),
                Choice::new("people", here.words("debates-by-people")),
            ]
        } else {
            Vec::new()
        },
        narrow: filter.is_narrow(),
        rows: found.rows.iter().map(|d| Row::new(&inside, &labels, d, &comments)).collect(),
        next: found.next.map(|next| format!("{path}?{kept}after={next}")),
        first_href: after.is_some().then(|| format!("{path}?{kept}")),
        new_href: (begin || (could && here.who.me.is_none())).then(|| format!("{path}/new")),
        closed: closed.map(|why| here.say(&why)).unwrap_or_default(),
        admin_href: may(Act::Oversee, &here.who, ground, None).then(|| here.to(&inside.admin_path(""))),
        action: path,
    };
    let about = Text::new("debates-list-about").with("space", inside.process.texts.title.text(here.locale));
    inside.frame(page.title.clone()).describe(here.say(&about)).show(&page).await
}

/// The filter as part of an address.
fn kept(filter: &Filter) -> String {
    let by = filter.official.map(|official| if official { "office" } else { "people" });
    let pairs = [
        ("state", filter.state.map(|s| s.as_str().to_owned())),
        ("category", filter.category.map(|id| id.to_string())),
        ("by", by.map(str::to_owned)),
    ];
    let encoded = |(name, value): (&str, Option<String>)| Some(format!("{name}={}&", value?));
    pairs.into_iter().filter_map(encoded).collect()
}
