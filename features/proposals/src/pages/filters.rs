//! What the query of an address narrows and sorts a list by.

use chrono::Datelike;
use kernel::{Line, Text};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use spaces::{Inside, Labels, Scheme};
use web::form::{FormData, FormView};

use crate::{
    labels::{Choice, choices, chosen},
    model::{Origin, Settings, Status, counts_shown},
    store::{Facets, Filter, Sort},
};

/// The longest search that is read, in characters.
const QUERY_MAX: usize = 200;

/// A list's address, read.
pub(crate) struct Chosen {
    pub(crate) filter: Filter,
    pub(crate) sort: Sort,
    pub(crate) after: Option<String>,
    form: FormData,
}

/// An active filter with the address that is without it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Chip {
    pub(crate) label: Line,
    pub(crate) href: String,
}

/// The filters as a form shows them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FilterForm {
    pub(crate) values: FormView,
    pub(crate) areas: Vec<Choice>,
    pub(crate) categories: Vec<Choice>,
    pub(crate) statuses: Vec<Choice>,
    pub(crate) origins: Vec<Choice>,
    pub(crate) active: usize,
    pub(crate) chips: Vec<Chip>,
    pub(crate) sort: &'static str,
    pub(crate) sorts: Vec<Choice>,
    /// What the form that sorts must send along.
    pub(crate) kept: Vec<Kept>,
}

/// A field that another form sends along.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Kept {
    pub(crate) name: String,
    pub(crate) value: String,
}

const FIELDS: [&str; 5] = ["q", "area", "category", "status", "origin"];

impl Chosen {
    /// Reads the query. What is unknown in it is left out; a sort that would give hidden counts away is not there.
    pub(crate) fn read(inside: &Inside, labels: &Labels, settings: &Settings) -> Self {
        let uri: axum::http::Uri = format!("/?{}", inside.here.query).parse().unwrap_or_default();
        let form = FormData::query(&uri);
        let filter = Filter {
            query: web::plain(form.value("q")).trim().chars().take(QUERY_MAX).collect(),
            categories: chosen(labels, Scheme::Category, &form.values("category")),
            areas: chosen(labels, Scheme::Area, &form.values("area")),
            statuses: form.values("status").into_iter().filter_map(Status::parse).take(4).collect(),
            origins: form.values("origin").into_iter().filter_map(Origin::parse).take(3).collect(),
        };
        let today = inside.timeline.now().with_timezone(&inside.here.tenant.time_zone).num_days_from_ce();
        let sort = match form.value("sort") {
            "recent" => Sort::Recent,
            "supported" if counts_shown(settings, &inside.timeline) => Sort::Supported,
            "discussed" if settings.comments => Sort::Discussed,
            _ => Sort::Day(i64::from(today)),
        };
        let after = Some(form.value("after").to_owned()).filter(|after| !after.is_empty());
        Self { filter, sort, after, form }
    }

    /// The pairs that a page of this list keeps in its address.
    fn pairs(&self) -> Vec<(String, String)> {
        let of = |name: &str, values: Vec<String>| {
            values.into_iter().map(|v| (name.to_owned(), v)).collect::<Vec<_>>()
        };
        let filter = &self.filter;
        let mut pairs = Vec::new();
        if !filter.query.is_empty() {
            pairs.push(("q".to_owned(), filter.query.clone()));
        }
        pairs.extend(of("area", filter.areas.iter().map(ToString::to_string).collect()));
        pairs.extend(of("category", filter.categories.iter().map(ToString::to_string).collect()));
        pairs.extend(of("status", filter.statuses.iter().map(|s| s.as_str().to_owned()).collect()));
        pairs.extend(of("origin", filter.origins.iter().map(|o| o.as_str().to_owned()).collect()));
        pairs
    }

    fn sort_pair(&self) -> Option<(String, String)> {
        let default = matches!(self.sort, Sort::Day(_));
        (!default).then(|| ("sort".to_owned(), self.sort.as_str().to_owned()))
    }

    /// The address of another way to see the same list.
    pub(crate) fn href(&self, path: &str) -> String {
        address(path, self.pairs().into_iter().chain(self.sort_pair()))
    }

    /// The address of the next page.
    pub(crate) fn next(&self, path: &str, next: Option<&str>) -> Option<String> {
        self.next_with(path, next, None)
    }

    /// The same for a list that knows one filter more.
    pub(crate) fn next_with(
        &self,
        path: &str,
        next: Option<&str>,
        extra: Option<(&str, &str)>,
    ) -> Option<String> {
        let after = ("after".to_owned(), next?.to_owned());
        let extra = extra.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Some(address(path, self.pairs().into_iter().chain(extra).chain(self.sort_pair()).chain([after])))
    }

    /// The address of the first page of a list that knows one filter more.
    pub(crate) fn href_with(&self, path: &str, extra: Option<(&str, &str)>) -> String {
        let extra = extra.map(|(name, value)| (name.to_owned(), value.to_owned()));
        address(path, self.pairs().into_iter().chain(extra).chain(self.sort_pair()))
    }

    /// Whether the address asks for a filter that only some lists know.
    pub(crate) fn asks(&self, field: &str, value: &str) -> bool {
        self.form.values(field).contains(&value)
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        self.filter != Filter::default()
    }

    /// How many the list holds, where that is counted: all of them, or those of a single label, state or origin.
    pub(crate) fn counted(&self, facets: &Facets) -> Option<i64> {
        let f = &self.filter;
        let one = f.areas.len() + f.categories.len() + f.statuses.len() + f.origins.len();
        if !f.query.is_empty() || one > 1 {
            return None;
        }
        let label = f.areas.first().or(f.categories.first()).map(|id| facets.label(*id));
        let status = f.statuses.first().map(|s| facets.status(*s));
        let origin = f.origins.first().map(|o| facets.origin(*o));
        label.or(status).or(origin).or(Some(facets.all()))
    }

    /// The filters as a form, with how many there are of each.
    pub(crate) fn form(
        &self,
        inside: &Inside,
        labels: &Labels,
        facets: &Facets,
        settings: &Settings,
        path: &str,
    ) -> FilterForm {
        let here = &inside.here;
        let counted = |scheme| {
            let mut choices = choices(labels, scheme);
            for choice in &mut choices {
                choice.count = choice.value.parse().ok().map(|id| facets.label(id));
            }
            choices
        };
        let statuses = Status::ALL.iter().map(|s| Choice {
            count: Some(facets.status(*s)),
            ..Choice::new(s.as_str(), here.words(status_key(*s)))
        });
        let origins = Origin::ALL.iter().map(|o| Choice {
            count: Some(facets.origin(*o)),
            ..Choice::new(o.as_str(), here.words(origin_key(*o)))
        });
        let present =
            |choices: Vec<Choice>| choices.into_iter().filter(|c| c.count != Some(0)).collect::<Vec<_>>();
        let (statuses, origins) = (present(statuses.collect()), present(origins.collect()));
        let mut sorts = vec![Choice::new("day", here.words("proposals-sort-day"))];
        sorts.push(Choice::new("recent", here.words("proposals-sort-recent")));
        if counts_shown(settings, &inside.timeline) {
            sorts.push(Choice::new("supported", here.words("proposals-sort-supported")));
        }
        if settings.comments {
            sorts.push(Choice::new("discussed", here.words("proposals-sort-discussed")));
        }
        let mut form = FilterForm {
            values: FIELDS.iter().fold(FormView::new(), |view, field| {
                self.form
                    .values(field)
                    .into_iter()
                    .fold(view, |view, value| view.add(field, web::plain(value)))
            }),
            areas: counted(Scheme::Area),
            categories: counted(Scheme::Category),
            // One state or origin alone is no choice.
            statuses: if statuses.len() > 1 { statuses } else { Vec::new() },
            origins: if origins.len() > 1 { origins } else { Vec::new() },
            active: self.pairs().len(),
            chips: Vec::new(),
            sort: self.sort.as_str(),
            sorts,
            kept: self.pairs().into_iter().map(|(name, value)| Kept { name, value }).collect(),
        };
        form.chips = self.chips(inside, labels, path);
        form
    }

    fn chips(&self, inside: &Inside, labels: &Labels, path: &str) -> Vec<Chip> {
        let pairs = self.pairs();
        let without = |at: usize| {
            let others = pairs.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, pair)| pair.clone());
            address(path, others.chain(self.sort_pair()))
        };
        let label = |name: &str, value: &str| match name {
            "q" => inside.here.say(&Text::new("proposals-chip-query").with("query", value)).into(),
            "status" => {
                Status::parse(value).map(|s| inside.here.words(status_key(s)).into()).unwrap_or_default()
            }
            "origin" => {
                Origin::parse(value).map(|o| inside.here.words(origin_key(o)).into()).unwrap_or_default()
            }
            _ => labels.title(value.parse().ok()).unwrap_or_default(),
        };
        pairs
            .iter()
            .enumerate()
            .map(|(i, (name, value))| Chip { label: label(name, value), href: without(i) })
            .collect()
    }
}

pub(crate) fn status_key(status: Status) -> &'static str {
    match status {
        Status::Open => "proposals-status-open",
        Status::Evaluating => "proposals-status-evaluating",
        Status::Accepted => "proposals-status-accepted",
        Status::Rejected => "proposals-status-rejected",
    }
}

pub(crate) fn origin_key(origin: Origin) -> &'static str {
    match origin {
        Origin::Participant => "proposals-origin-participant",
        Origin::Assembly => "proposals-origin-assembly",
        Origin::Paper => "proposals-origin-paper",
    }
}

fn address(path: &str, pairs: impl Iterator<Item = (String, String)>) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let query: Vec<String> =
        pairs.map(|(name, value)| format!("{}={}", encode(&name), encode(&value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

impl FilterForm {
    pub(crate) fn samples() -> Vec<Self> {
        let choice = |label: &str| Choice { count: Some(12), ..Choice::new("1", label) };
        let full = Self {
            values: FormView::new().add("area", "1").add("q", "luce"),
            areas: vec![choice("Centro"), choice("Borgo Fiume")],
            categories: vec![choice("Verde")],
            statuses: vec![choice("Accolta"), choice("In studio")],
            origins: vec![choice("Da assemblee")],
            active: 2,
            chips: vec![Chip {
                label: Line::sample("Centro", Some(kernel::Locale::EN)),
                href: "/it/x".into(),
            }],
            sort: "day",
            sorts: vec![Choice::new("day", "Ogni giorno a caso"), Choice::new("recent", "Più recenti")],
            kept: vec![Kept { name: "area".into(), value: "1".into() }],
        };
        let bare = Self {
            values: FormView::new(),
            areas: Vec::new(),
            categories: Vec::new(),
            statuses: Vec::new(),
            origins: Vec::new(),
            active: 0,
            chips: Vec::new(),
            kept: Vec::new(),
            ..full.clone()
        };
        vec![full, bare]
    }
}
