use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Redirect, Response},
};

use crate::{Here, theme};

/// Addresses of one part: the organisation's stylesheet, kept for ever because its name changes with its content, and
/// a language without the slash after it.
pub(super) async fn show(here: Here, Path(name): Path<String>) -> web::Result<Response> {
    if name == here.locale.as_str() {
        return Ok(Redirect::permanent(&here.to("/")).into_response());
    }
    let theme = theme::of(&here.state, &here.tenant);
    if name.strip_prefix("theme-").and_then(|rest| rest.strip_suffix(".css")) != Some(&theme.hash) {
        return Err(web::Fail::not_found());
    }
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, theme.css.clone()).into_response())
}
