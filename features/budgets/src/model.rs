use engagement::PictureChange;
use kernel::{Currency, FieldErrors, Money, Problem, ResourceRef, Text, Translated, Words};
use serde::{Deserialize, Serialize};
use spaces::{ComponentId, LabelId, Place};

kernel::id!(
    /// A project that money can be spent on.
    ProjectId
);

/// Most characters of a project's title.
pub const MAX_TITLE: usize = 150;

/// The most one project may cost and a budget may hold, in minor units: sums of ten thousand of them still fit.
pub const MAX_AMOUNT: i64 = 100_000_000_000_000;

/// What a manager decides about a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How much there is to spend, in minor units.
    pub total: i64,
    /// The currency of the budget and of all its projects.
    pub currency: Currency,
}

impl Default for Settings {
    fn default() -> Self {
        Self { total: 0, currency: Currency::EUR }
    }
}

impl Settings {
    /// How much there is to spend.
    pub fn budget(&self) -> Money {
        Money::new(self.total, self.currency)
    }
}

/// Whether a project stands for choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectState {
    /// Everybody sees it and can vote for it.
    Published,
    /// Taken back; its page stays and says so.
    Withdrawn,
}

impl ProjectState {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            ProjectState::Published => "published",
            ProjectState::Withdrawn => "withdrawn",
        }
    }
}

/// A project.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// The budget it belongs to.
    pub component: ComponentId,
    /// Its short number, unique in the budget.
    pub number: i64,
    /// Its title.
    pub title: Translated,
    /// Its description, in CommonMark.
    pub description: Translated,
    /// The description, rendered and sanitised.
    pub description_html: Translated,
    /// What it costs.
    pub cost: Money,
    /// Its category.
    pub category: Option<LabelId>,
    /// Its area.
    pub area: Option<LabelId>,
    /// Where it would be.
    pub place: Place,
    /// The hash of its picture.
    pub image: Option<String>,
    /// The id it had in the file it was imported from; its number otherwise.
    pub external_id: String,
    /// Whether it stands for choice.
    pub state: ProjectState,
}

impl Project {
    /// How links, audit entries and votes name it.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new(crate::RESOURCE, self.id.uuid())
    }

    /// The last part of its address: the same in every language.
    pub fn words(&self) -> String {
        Words::path(self.number, self.title.text(self.title.original))
    }
}

/// What people write about a project.
#[derive(Clone, Debug)]
pub struct NewProject {
    /// Its title.
    pub title: Translated,
    /// Its description, in CommonMark.
    pub description: Translated,
    /// What it costs.
    pub cost: Money,
    /// Its category.
    pub category: Option<LabelId>,
    /// Its area.
    pub area: Option<LabelId>,
    /// Where it would be.
    pub place: Place,
    /// What happens to its picture.
    pub picture: PictureChange,
    /// The id it had elsewhere; none takes the number.
    pub external_id: Option<String>,
    /// What it was made from: at most one project of a budget is made from one resource.
    pub source: Option<ResourceRef>,
}

impl NewProject {
    /// Checks what no form can be trusted with.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for `title`, `cost`, `address`, `lat`, `lng`.
    pub fn check(&self, currency: Currency) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        let title = self.title.text(self.title.original).trim();
        if title.is_empty() {
            errors.add("title", Text::new("budgets-title-missing"));
        }
        if self.title.texts.values().any(|t| t.chars().count() > MAX_TITLE) {
            errors.add("title", Text::new("budgets-title-long").with("max", MAX_TITLE));
        }
        if !(0..=MAX_AMOUNT).contains(&self.cost.minor) || self.cost.currency != currency {
            errors.add("cost", Text::new("budgets-cost-wrong"));
        }
        self.place.check(&mut errors);
        errors.check()
    }
}

#[cfg(test)]
mod tests {
    use kernel::Locale;

    use super::*;

    fn project(title: &str, cost: Money) -> NewProject {
        NewProject {
            title: Translated::new(Locale::IT, title),
            description: Translated::new(Locale::IT, ""),
            cost,
            category: None,
            area: None,
            place: Place::default(),
            picture: PictureChange::Keep,
            external_id: None,
            source: None,
        }
    }

    #[test]
    fn a_project_has_a_title_and_a_cost_in_the_budgets_currency() {
        let check = |p: NewProject| p.check(Currency::EUR).is_ok();
        assert!(check(project("Più alberi", Money::eur(12_500))));
        assert!(check(project("Senza spesa", Money::eur(0))));
        assert!(!check(project("  ", Money::eur(1))));
        assert!(!check(project(&"x".repeat(MAX_TITLE + 1), Money::eur(1))));
        assert!(!check(project("Negativo", Money::new(-1, Currency::EUR))));
        assert!(!check(project("Troppo", Money::new(MAX_AMOUNT + 1, Currency::EUR))));
        assert!(!check(project("Altra moneta", Money::new(1, "USD".parse().unwrap()))));
    }
}
