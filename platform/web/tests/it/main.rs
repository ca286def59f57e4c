//! The crate as features use it: small templates of the tests' own, a small router.
#![expect(clippy::unwrap_used, reason = "in a test the failed unwrap is the message")]

mod assets;
mod forms;
mod own;
mod rendering;
mod serving;
mod sources;

use std::sync::Arc;

use kernel::Locale;
use web::{Assets, Renderer, Site};

const IT: Locale = Locale::IT;
const EN: Locale = Locale::EN;
const ROME: chrono_tz::Tz = chrono_tz::Tz::Europe__Rome;

fn renderer() -> Renderer {
    let assets = Arc::new(Assets::new(vec![web::embedded!("tests/it/assets")]).unwrap());
    let messages = vec![web::messages(), web::embedded!("tests/it/messages")];
    Renderer::new(vec![web::embedded!("tests/it/templates")], messages, assets).unwrap()
}

fn site(locale: Locale) -> Site {
    Site::samples(locale).remove(0)
}
