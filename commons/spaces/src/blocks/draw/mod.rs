//! Blocks as everybody sees them. Each kind draws itself from a template of its own; what it needs is read once a page.

mod body;
mod current;
mod lists;
mod map;
mod written;

use accounts::Here;
use db::Tx;
use kernel::{Problem, Slug};
use serde::Serialize;
use web::{Html, Page, Samples};

pub(crate) use body::BodyParts;

use super::{Arrangement, BlockKind, Placed, Surface};
use crate::{
    component,
    glossary::Terms,
    process::{Process, Timeline},
};

/// What the blocks of a page are drawn from.
pub(crate) struct Scene<'a> {
    /// The request.
    pub(crate) here: &'a Here,
    /// What is read.
    pub(crate) tx: &'a Tx,
    /// The page.
    pub(crate) surface: Surface,
    /// The process or body whose page it is; on the home page the most current process.
    pub(crate) current: Option<(&'a Process, &'a Timeline)>,
    /// The published processes, the most current first; empty on the page of a process.
    pub(crate) processes: &'a [(Process, Timeline)],
    /// What the components of the current process show, by their parts of the address.
    pub(crate) ready: &'a [(Slug, component::Block)],
    /// What only a body has, on the page of one.
    pub(crate) body: Option<&'a BodyParts>,
}

/// A stretch of a page: a band of the whole width, or blocks that share a column.
#[derive(Serialize)]
pub(crate) struct Section {
    /// Whether it is a band.
    pub(crate) band: bool,
    /// Whether it opens the page, before the tabs.
    pub(crate) opens: bool,
    /// Whether the facts stand beside it.
    pub(crate) aside: bool,
    /// What it shows.
    pub(crate) blocks: Vec<Html>,
}

impl Section {
    /// An invented one for the samples of pages.
    pub(crate) fn sample(band: bool, opens: bool, aside: bool) -> Self {
        Self { band, opens, aside, blocks: vec![Html::trusted("<h2>Proposte</h2>")] }
    }

    /// The column that holds the facts where no block shares it.
    fn aside() -> Self {
        Self { band: false, opens: false, aside: true, blocks: Vec::new() }
    }
}

/// The page of a process or body in stretches. The facts stand beside the first column.
pub(crate) async fn space_sections(
    scene: &Scene<'_>,
    arrangement: &Arrangement,
    terms: &mut Terms,
) -> Result<Vec<Section>, Problem> {
    let mut sections = sections(scene, arrangement, terms).await?;
    match sections.iter_mut().find(|section| !section.band) {
        Some(column) => column.aside = true,
        None => {
            let at = sections.iter().take_while(|section| section.opens).count();
            sections.insert(at, Section::aside());
        }
    }
    Ok(sections)
}

/// The blocks in stretches; what has nothing to show is left out.
async fn sections(
    scene: &Scene<'_>,
    arrangement: &Arrangement,
    terms: &mut Terms,
) -> Result<Vec<Section>, Problem> {
    let mut sections: Vec<Section> = Vec::new();
    let mut opening = true;
    for placed in arrangement.shown() {
        let opens = matches!(placed.kind, BlockKind::Hero | BlockKind::PhaseLine);
        opening = opening && opens;
        let Some(html) = scene.draw(placed, terms).await? else { continue };
        let band = placed.kind.is_band(scene.surface);
        match sections.last_mut() {
            Some(last) if !last.band && !band && scene.surface != Surface::Home => last.blocks.push(html),
            _ => sections.push(Section { band, opens: opening, aside: false, blocks: vec![html] }),
        }
    }
    Ok(sections)
}

impl Scene<'_> {
    /// The home page in stretches.
    pub(crate) async fn home_sections(&self, arrangement: &Arrangement) -> Result<Vec<Section>, Problem> {
        sections(self, arrangement, &mut Terms::default()).await
    }

    async fn draw(&self, placed: &Placed, terms: &mut Terms) -> Result<Option<Html>, Problem> {
        match placed.kind {
            BlockKind::Hero => current::hero(self, placed),
            BlockKind::PhaseLine => current::phase_line(self),
            BlockKind::Now => current::now(self),
            BlockKind::About => current::about(self, terms),
            BlockKind::Acts => current::acts(self).await,
            BlockKind::Component => Ok(self.component(placed)),
            BlockKind::Highlights => lists::highlights(self, placed),
            BlockKind::Related => lists::related(self).await,
            BlockKind::Dates => lists::dates(self, placed).await,
            BlockKind::Statistics => lists::statistics(self, placed).await,
            BlockKind::Activity => lists::activity(self, placed).await,
            BlockKind::Text => written::text(self, placed, terms),
            BlockKind::Call => written::call(self, placed),
            BlockKind::InPerson => written::in_person(self),
            BlockKind::Map => map::map(self, placed).await,
            BlockKind::Purpose => body::purpose(self),
            BlockKind::Members => body::members(self),
            BlockKind::Parts => body::parts(self),
        }
    }

    fn component(&self, placed: &Placed) -> Option<Html> {
        let slug = placed.component.as_ref()?;
        let (_, block) = self.ready.iter().find(|(ready, _)| ready == slug)?;
        (!block.html.is_empty()).then(|| Html::trusted(block.html.as_str()))
    }

    fn render<P: Page>(&self, page: &P) -> Result<Option<Html>, Problem> {
        let renderer = &self.here.state.renderer;
        let html = renderer.text(self.here.locale, self.here.tenant.time_zone, page)?;
        Ok(Some(Html::trusted(html)))
    }

    /// The heading that was written for a block, or the usual one.
    fn title(&self, placed: &Placed, usual: &'static str) -> crate::translated::Line {
        let written = placed.content.title.as_ref().filter(|t| !t.text(t.original).is_empty());
        match written {
            Some(title) => crate::translated::Line::of(title, self.here.locale),
            None => crate::translated::Line { text: self.here.words(usual), lang: None },
        }
    }
}

/// Invented contexts of all kinds.
pub(crate) fn samples(samples: &mut Samples) {
    body::samples(samples);
    current::samples(samples);
    lists::samples(samples);
    map::samples(samples);
    written::samples(samples);
}
