//! The picture of a process: given, described and taken away by its manager; seen by whoever sees the process.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};
use testkit::{Answer, TestApp, Visitor};

use crate::{budget, features, process};

fn drawing() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(640, 360).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Sends the form of the texts with a picture, or without one.
async fn send(admin: &Visitor, slug: &str, more: &[(&str, &str)], picture: Option<&[u8]>) -> Answer {
    let mut fields = vec![("title_it", "Bilancio 2027"), ("slug", slug)];
    fields.extend(more);
    let file = |bytes| ("image", "viale.png", "image/png", bytes);
    let files: Vec<(&str, &str, &str, &[u8])> = picture.into_iter().map(file).collect();
    admin.post_files(&format!("/it/admin/processes/{slug}/texts"), &fields, &files).await
}

fn source(page: &str) -> &str {
    let rest = page.split("src=\"/files/").nth(1).unwrap_or_else(|| panic!("no picture in {page}"));
    rest.split('"').next().unwrap()
}

testkit::both!(a_process_has_a_picture_for_those_who_see_it, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = budget(&admin, "Bilancio 2027").await;
    let page = format!("/it/processes/{slug}");

    // Wrong ones are said beside the field, and change nothing.
    let wrong = send(&admin, &slug, &[("image_alt", "Il viale")], Some(b"<svg/>")).await.expect(422);
    assert!(wrong.text().contains("id=\"f-image-error\""), "{}", wrong.words());
    let wrong = send(&admin, &slug, &[], Some(&drawing())).await.expect(422);
    assert!(wrong.text().contains("id=\"f-image_alt-error\""), "{}", wrong.words());
    assert_eq!(process(&sarmato, &slug).await.image, None);

    send(&admin, &slug, &[("image_alt", "Il viale spoglio")], Some(&drawing())).await.expect(303);
    let draft = process(&sarmato, &slug).await;
    let seen = admin.get(&page).await.expect(200).text();
    assert!(seen.contains("alt=\"Il viale spoglio\""), "{seen}");
    let path = format!("/files/{}", source(&seen));

    // A draft's picture is a draft too.
    assert_eq!(admin.get(&path).await.expect(200).headers["cache-control"], "private, no-store");
    sarmato.visitor().get(&path).await.expect(404);
    sarmato.person("anna").await.get(&path).await.expect(404);
    let (link, _) = draft.preview(app.state.env.now());
    let linked = sarmato.visitor().get(&format!("{page}?preview={link}")).await.expect(200);
    let linked = format!("/files/{}", source(&linked.text()));
    sarmato.visitor().get(&linked).await.expect(200);
    assert!(linked.starts_with(&path) && linked.ends_with(&link));

    admin.post(&format!("/it/admin/processes/{slug}/publication"), &[("published", "1")]).await.expect(303);
    let visitor = sarmato.visitor();
    let public = visitor.get(&path).await.expect(200);
    assert!(public.headers["cache-control"].to_str().unwrap().contains("immutable"));
    let text = visitor.get(&page).await.expect(200).text();
    assert!(text.contains("og:image") && !text.contains("preview="), "{text}");
    let list = visitor.get("/it/processes").await.expect(200).text();
    assert!(list.contains(&path.replace("/large", "/small")), "{list}");
    app.tenant("vignola").await.visitor().get(&path).await.expect(404);
});

testkit::both!(a_picture_is_described_anew_and_taken_away, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = crate::published(&admin, "Bilancio 2027").await;
    let page = format!("/it/processes/{slug}");
    send(&admin, &slug, &[("image_alt", "Un viale")], Some(&drawing())).await.expect(303);
    let form = admin.get(&format!("/it/admin/processes/{slug}/texts")).await.expect(200).text();
    assert!(form.contains("value=\"Un viale\"") && form.contains("name=\"without_image\""), "{form}");

    send(&admin, &slug, &[("image_alt", "Via Roma d’inverno")], None).await.expect(303);
    let text = sarmato.visitor().get(&page).await.expect(200).text();
    assert!(text.contains("alt=\"Via Roma d’inverno\""), "{text}");
    let path = format!("/files/{}", source(&text));

    // Who reads another language hears it in that, once the office has said it there.
    let there = format!("/en/processes/{slug}");
    let text = sarmato.visitor().get(&there).await.expect(200).text();
    assert!(text.contains("alt=\"Via Roma d’inverno\" lang=\"it\""), "{text}");
    let both = [("image_alt", "Via Roma d’inverno"), ("image_alt_en", "Via Roma in winter")];
    send(&admin, &slug, &both, None).await.expect(303);
    let text = sarmato.visitor().get(&there).await.expect(200).text();
    assert!(text.contains("alt=\"Via Roma in winter\" width"), "{text}");
    let form = admin.get(&format!("/it/admin/processes/{slug}/texts")).await.expect(200).text();
    assert!(form.contains("value=\"Via Roma in winter\""), "{form}");
    let long = "x".repeat(301);
    let wrong = [both[0], ("image_alt_en", long.as_str())];
    let wrong = send(&admin, &slug, &wrong, None).await.expect(422);
    assert!(wrong.text().contains("id=\"f-image_alt_en-error\""), "{}", wrong.words());

    let without = [("image_alt", "Via Roma d’inverno"), ("without_image", "on")];
    send(&admin, &slug, &without, None).await.expect(303);
    assert_eq!(process(&sarmato, &slug).await.image, None);
    assert!(!sarmato.visitor().get(&page).await.expect(200).text().contains("/files/"));
    sarmato.visitor().get(&path).await.expect(404);
});
