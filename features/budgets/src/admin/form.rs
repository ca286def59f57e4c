//! The form of a project: read, and shown again.

use accounts::Choice;
use engagement::{PictureChange, pictures};
use kernel::{Currency, FieldErrors, Locale, Money, Problem, Text, Translated};
use serde::Serialize;
use spaces::{Inside, LabelId, Labels, Place, Scheme, Wording};
use web::form::{FormData, FormView};

use crate::{MAX_TITLE, NewProject, Project, Settings};

/// Most characters of a description.
const MAX_DESCRIPTION: usize = 20_000;

/// What the form offers besides fields.
#[derive(Clone, Serialize)]
pub(super) struct Offers {
    pub(super) languages: Vec<Choice>,
    pub(super) categories: Vec<Choice>,
    pub(super) areas: Vec<Choice>,
    pub(super) currency: String,
    pub(super) max_title: usize,
}

impl Offers {
    pub(super) async fn read(inside: &Inside, original: Locale) -> web::Result<Self> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let labels = Labels::of(&tx, inside).await?;
        let of = |scheme| labels.list(scheme).map(|(id, title)| Choice::new(id.to_string(), title)).collect();
        let settings: Settings = inside.component.settings()?;
        Ok(Self {
            languages: Wording::languages(here, original),
            categories: of(Scheme::Category),
            areas: of(Scheme::Area),
            currency: settings.currency.to_string(),
            max_title: MAX_TITLE,
        })
    }
}

/// The language that a project is written in first; a new one in the organisation's.
pub(super) fn original(inside: &Inside, project: Option<&Project>) -> Locale {
    project.map_or(inside.here.tenant.locale, |project| project.title.original)
}

fn others(inside: &Inside, original: Locale) -> impl Iterator<Item = Locale> {
    inside.here.tenant.locales.iter().copied().filter(move |l| *l != original)
}

/// Reads the form and stores the picture sent with it.
///
/// # Errors
/// [`Problem::Invalid`] with what is wrong.
pub(super) async fn read(
    inside: &Inside,
    form: &FormData,
    project: Option<&Project>,
) -> Result<NewProject, Problem> {
    let original = original(inside, project);
    let mut new = fields(inside, form, original)?;
    new.picture = pictures::read(&inside.here, original, form).await?;
    Ok(new)
}

fn fields(inside: &Inside, form: &FormData, original: Locale) -> Result<NewProject, FieldErrors> {
    let currency = inside.component.settings::<Settings>().map_or(Currency::EUR, |s| s.currency);
    let mut read = form.read();
    let title = read.line("title").required_or(Text::new("budgets-title-missing")).max(MAX_TITLE).value();
    let description = read.text("description").max(MAX_DESCRIPTION).value();
    let (mut title, mut description) =
        (Translated::new(original, title), Translated::new(original, description));
    for locale in others(inside, original) {
        let text = read.line(&format!("title_{locale}")).max(MAX_TITLE).value();
        title = title.with(locale, text);
        let text = read.text(&format!("description_{locale}")).max(MAX_DESCRIPTION).value();
        description = description.with(locale, text);
    }
    let cost = read.money("cost", currency).required_or(Text::new("budgets-cost-missing"));
    let cost = cost.or(Money::new(0, currency));
    let category = read.parsed::<LabelId>("category", "budgets-label-unknown").optional();
    let area = read.parsed::<LabelId>("area", "budgets-label-unknown").optional();
    let place = Place::read(&mut read);
    pictures::check(&mut read, &inside.here, form);
    let new = NewProject {
        title,
        description,
        cost,
        category,
        area,
        place,
        picture: PictureChange::Keep,
        external_id: None,
        source: None,
    };
    read.finish(new)
}

/// The form of a project as it is.
pub(super) fn filled(project: &Project) -> FormView {
    let id = |label: Option<LabelId>| label.map(|l| l.to_string()).unwrap_or_default();
    let original = project.title.original;
    let form = FormView::new()
        .add("title", project.title.text(original))
        .add("description", project.description.text(original))
        .add("cost", project.cost.to_decimal())
        .add("category", id(project.category))
        .add("area", id(project.area));
    let form = project.place.fill(form);
    let form = translations(&project.title).fold(form, |f, (l, text)| f.add(&format!("title_{l}"), text));
    translations(&project.description).fold(form, |f, (l, text)| f.add(&format!("description_{l}"), text))
}

fn translations(text: &Translated) -> impl Iterator<Item = (&Locale, &str)> {
    text.texts.iter().filter(|(locale, _)| **locale != text.original).map(|(l, t)| (l, t.as_str()))
}
