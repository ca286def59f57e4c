//! Arrangements that come from elsewhere: what is written in them is rendered here, and nothing is placed that nobody could
//! have placed here.

use std::collections::HashSet;

use kernel::{FieldErrors, Problem, Text};

use super::{Arranged, Arrangement, BlockKind, Content, Surface, actions::check, arrangement::MOST};
use crate::{ProcessId, translated::rendered};

/// The page of any process.
const PAGE: Surface = Surface::Process(ProcessId(uuid::Uuid::nil()));

impl Arranged {
    /// Leaves behind what is made anew where it arrives.
    pub(crate) fn leave(&mut self) {
        for placed in self.published.iter_mut().chain(&mut self.draft).flat_map(|all| &mut all.0) {
            placed.content.body_html = None;
        }
    }
}

/// The arrangements of a process's page as they can be kept; none when there are none.
///
/// # Errors
/// [`Problem::Invalid`] with the place of each block that cannot stand there.
pub(crate) fn received(arranged: Arranged) -> Result<Option<Arranged>, Problem> {
    let mut errors = FieldErrors::default();
    let mut arrange = |name: &str, all: Option<Arrangement>| all.map(|all| page(name, all, &mut errors));
    let made = Arranged {
        published: arrange("published", arranged.published),
        draft: arrange("draft", arranged.draft),
    };
    errors.check()?;
    Ok((made != Arranged::default()).then_some(made))
}

fn page(name: &str, mut all: Arrangement, errors: &mut FieldErrors) -> Arrangement {
    if all.0.len() > MOST {
        errors.add(name, Text::new("spaces-blocks-full").with("most", MOST));
    }
    let (mut ids, mut kinds) = (HashSet::new(), HashSet::new());
    for (at, placed) in all.0.iter_mut().enumerate() {
        let again = !ids.insert(placed.id.clone()) || (!kinds.insert(placed.kind) && placed.kind.is_single());
        let component = placed.kind == BlockKind::Component;
        if again || !placed.kind.fits(PAGE) || component != placed.component.is_some() {
            errors.add(format!("{name}[{at}]"), Text::new("spaces-port-block"));
        }
        // What is still to be written is kept as it is.
        if placed.content != Content::default()
            && let Err(Problem::Invalid(wrong)) = check(placed.kind, &placed.content)
        {
            for (field, text) in wrong.iter() {
                errors.add(format!("{name}[{at}].content.{field}"), text.clone());
            }
        }
        let content = std::mem::take(&mut placed.content);
        let body_html = content.body.as_ref().map(rendered);
        placed.content = Content { body_html, processes: Vec::new(), ..content };
    }
    all
}
