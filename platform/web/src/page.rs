use minijinja::value::{Serde, Value};
use serde::Serialize;

/// The context of one template. Its fields are what the template sees as `page.…`; the samples reach every branch of it,
/// because a wrong name in a branch is found only when the branch runs.
pub trait Page: Serialize {
    /// The template's path, as in `proposals/show.html`.
    const TEMPLATE: &'static str;

    /// Invented contexts that together run every branch of the template.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// The samples of all pages and mails of the program.
#[derive(Default)]
pub struct Samples(Vec<Sample>);

/// The samples of one page.
pub struct Sample {
    /// The template they are for.
    pub template: &'static str,
    /// The Rust type, for complaints.
    pub type_name: &'static str,
    /// Whether it is a mail, which has no site around it.
    pub mail: bool,
    pub(crate) values: fn() -> Vec<Value>,
}

impl Samples {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page, or a fragment of one.
    pub fn add<P: Page>(&mut self) -> &mut Self {
        self.push::<P>(false)
    }

    /// Adds a mail, which is rendered by [`Renderer::text`](crate::Renderer::text).
    pub fn add_mail<P: Page>(&mut self) -> &mut Self {
        self.push::<P>(true)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Sample> {
        self.0.iter()
    }

    fn push<P: Page>(&mut self, mail: bool) -> &mut Self {
        let values = || P::samples().into_iter().map(|page| Value::from(Serde(page))).collect();
        self.0.push(Sample { template: P::TEMPLATE, type_name: std::any::type_name::<P>(), mail, values });
        self
    }
}
