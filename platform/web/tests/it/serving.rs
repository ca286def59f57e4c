use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request as AxumRequest, State},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use http::{Request, StatusCode};
use kernel::{Env, Problem, Text};
use tower::ServiceExt;
use web::{
    Fail, Renderer,
    form::{FormData, Limits},
    problem::{ErrorPage, Failure, wants_json},
    stack::{self, Options, RequestId},
};

use crate::{IT, ROME, renderer, site};

/// What `accounts` does in the program: a page of every failure.
async fn pages(State(renderer): State<Arc<Renderer>>, request: AxumRequest, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().unwrap().0.clone();
    let json = wants_json(request.headers());
    let response = next.run(request).await;
    let Some(failure) = response.extensions().get::<Failure>().cloned() else { return response };
    let reader = renderer.reader(IT, ROME);
    if json {
        let mut answer = failure.json(&reader, &id);
        answer.extensions_mut().insert(failure);
        return answer;
    }
    let page = ErrorPage::new(&failure, &reader, &id, "/it", "/it/login");
    let mut answer = (failure.status, Html(renderer.page(&site(IT), &page).unwrap())).into_response();
    failure.add_retry_after(&mut answer);
    answer
}

async fn echo(form: FormData) -> web::Result<String> {
    let mut read = form.read();
    let title = read.text("title").required().max(150).value();
    let image = read.file("image").optional();
    let image = image.map_or("-".to_owned(), |file| format!("{} {}", file.name, file.bytes.len()));
    Ok(read.finish(format!("{title}|{}|{image}", form.values("area").join("+")))?)
}

fn app() -> Router {
    let problem = |problem: fn() -> Problem| get(move || async move { Err::<(), _>(Fail(problem())) });
    let routes = Router::new()
        .route("/", get(|| async { Html("è ".repeat(2_000)) }))
        .route("/forms", post(echo))
        .route("/files", post(echo).layer(Limits::files(1_000, 1).layer()))
        .route(
            "/busy",
            problem(|| Problem::TooMany { text: Text::new("test-hello").with("name", "a"), retry_after: 60 }),
        )
        .route("/mine", problem(|| Problem::NotAllowed(Text::new("test-hello").with("name", "Anna"))))
        .route("/fault", problem(|| Problem::Fault(anyhow::anyhow!("secret cause"))))
        .route("/crash", get(|| async { crash() }))
        .route("/slow", get(|| async { tokio::time::sleep(Duration::from_secs(60)).await }));
    let renderer = Arc::new(renderer());
    let mut options = Options::new(Env::system(), renderer.clone());
    options.tile_sources = vec!["https://tile.example".into()];
    options.timeout = Duration::from_millis(300);
    stack::stack(routes, &options, |routes| routes.layer(middleware::from_fn_with_state(renderer, pages)))
}

#[expect(clippy::panic, reason = "the test is about a crash")]
fn crash() -> &'static str {
    panic!("broken on purpose")
}

async fn send(request: Request<Body>) -> (StatusCode, http::HeaderMap, String) {
    let (head, body) = app().oneshot(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    (head.status, head.headers, String::from_utf8_lossy(&bytes).into_owned())
}

fn visit(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn submit(path: &str, site: &str, body: &str) -> Request<Body> {
    Request::post(path)
        .header("host", "sarmato.example")
        .header("sec-fetch-site", site)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .unwrap()
}

fn upload(path: &str, parts: &[(&str, &str)]) -> Request<Body> {
    let mut body = String::new();
    for (head, content) in parts {
        body += &format!("--XX\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n");
    }
    body += "--XX--\r\n";
    Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=XX")
        .body(Body::from(body))
        .unwrap()
}

#[tokio::test]
async fn every_answer_is_safe_named_and_compressed() {
    let mut request = visit("/");
    request.headers_mut().insert("accept-encoding", "br, zstd, gzip".parse().unwrap());
    let (status, headers, _) = send(request).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["content-encoding"], "zstd");
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["cache-control"], "private, no-cache");
    assert_eq!(headers["x-request-id"].len(), 36);
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.contains("default-src 'none'")
            && policy.contains("img-src 'self' data: https://tile.example;")
    );
    assert!(!policy.contains("unsafe"));
}

#[tokio::test]
async fn problems_become_pages_with_their_status() {
    let (status, headers, body) = send(visit("/busy")).await;
    assert_eq!((status, headers["retry-after"].to_str().unwrap()), (StatusCode::TOO_MANY_REQUESTS, "60"));
    assert!(body.contains("Troppi tentativi."));
    let (status, _, body) = send(visit("/mine")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(body.contains("Ciao Anna"));
    let (status, _, body) = send(visit("/nowhere")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.contains("Questa pagina non c’è"), "{body}");
    let (status, headers, body) = send(visit("/forms")).await;
    assert_eq!((status, headers["allow"].to_str().unwrap()), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
    assert!(body.contains("non si usa così"));
}

#[tokio::test]
async fn our_faults_show_a_code_and_no_cause() {
    for path in ["/fault", "/crash"] {
        let (status, headers, body) = send(visit(path)).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        let code = web::problem::code(headers["x-request-id"].to_str().unwrap());
        assert!(body.contains(&format!("<b>{code}</b>")), "{body}");
        assert!(!body.contains("secret") && !body.contains("purpose"), "{body}");
    }
    assert_eq!(send(visit("/slow")).await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn programs_get_json() {
    let mut request = visit("/mine");
    request.headers_mut().insert("accept", "application/json".parse().unwrap());
    let (status, headers, body) = send(request).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(headers["content-type"], "application/problem+json");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&body).unwrap()["detail"], "Ciao Anna");
}

#[tokio::test]
async fn forms_of_this_site_pass() {
    let body = "title=Pi%C3%B9+alberi&area=1&area=2";
    assert_eq!(send(submit("/forms", "same-origin", body)).await.2, "Più alberi|1+2|-");
    let (status, _, page) = send(submit("/forms", "same-origin", "title=")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Manca. Questo campo serve."));
    assert_eq!(send(submit("/forms", "same-origin", "title=%ff")).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let many = "a=1&".repeat(3_000);
    let (status, _, page) = send(submit("/forms", "same-origin", &many)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Hai mandato troppi dati"), "{page}");
}

#[tokio::test]
async fn a_post_from_another_site_can_be_read_and_sent_again() {
    for origin in ["cross-site", "same-site"] {
        let (status, _, page) =
            send(submit("/forms?x=1", origin, "title=Pi%C3%B9+%3Calberi%3E&password=segreta")).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(page.contains("<form method=\"post\" action=\"/forms?x=1\">"), "{page}");
        assert!(page.contains("<textarea name=\"title\">Più &lt;alberi&gt;</textarea>"), "{page}");
        assert!(!page.contains("segreta"));
    }
}

#[tokio::test]
async fn files_are_taken_up_to_their_limit_and_the_text_is_kept() {
    let small = [("name=\"title\"", "Più alberi"), ("name=\"image\"; filename=\"C:\\foto\\a.png\"", "1234")];
    assert_eq!(send(upload("/files", &small)).await.2, "Più alberi||a.png 4");
    let none = [("name=\"title\"", "Più alberi"), ("name=\"image\"; filename=\"\"", "")];
    assert_eq!(send(upload("/files", &none)).await.2, "Più alberi||-");
    let content = "x".repeat(5_000);
    let big = [("name=\"image\"; filename=\"a.png\"", content.as_str()), ("name=\"title\"", "Più alberi")];
    let (status, _, page) = send(upload("/files", &big)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Il file è troppo grande"), "{page}");
    let content = "x".repeat(3 << 20);
    let huge = [("name=\"image\"; filename=\"a.png\"", content.as_str())];
    let (status, _, page) = send(upload("/files", &huge)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Hai mandato troppi dati"), "{page}");
}

#[tokio::test]
async fn a_crash_of_the_layers_themselves_is_a_page_too() {
    async fn broken(_: AxumRequest, _: Next) -> Response {
        crash().into_response()
    }
    let options = Options::new(Env::system(), Arc::new(renderer()));
    let routes = Router::new().route("/", get(|| async { "never" }));
    let app = stack::stack(routes, &options, |routes| routes.layer(middleware::from_fn(broken)));
    let request = Request::get("/").header("accept-language", "en").body(Body::empty()).unwrap();
    let response = app.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let body = String::from_utf8_lossy(&bytes);
    assert!(body.contains("Something broke on our side, not on yours."), "{body}");
}
