//! The one list of features.

use accounts::FrontPage;
use feature::Feature;

use crate::demo;

/// Everything the program consists of, commons first.
pub fn features() -> Vec<Feature> {
    vec![
        accounts::feature(),
        engagement::feature(),
        seats::feature(),
        spaces::feature(),
        proposals::feature(),
        meetings::feature(),
        debates::feature(),
        budgets::feature(),
        ballots::feature(),
        pages::feature(),
        faq::feature(),
        library::feature(),
        accountability::feature(),
        search::feature(),
        exchange::feature(),
        activity::feature(),
        own(),
    ]
}

/// What the program itself shows: the front page of the demo, and its mail.
fn own() -> Feature {
    Feature {
        routes: demo::routes,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: demo::samples,
        extend: |extensions| {
            extensions.add(FrontPage(|state| Box::pin(demo::front_page(state))));
        },
        ..Feature::named("app")
    }
}
