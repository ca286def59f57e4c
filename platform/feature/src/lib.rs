//! What a feature is to the program: a manifest. `app` lists the manifests; this crate assembles them into one
//! router, one set of migrations, one renderer and one job registry.

mod extensions;
mod settings;
mod state;

pub use extensions::{Extensions, Listener};
pub use settings::{Bucket, Settings};
pub use state::{State, StateParts};

use axum::Router;
use jobs::Registry;
use sea_orm_migration::MigrationTrait;
use web::{Files, Samples};

/// Everything the program knows of a feature (or of a commons crate, which is declared the same way).
#[derive(Clone, Copy)]
pub struct Feature {
    /// The plural noun, as in `proposals`; message keys begin with it.
    pub name: &'static str,
    /// Routes with their full paths. Components of a process are routed by `spaces` instead.
    pub routes: fn() -> Router<State>,
    /// Schema changes, named by time; all features' are run in one order.
    pub migrations: fn() -> Vec<Box<dyn MigrationTrait>>,
    /// Templates, addressed by path.
    pub templates: fn() -> Files,
    /// Fluent messages, one file a locale.
    pub messages: fn() -> Files,
    /// Typed samples of every template.
    pub samples: fn(&mut Samples),
    /// Jobs and schedules.
    pub jobs: fn(&mut Registry<State>),
    /// Registers what commons ask features for, for example a component kind.
    pub extend: fn(&mut Extensions),
}

impl Feature {
    /// A manifest that brings nothing; a feature names only what it has: `Feature { routes, ..Feature::named("x") }`.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            routes: Router::new,
            migrations: Vec::new,
            templates: Files::none,
            messages: Files::none,
            samples: |_| {},
            jobs: |_| {},
            extend: |_| {},
        }
    }
}

/// What the platform crates bring themselves: the layout, the page parts, dates in words, the error page.
pub fn platform() -> Feature {
    Feature {
        templates: web::templates,
        messages: web::messages,
        samples: web::samples,
        ..Feature::named("web")
    }
}

/// All migrations of all features and of the platform itself.
pub fn migrations(features: &[Feature]) -> Vec<Box<dyn MigrationTrait>> {
    // `db` brings its own.
    let mut all = jobs::migrations();
    all.extend(features.iter().flat_map(|f| (f.migrations)()));
    all
}

/// The job registry of all features.
pub fn registry(features: &[Feature]) -> Registry<State> {
    let mut registry = Registry::default();
    for feature in features {
        (feature.jobs)(&mut registry);
    }
    registry
}

/// The typed samples of all templates, for the strict rendering test.
pub fn samples(features: &[Feature]) -> Samples {
    let mut samples = Samples::default();
    for feature in [platform()].iter().chain(features) {
        (feature.samples)(&mut samples);
    }
    samples
}

/// Templates and messages of all features, with the built assets.
///
/// # Errors
/// When two features define one template or message, or a file cannot be read.
pub fn renderer(features: &[Feature]) -> anyhow::Result<web::Renderer> {
    let all = || [platform()].into_iter().chain(features.iter().copied());
    let assets = std::sync::Arc::new(web::Assets::new(vec![web::assets()])?);
    let templates = all().map(|f| (f.templates)()).collect();
    web::Renderer::new(templates, all().map(|f| (f.messages)()).collect(), assets)
}

/// What features register for commons.
pub fn extensions(features: &[Feature]) -> Extensions {
    let mut extensions = Extensions::default();
    for feature in features {
        (feature.extend)(&mut extensions);
    }
    extensions
}

/// The routes of all features, without middleware.
pub fn routes(features: &[Feature]) -> Router<State> {
    features.iter().fold(Router::new(), |router, feature| router.merge((feature.routes)()))
}
