//! The start page of bare `localhost`: a tile for each organisation of the demo.

use accounts::all_tenants;
use axum::response::{Html, IntoResponse, Response};
use feature::State;
use kernel::{Locale, Problem};
use serde::Serialize;
use web::{Page, Samples, Site};

use super::{NAMES, PASSWORD, people::LOGINS};

/// The front page of the demo.
#[derive(Serialize)]
struct Front {
    tiles: Vec<FrontTile>,
    logins: Vec<String>,
    password: String,
}

/// An organisation on the front page.
#[derive(Clone, Debug, Serialize)]
pub struct FrontTile {
    /// Its crest, a name of the sprite.
    pub sign: String,
    /// The name of its site.
    pub title: String,
    /// The body behind it.
    pub kicker: String,
    /// What it decides, one sentence.
    pub text: String,
    /// Its address.
    pub href: String,
}

impl Page for Front {
    const TEMPLATE: &'static str = "app/front.html";

    fn samples() -> Vec<Self> {
        let tile = FrontTile {
            sign: "crest".into(),
            title: "Montelume decide".into(),
            kicker: "Comune di Montelume".into(),
            text: "Centoventimila euro. Decidete voi.".into(),
            href: "http://montelume.localhost:3000/".into(),
        };
        let front =
            |tiles| Front { tiles, logins: vec!["anna@montelume.example".into()], password: PASSWORD.into() };
        vec![front(vec![tile]), front(Vec::new())]
    }
}

/// Registers the page's samples.
pub fn samples(samples: &mut Samples) {
    samples.add::<Front>();
}

/// Answers `/` on hosts without organisation; only the demo has such a page.
///
/// # Errors
/// [`Problem::NotFound`] outside the demo.
pub async fn front_page(state: &State) -> Result<Response, Problem> {
    if !state.settings.demo {
        return Err(Problem::NotFound);
    }
    let tx = state.db.platform_read().await?;
    let mut tenants = all_tenants(&tx).await?;
    // Those of the demo in its order, then what somebody opened besides.
    tenants.sort_by_key(|tenant| {
        let name = tenant.host.as_str().trim_end_matches(".localhost");
        NAMES.iter().position(|known| *known == name).unwrap_or(NAMES.len())
    });
    let tiles = tenants
        .into_iter()
        .map(|tenant| FrontTile {
            href: state.settings.url(tenant.host.as_str(), "/"),
            text: tenant.profile.tagline.map(|t| t.text(Locale::IT).to_owned()).unwrap_or_default(),
            sign: tenant.profile.crest,
            title: tenant.name,
            kicker: tenant.profile.body,
        })
        .collect();
    let logins = LOGINS.iter().map(|who| format!("{who}@sarmato.example")).collect();
    let mut site = Site::bare(Locale::IT, "/", "");
    site.demo = true;
    site.title = "Arengo".to_owned();
    let html = state.renderer.page(&site, &Front { tiles, logins, password: PASSWORD.to_owned() })?;
    Ok(Html(html).into_response())
}
