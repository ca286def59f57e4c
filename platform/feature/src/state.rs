use std::{ops::Deref, sync::Arc};

use db::Database;
use jobs::mail::Mailer;
use kernel::Env;
use web::Renderer;

use crate::{Extensions, Settings};

/// What every handler and job can reach; cheap to clone.
#[derive(Clone)]
pub struct State(Arc<StateParts>);

/// The parts of a [`State`].
pub struct StateParts {
    /// The database; handlers receive a tenant's own handle instead.
    pub db: Database,
    /// Templates and messages.
    pub renderer: Arc<Renderer>,
    /// Where mail goes.
    pub mailer: Mailer,
    /// The operator's settings.
    pub settings: Settings,
    /// What features registered.
    pub extensions: Extensions,
    /// Clock and randomness.
    pub env: Env,
}

impl State {
    /// Puts the parts together.
    pub fn new(parts: StateParts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for State {
    type Target = StateParts;
    fn deref(&self) -> &StateParts {
        &self.0
    }
}

impl AsRef<Mailer> for State {
    fn as_ref(&self) -> &Mailer {
        &self.mailer
    }
}

impl AsRef<Database> for State {
    fn as_ref(&self) -> &Database {
        &self.db
    }
}
