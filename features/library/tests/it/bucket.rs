//! The same pages, with the files in a store that speaks S3.

use testkit::{BucketServer, File, TestApp, both, signature};

use crate::world::{Town, features};

const PDF: File<'static> = ("file", "regolamento.pdf", "application/pdf", b"%PDF-1.7 il regolamento");

/// The address in a page of the first file it shows.
fn file_in(html: &str) -> String {
    let at = html.find("/files/").unwrap();
    html[at..].split('"').next().unwrap().to_owned()
}

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = image::RgbImage::from_pixel(40, 30, image::Rgb([20, 90, 80]));
    image.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

both!(documents_and_pictures_are_kept_in_a_bucket, features(), async |app: TestApp| {
    let store = BucketServer::start(&app.clock).await;
    let app = app.with_settings(|s| s.bucket = Some(store.settings.clone()));
    let folder = app.state.settings.data.join("files");
    let town = Town::new(app).await;
    town.add("library", &[("title_it", "Statuto"), ("nature", "regulation")], &[PDF]).await.expect(303);
    let bytes = picture();
    let file = [("image", "assemblea.png", "image/png", bytes.as_slice())];
    let fields = [("caption_it", "La prima assemblea"), ("image_alt", "Trenta persone in cerchio")];
    town.add("gallery", &fields, &file).await.expect(303);
    assert_eq!(store.keys().len(), 4, "a document, and a picture in three sizes: {:?}", store.keys());
    assert!(!folder.exists(), "nothing is kept here");
    let document = file_in(&town.read("/library").await.expect(200).text());
    assert_eq!(town.tenant.visitor().get(&document).await.expect(200).bytes, PDF.3);
    let picture = file_in(&town.read("/gallery").await.expect(200).text());
    let shown = town.tenant.visitor().get(&picture).await.expect(200);
    assert!(image::load_from_memory(&shown.bytes).is_ok());
    // Another organisation has another folder there.
    let elsewhere = town.tenant.app.tenant("vignola").await;
    elsewhere.visitor().get(&document).await.expect(404);
});

both!(while_the_bucket_is_away_nothing_is_lost, features(), async |app: TestApp| {
    let store = BucketServer::start(&app.clock).await;
    let town = Town::new(app.with_settings(|s| s.bucket = Some(store.settings.clone()))).await;
    town.add("library", &[("title_it", "Statuto"), ("nature", "regulation")], &[PDF]).await.expect(303);
    let document = file_in(&town.read("/library").await.expect(200).text());
    store.is_away(true);
    let fields = [("title_it", "Delibera 12"), ("about_it", "Si comincia"), ("nature", "act")];
    let other: File<'_> = ("file", "delibera.pdf", "application/pdf", b"%PDF-1.7 la delibera");
    let refused = town.add("library", &fields, &[other]).await.expect(422);
    assert!(refused.words().contains("Ora non riusciamo a conservare «delibera.pdf»"), "{}", refused.words());
    assert!(refused.text().contains("id=\"f-file-error\""), "{}", refused.text());
    for typed in ["Delibera 12", "Si comincia"] {
        assert!(refused.text().contains(typed), "the form keeps «{typed}»");
    }
    assert!(!town.read("/library").await.words().contains("Delibera 12"));
    // Pages stand; only the file itself has to wait.
    assert!(town.read("/library").await.expect(200).words().contains("Statuto"));
    let waiting = town.tenant.visitor().get(&document).await.expect(503);
    assert_eq!(waiting.headers["retry-after"], "60");
    store.is_away(false);
    town.tenant.visitor().get(&document).await.expect(200);
    town.add("library", &fields, &[other]).await.expect(303);
    assert!(town.read("/library").await.words().contains("Delibera 12"));
});

both!(with_a_wrong_secret_the_bucket_gives_and_takes_nothing, features(), async |app: TestApp| {
    let store = BucketServer::start(&app.clock).await;
    let forged =
        feature::Bucket { secret: testkit::forged(&store.settings.secret), ..store.settings.clone() };
    let town = Town::new(app.with_settings(|s| s.bucket = Some(forged))).await;
    town.add("library", &[("title_it", "Statuto"), ("nature", "regulation")], &[PDF]).await.expect(422);
    assert!(store.keys().is_empty());
});

both!(what_nothing_shows_is_swept_from_the_bucket, features(), async |app: TestApp| {
    let store = BucketServer::start(&app.clock).await;
    let town = Town::new(app.with_settings(|s| s.bucket = Some(store.settings.clone()))).await;
    let app = &town.tenant.app;
    let sweep = async || engagement::sweep(&app.state, &town.tenant.db).await.unwrap();
    town.add("library", &[("title_it", "Statuto"), ("nature", "regulation")], &[PDF]).await.expect(303);
    // Refused after its file was kept: the file belongs to nobody.
    let junk: File<'_> = ("image", "x.png", "image/png", &picture());
    town.add("gallery", &[("image_alt", "Trenta persone")], &[junk]).await.expect(422);
    let before = store.keys();
    sweep().await;
    assert_eq!(store.keys(), before, "what is young stays");
    app.clock.advance(chrono::TimeDelta::days(2));
    sweep().await;
    assert_eq!(store.keys().len(), 1, "what is shown stays: {:?}", store.keys());
});

/// The example of the documentation (AWS, "Authenticating Requests: Using Query Parameters"): the server of these tests computes
/// signatures by the rules, not by what the program happens to send.
#[test]
fn the_store_of_the_tests_knows_the_published_signature() {
    let query = [
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
        ("X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request"),
        ("X-Amz-Date", "20130524T000000Z"),
        ("X-Amz-Expires", "86400"),
        ("X-Amz-SignedHeaders", "host"),
    ];
    let query = query.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    assert_eq!(
        signature(secret, "GET", "examplebucket.s3.amazonaws.com", "/test.txt", &query),
        "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    );
}
