//! What the query of an address narrows the index by. A programme has few cards: they are read at once and chosen here.

use kernel::{Line, Locale};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use accounts::Here;
use db::search::fold;
use serde::Serialize;
use spaces::{Inside, LabelId, Labels, Scheme};
use uuid::Uuid;
use web::form::FormView;

use super::{month_words, sessions::Left};
use crate::model::{Body, BodyId, Card, Duration, Month};

/// The longest search that is read, in characters.
const QUERY_MAX: usize = 100;

const FIELDS: [&str; 8] = ["q", "place", "body", "theme", "area", "month", "duration", "seats"];

/// Something to choose, with the number of cards that have it.
#[derive(Clone, Debug, Serialize)]
struct Facet {
    value: String,
    label: String,
    /// The language of the label, where that is not the page's.
    lang: Option<Locale>,
    count: usize,
}

/// The facets as a form shows them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FacetForm {
    values: FormView,
    places: Vec<Facet>,
    bodies: Vec<Facet>,
    themes: Vec<Facet>,
    areas: Vec<Facet>,
    months: Vec<Facet>,
    durations: Vec<Facet>,
    seats: Vec<Facet>,
    pub(crate) active: usize,
    action: String,
}

/// What was chosen.
#[derive(Clone, Debug, Default)]
struct Chosen {
    query: String,
    /// The bodies of the places, when places were chosen.
    places: Option<Vec<BodyId>>,
    bodies: Vec<BodyId>,
    themes: Vec<LabelId>,
    areas: Vec<LabelId>,
    months: Vec<Month>,
    durations: Vec<String>,
    seats: Vec<Left>,
}

impl Chosen {
    fn read(here: &Here, bodies: &[Body]) -> Self {
        let query = here.query();
        let typed: String = query.value("q").trim().chars().take(QUERY_MAX).collect();
        fn parsed<T: std::str::FromStr>(values: &[&str]) -> Vec<T> {
            values.iter().filter_map(|value| value.parse().ok()).collect()
        }
        let places = query.values("place");
        let there = |body: &&Body| places.contains(&body.at.place.as_str());
        Self {
            query: fold(&typed),
            places: (!places.is_empty()).then(|| bodies.iter().filter(there).map(|body| body.id).collect()),
            bodies: parsed(&query.values("body")),
            themes: parsed(&query.values("theme")),
            areas: parsed(&query.values("area")),
            months: parsed(&query.values("month")),
            durations: query.values("duration").into_iter().map(str::to_owned).collect(),
            seats: Left::WORDS
                .into_iter()
                .filter(|(_, word, _)| query.values("seats").contains(word))
                .map(|(left, ..)| left)
                .collect(),
        }
    }

    fn passes(&self, card: &Card, seats: Option<&Left>) -> bool {
        let content = &card.content;
        let any = |chosen: &[LabelId], own: Option<LabelId>| {
            chosen.is_empty() || own.is_some_and(|own| chosen.contains(&own))
        };
        let text = || {
            fold(&format!("{} {} {} {}", content.title, content.short, content.office, content.description))
        };
        self.places.as_ref().is_none_or(|there| there.contains(&card.body))
            && (self.bodies.is_empty() || self.bodies.contains(&card.body))
            && any(&self.themes, card.theme)
            && any(&self.areas, card.area)
            && (self.months.is_empty() || months(card).iter().any(|month| self.months.contains(month)))
            && (self.durations.is_empty() || self.durations.iter().any(|d| d == content.duration.class()))
            && (self.seats.is_empty() || seats.is_some_and(|left| self.seats.contains(left)))
            && (self.query.is_empty() || text().contains(&self.query))
    }

    fn active(&self) -> usize {
        self.places.iter().len()
            + self.bodies.len()
            + self.themes.len()
            + self.areas.len()
            + self.months.len()
            + self.durations.len()
            + self.seats.len()
            + usize::from(!self.query.is_empty())
    }
}

/// The months in which a card can be.
fn months(card: &Card) -> BTreeSet<Month> {
    card.content.availability.iter().flat_map(crate::model::Availability::months).collect()
}

/// The class of a duration in words.
fn duration_key(class: &str) -> &'static str {
    match class {
        "one" => "exchange-duration-one",
        "two" => "exchange-duration-two",
        "weeks" => "exchange-duration-weeks",
        _ => "exchange-duration-more",
    }
}

/// The cards that the address asks for, and the form that asks.
pub(crate) fn narrow(
    inside: &Inside,
    cards: Vec<Card>,
    bodies: &[Body],
    labels: &Labels,
    seats: &HashMap<Uuid, Left>,
) -> (Vec<Card>, FacetForm) {
    let here = &inside.here;
    let chosen = Chosen::read(here, bodies);
    let query = here.query();
    let values = query.iter().filter(|(name, _)| FIELDS.contains(name));
    let form = FacetForm {
        values: values.fold(FormView::new(), |view, (name, value)| view.add(name, value)),
        places: counted(
            &cards,
            |card| bodies.iter().filter(|body| body.id == card.body).map(|body| &body.at.place).collect(),
            |place| (!place.is_empty()).then(|| ((*place).clone(), (*place).clone())),
        ),
        bodies: counted(
            &cards,
            |card| vec![card.body],
            |id| {
                let body = bodies.iter().find(|body| body.id == *id)?;
                Some((id.to_string(), body.heading.clone()))
            },
        ),
        themes: of_labels(&cards, labels, Scheme::Category, |card| card.theme),
        areas: of_labels(&cards, labels, Scheme::Area, |card| card.area),
        months: counted(
            &cards,
            |card| months(card).into_iter().collect(),
            |month| Some((month.to_string(), month_words(here, *month))),
        ),
        durations: Duration::CLASSES
            .iter()
            .map(|class| Facet {
                value: (*class).to_owned(),
                label: here.words(duration_key(class)),
                lang: None,
                count: cards.iter().filter(|card| card.content.duration.class() == *class).count(),
            })
            .filter(|option| option.count > 0)
            .collect(),
        seats: Left::WORDS
            .into_iter()
            .map(|(left, word, key)| Facet {
                value: word.to_owned(),
                label: here.words(key),
                lang: None,
                count: cards.iter().filter(|card| seats.get(&card.id.uuid()) == Some(&left)).count(),
            })
            .filter(|option| option.count > 0)
            .collect(),
        active: chosen.active(),
        action: here.to(&inside.path("")),
    };
    (cards.into_iter().filter(|card| chosen.passes(card, seats.get(&card.id.uuid()))).collect(), form)
}

fn counted<K: Ord>(
    cards: &[Card],
    of: impl Fn(&Card) -> Vec<K>,
    name: impl Fn(&K) -> Option<(String, String)>,
) -> Vec<Facet> {
    let mut counts: BTreeMap<K, usize> = BTreeMap::new();
    for key in cards.iter().flat_map(of) {
        *counts.entry(key).or_default() += 1;
    }
    let facet = |(key, count): (&K, &usize)| {
        name(key).map(|(value, label)| Facet { value, label, lang: None, count: *count })
    };
    counts.iter().filter_map(facet).collect()
}

fn of_labels(
    cards: &[Card],
    labels: &Labels,
    scheme: Scheme,
    of: impl Fn(&Card) -> Option<LabelId>,
) -> Vec<Facet> {
    let option = |(id, title): (LabelId, &Line)| Facet {
        value: id.to_string(),
        label: title.text.clone(),
        lang: title.lang,
        count: cards.iter().filter(|card| of(card) == Some(id)).count(),
    };
    labels.list(scheme).map(option).filter(|option| option.count > 0).collect()
}

impl FacetForm {
    pub(crate) fn sample(active: usize) -> Self {
        let options =
            || vec![Facet { value: "x".into(), label: "Monza".into(), lang: Some(Locale::EN), count: 4 }];
        let some = || if active > 0 { options() } else { Vec::new() };
        Self {
            values: FormView::new(),
            places: some(),
            bodies: options(),
            themes: some(),
            areas: some(),
            months: options(),
            durations: options(),
            seats: some(),
            active,
            action: "/it/x".into(),
        }
    }
}
