//! One search over everything public: processes, and whatever features register as findable.

mod jobs;
mod migrations;
mod model;
mod pages;
mod processes;
mod store;

pub use jobs::index_all;

use std::sync::Arc;

use engagement::searchable::SearchKind;
use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: pages::routes,
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: pages::samples,
        jobs: jobs::register,
        extend: |extensions| {
            extensions.add(SearchKind(Arc::new(processes::Processes)));
            extensions.add(accounts::NavSource(pages::nav));
        },
        ..Feature::named("search")
    }
}
