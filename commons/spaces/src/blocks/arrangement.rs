use kernel::{Slug, Translated};
use serde::{Deserialize, Serialize};
use web::Link;

use super::{BlockKind, Surface};
use crate::{Component, ProcessId};

/// The most blocks of a page.
pub(crate) const MOST: usize = 60;

/// A block in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Its name within the page.
    pub id: Slug,
    /// What it shows.
    pub kind: BlockKind,
    /// Whether it is kept but not shown.
    #[serde(default)]
    pub hidden: bool,
    /// The component that it shows.
    #[serde(default)]
    pub component: Option<Slug>,
    /// What was written for it.
    #[serde(default)]
    pub content: Content,
}

/// What people write into a block; which parts it has, its kind says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// The heading.
    pub title: Option<Translated>,
    /// One or two sentences.
    pub lead: Option<Translated>,
    /// The long text, in CommonMark.
    pub body: Option<Translated>,
    /// The long text, rendered and sanitised.
    pub body_html: Option<Translated>,
    /// The button.
    pub button: Option<Translated>,
    /// Where the button leads.
    pub link: Option<Link>,
    /// Processes in order.
    pub processes: Vec<ProcessId>,
}

/// The blocks of a page in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Arrangement(pub Vec<Placed>);

/// The arrangements of a page: what everybody sees, and what is being prepared. None is the standard one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arranged {
    /// What everybody sees.
    pub published: Option<Arrangement>,
    /// What whoever manages the page is preparing.
    pub draft: Option<Arrangement>,
}

impl Arrangement {
    /// The arrangement of a page that nobody arranged.
    pub(crate) fn standard(surface: Surface) -> Self {
        let kinds: &[BlockKind] = match surface {
            Surface::Home => &[
                BlockKind::Hero,
                BlockKind::PhaseLine,
                BlockKind::Now,
                BlockKind::Highlights,
                BlockKind::Activity,
                BlockKind::InPerson,
            ],
            Surface::Process(_) => &[
                BlockKind::Hero,
                BlockKind::PhaseLine,
                BlockKind::Now,
                BlockKind::About,
                BlockKind::Acts,
                BlockKind::Related,
            ],
            Surface::Body(_) => &[
                BlockKind::Hero,
                BlockKind::Now,
                BlockKind::Purpose,
                BlockKind::About,
                BlockKind::Members,
                BlockKind::Parts,
            ],
        };
        Self(kinds.iter().filter_map(|kind| Placed::new(kind.as_str(), *kind)).collect())
    }

    /// The same for a process or body with these components: what hangs in it now has a block, what is gone has none. A new
    /// component comes after the others, before the description.
    #[must_use]
    pub(crate) fn completed(mut self, components: &[Component]) -> Self {
        self.0.retain(|placed| match &placed.component {
            Some(slug) => components.iter().any(|c| c.slug == *slug),
            None => placed.kind != BlockKind::Component,
        });
        for component in components {
            if self.0.iter().any(|placed| placed.component.as_ref() == Some(&component.slug)) {
                continue;
            }
            let Some(new) = Placed::of_component(&component.slug) else { continue };
            let after_last = self.0.iter().rposition(|placed| placed.component.is_some()).map(|at| at + 1);
            let opens = self.0.iter().take_while(|placed| placed.opens_page()).count();
            self.0.insert(after_last.unwrap_or(opens), new);
        }
        self
    }

    /// The block of this name.
    pub(crate) fn find(&self, id: &Slug) -> Option<&Placed> {
        self.0.iter().find(|placed| placed.id == *id)
    }

    /// The same, to be changed.
    pub(crate) fn find_mut(&mut self, id: &Slug) -> Option<&mut Placed> {
        self.0.iter_mut().find(|placed| placed.id == *id)
    }

    /// Puts the blocks in order; what the order does not know stays behind, and what opens the page stays first.
    pub(crate) fn order(&mut self, wanted: &[Slug]) {
        let known = self.0.len();
        let place = |placed: &Placed| wanted.iter().position(|id| *id == placed.id).unwrap_or(known);
        self.0.sort_by_key(|placed| (!placed.kind.is_first(), place(placed)));
    }

    /// Adds a block: what opens a page in front, the others before what ends it.
    pub(crate) fn add(&mut self, placed: Placed) {
        let at = if placed.kind.is_first() {
            0
        } else {
            self.0.iter().rposition(|other| !other.ends_page()).map_or(0, |at| at + 1)
        };
        self.0.insert(at, placed);
    }

    /// The kinds that can be added to it.
    pub(crate) fn addable(&self, surface: Surface) -> impl Iterator<Item = BlockKind> + '_ {
        BlockKind::ALL.into_iter().filter(move |kind| {
            let there = self.0.iter().any(|placed| placed.kind == *kind);
            *kind != BlockKind::Component && kind.fits(surface) && !(kind.is_single() && there)
        })
    }

    /// What is shown, in order.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Placed> {
        self.0.iter().filter(|placed| !placed.hidden)
    }

    /// Whether it shows a block of this kind.
    pub(crate) fn shows(&self, kind: BlockKind) -> bool {
        self.shown().any(|placed| placed.kind == kind)
    }
}

impl Arranged {
    /// What everybody sees.
    pub(crate) fn seen(&self, surface: Surface) -> Arrangement {
        self.published.clone().unwrap_or_else(|| Arrangement::standard(surface))
    }

    /// What is being prepared, or what everybody sees.
    pub(crate) fn prepared(&self, surface: Surface) -> Arrangement {
        self.draft.clone().unwrap_or_else(|| self.seen(surface))
    }
}

impl Placed {
    /// An empty block; none when the name is not one.
    pub(crate) fn new(id: &str, kind: BlockKind) -> Option<Self> {
        let id = id.parse().ok()?;
        Some(Self { id, kind, hidden: false, component: None, content: Content::default() })
    }

    fn of_component(slug: &Slug) -> Option<Self> {
        let placed = Self::new(
            &format!("component-{slug}").chars().take(80).collect::<String>(),
            BlockKind::Component,
        )?;
        Some(Self { component: Some(slug.clone()), ..placed })
    }

    /// Whether components come after it.
    fn opens_page(&self) -> bool {
        matches!(self.kind, BlockKind::Hero | BlockKind::PhaseLine | BlockKind::Now)
    }

    /// Whether new blocks come before it.
    fn ends_page(&self) -> bool {
        matches!(self.kind, BlockKind::Related | BlockKind::InPerson | BlockKind::Acts)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ComponentId;

    const PAGE: Surface = Surface::Process(ProcessId(Uuid::from_u128(1)));

    fn component(slug: &str) -> Component {
        Component {
            id: ComponentId(Uuid::from_u128(7)),
            process_id: ProcessId(Uuid::from_u128(1)),
            kind: slug.to_owned(),
            slug: slug.parse().unwrap(),
            title: Translated::new(kernel::Locale::IT, slug),
            published: true,
            settings: serde_json::json!({}),
        }
    }

    fn ids(arrangement: &Arrangement) -> Vec<&str> {
        arrangement.0.iter().map(|placed| placed.id.as_str()).collect()
    }

    #[test]
    fn the_standard_page_has_its_components_before_the_description() {
        let all = Arrangement::standard(PAGE).completed(&[component("proposals"), component("vote")]);
        let wanted = "hero phase-line now component-proposals component-vote about acts related";
        assert_eq!(ids(&all).join(" "), wanted);
        let body = Surface::Body(ProcessId(Uuid::from_u128(1)));
        let all = Arrangement::standard(body).completed(&[component("meetings")]);
        assert_eq!(ids(&all).join(" "), "hero now component-meetings purpose about members parts");
        assert!(all.addable(body).all(|kind| kind.fits(body) && kind != BlockKind::PhaseLine));
    }

    #[test]
    fn a_component_that_comes_or_goes_changes_only_its_own_block() {
        let mut all = Arrangement::standard(PAGE).completed(&[component("proposals"), component("vote")]);
        let about_first: Vec<Slug> =
            ["about", "component-vote", "component-proposals"].iter().map(|id| id.parse().unwrap()).collect();
        all.order(&about_first);
        let all = all.completed(&[component("vote"), component("meetings")]);
        let order = "hero about component-vote component-meetings phase-line now acts related";
        assert_eq!(ids(&all).join(" "), order);
    }

    #[test]
    fn what_opens_the_page_stays_first_and_nothing_single_comes_twice() {
        let mut all = Arrangement::standard(Surface::Home);
        all.order(&["now".parse().unwrap(), "hero".parse().unwrap()]);
        assert_eq!(ids(&all)[..2], ["hero", "now"]);
        assert!(all.addable(Surface::Home).all(|kind| kind != BlockKind::Hero && kind.fits(Surface::Home)));
        all.add(Placed::new("b-1", BlockKind::Text).unwrap());
        assert_eq!(ids(&all).join(" "), "hero now phase-line highlights activity b-1 in-person");
    }
}
