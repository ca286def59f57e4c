//! The form of the card.

use accounts::{Choice, Here};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Text};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{Card, FIELDS, Fact, Kind, Lists, actions, store, values};
use crate::{
    admin::{frame, managed},
    territory::{Municipality, store as territory},
    translated::{fill, languages, read_line},
};

/// Most characters of a text on the card.
pub(super) const MAX: usize = 600;

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<CardForm>();
}

/// The form.
#[derive(Default, Serialize)]
struct CardForm {
    form: FormView,
    languages: Vec<Choice>,
    fields: Vec<FieldView>,
    card_href: String,
}

/// A field of the form.
#[derive(Serialize)]
struct FieldView {
    key: &'static str,
    title: String,
    /// `text`, `choice`, `number`, `link` or `places`; the choices of places are those of the organisation.
    kind: &'static str,
    choices: Vec<Choice>,
}

impl Page for CardForm {
    const TEMPLATE: &'static str = "spaces/admin/card.html";

    fn samples() -> Vec<Self> {
        let field = |key, kind| FieldView {
            key,
            title: "Livello".into(),
            kind,
            choices: if kind == "number" {
                Vec::new()
            } else {
                vec![Choice::new("consultation", "Consultazione")]
            },
        };
        let bare = FieldView { choices: Vec::new(), ..field("places", "places") };
        let sample = Self {
            form: FormView::new().with_sample_error("months", "Scrivi una cifra."),
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            fields: vec![
                field("level", "choice"),
                field("theme", "text"),
                field("months", "number"),
                field("act_link", "link"),
                field("places", "places"),
            ],
            card_href: "/it/processes/x/identity-card".into(),
        };
        let others = Self { form: FormView::new(), fields: vec![bare], ..Self::default() };
        vec![sample, others]
    }
}

/// `GET /{locale}/admin/processes/{process}/identity-card`
pub(crate) async fn form(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let card = store::card(&tx, process.id).await?;
    let towns = territory::all(&tx).await?;
    let page = page(&here, &slug, stored(&here, &card, &towns), &store::lists(&tx).await?, &towns);
    frame(&here, &process, here.words("spaces-card-title")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/identity-card`
pub(crate) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let (lists, towns) = (store::lists(&tx).await?, territory::all(&tx).await?);
    drop(tx);
    match read(&here, &form, &lists, &towns) {
        Ok(card) => {
            actions::fill(&here.db, &here.who, process.id, card).await?;
            Ok(here.done(&process.admin_path("/identity-card"), &Text::new("spaces-saved")))
        }
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            let page = page(&here, &slug, form, &lists, &towns);
            frame(&here, &process, here.words("spaces-card-title")).unprocessable().show(&page).await
        }
    }
}

fn read(here: &Here, form: &FormData, lists: &Lists, towns: &[Municipality]) -> Result<Card, FieldErrors> {
    let mut fields = form.read();
    let mut card = Card::default();
    for field in &FIELDS {
        let fact = match field.kind {
            Kind::Text => {
                let text = read_line(&mut fields, here, field.key, MAX, None);
                text.texts.values().any(|t| !t.is_empty()).then_some(Fact::Text(text))
            }
            Kind::Choice(list) => {
                let values = values(here, lists, list);
                let keys: Vec<&str> = values.iter().map(|value| value.key.as_str()).collect();
                fields.choice(field.key, &keys).optional().map(Fact::Word)
            }
            Kind::Number | Kind::Year => {
                fields.number(field.key, 0..=1_000_000_000).optional().map(Fact::Number)
            }
            Kind::Link => fields.link(field.key).optional().map(|link| Fact::Word(link.as_str().to_owned())),
            Kind::Places => {
                let typed = fields.line(field.key).max(MAX).value();
                let names = named(towns, &fields.list(&format!("{}_chosen", field.key)), &typed);
                (!names.is_empty()).then(|| Fact::Word(names.join(", ")))
            }
        };
        if let Some(fact) = fact {
            card.0.insert(field.key.to_owned(), fact);
        }
    }
    fields.finish(card)
}

/// The municipalities of the list that were ticked, and what was written beside them; each once.
fn named<'a>(towns: &'a [Municipality], chosen: &[String], typed: &'a str) -> Vec<&'a str> {
    let ticked = towns.iter().map(|town| town.name.as_str()).filter(|name| chosen.iter().any(|c| c == name));
    let mut names: Vec<&str> = Vec::new();
    for name in ticked.chain(typed.split(',').map(str::trim)) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn stored(here: &Here, card: &Card, towns: &[Municipality]) -> FormView {
    let listed = |name: &String| towns.iter().any(|town| town.name == *name);
    card.0.iter().fold(FormView::new(), |form, (key, fact)| match fact {
        // Those of the organisation's list are ticked, the others stand in the line.
        Fact::Word(_) if key == "places" => {
            let (chosen, others): (Vec<String>, Vec<String>) = card.places().into_iter().partition(listed);
            let form = form.add(key, others.join(", "));
            chosen.into_iter().fold(form, |form, name| form.add("places_chosen", name))
        }
        Fact::Text(text) => fill(form, here, key, text),
        Fact::Word(word) => form.add(key, word.as_str()),
        Fact::Number(n) => form.add(key, n.to_string()),
    })
}

fn page(here: &Here, slug: &str, form: FormView, lists: &Lists, towns: &[Municipality]) -> CardForm {
    let view = |field: &super::Field| {
        let (kind, choices) = match field.kind {
            Kind::Text => ("text", Vec::new()),
            Kind::Choice(list) => {
                let value = |v: super::Value| Choice::new(v.key, v.title.text(here.locale));
                ("choice", values(here, lists, list).into_iter().map(value).collect())
            }
            Kind::Number | Kind::Year => ("number", Vec::new()),
            Kind::Link => ("link", Vec::new()),
            Kind::Places => {
                let choice = |town: &Municipality| Choice::new(town.name.as_str(), town.name.as_str());
                ("places", towns.iter().map(choice).collect())
            }
        };
        FieldView { key: field.key, title: here.words(field.title), kind, choices }
    };
    CardForm {
        form,
        languages: languages(here),
        fields: FIELDS.iter().map(view).collect(),
        card_href: here.to(&format!("/processes/{slug}/identity-card")),
    }
}
