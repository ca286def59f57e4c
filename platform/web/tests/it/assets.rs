use std::sync::Arc;

use axum::{Router, body::Body};
use http::{Request, StatusCode, header};
use tower::ServiceExt;
use web::Assets;

fn assets() -> Arc<Assets> {
    Arc::new(Assets::new(vec![web::embedded!("tests/it/assets"), web::embedded!("tests/it/built")]).unwrap())
}

async fn get(path: &str, etag: Option<&str>) -> http::Response<Body> {
    let routes: Router = assets().routes();
    let mut request = Request::get(path);
    if let Some(etag) = etag {
        request = request.header(header::IF_NONE_MATCH, etag);
    }
    routes.oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

#[tokio::test]
async fn an_asset_is_kept_for_ever_under_its_hash() {
    let url = assets().url("map/pin.js").unwrap();
    assert!(url.starts_with("/assets/map/pin-") && url.ends_with(".js"), "{url}");
    let response = get(&url, None).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    let etag = response.headers()[header::ETAG].to_str().unwrap().to_owned();
    let again = get(&url, Some(&etag)).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(again.headers()[header::VARY], "accept-encoding");
}

#[tokio::test]
async fn built_folders_are_served_as_their_manifest_says() {
    assert_eq!(assets().url("app.css").as_deref(), Some("/assets/app-0a1b2c3d.css"));
    assert_eq!(get("/assets/app-0a1b2c3d.css", None).await.status(), StatusCode::OK);
    assert_eq!(get("/assets/font-99.woff2", None).await.headers()[header::CONTENT_TYPE], "font/woff2");
    assert_eq!(get("/assets/manifest.json", None).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    for path in [
        "/assets/../main.rs",
        "/assets/%2e%2e/main.rs",
        "/assets/map/..%2f..%2fmain.rs",
        "/assets/",
        "/assets//etc/passwd",
        "/assets/site.css",
    ] {
        assert_eq!(get(path, None).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
