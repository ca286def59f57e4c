use std::io::Cursor;

use accounts::Role;
use image::{DynamicImage, ImageFormat};
use proposals::Settings;
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features};

fn photo() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(900, 600).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let rest = text.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {text}"));
    rest.split(to).next().unwrap()
}

testkit::both!(files_follow_their_proposal, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let form = world.form("Più alberi in via Roma");
    let mut fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    fields.extend([("then", "preview"), ("image_alt", "Il viale spoglio")]);
    let picture = photo();
    let files: [(&str, &str, &str, &[u8]); 2] = [
        ("image", "viale.png", "image/png", &picture),
        ("document_1", "Pianta del viale.pdf", "application/pdf", b"%PDF-1.7 pianta"),
    ];
    let drafts = format!("{LIST}/drafts");

    // What cannot be accepted is said beside its field.
    let bad: [(&str, &str, &str, &[u8]); 2] =
        [("image", "x.png", "image/png", b"<svg/>"), ("document_1", "x.pdf", "application/pdf", b"MZ\x90\0")];
    let wrong = anna.post_files(&drafts, &fields, &bad).await.expect(422);
    assert!(wrong.text().contains("id=\"f-image-error\""), "{}", wrong.words());
    let wrong = anna.post_files(&drafts, &fields, &bad[1..]).await.expect(422);
    assert!(wrong.words().contains("non è un file che possiamo accettare"), "{}", wrong.words());
    fields.retain(|(name, _)| *name != "image_alt");
    let wrong = anna.post_files(&drafts, &fields, &files[..1]).await.expect(422);
    assert!(wrong.words().contains("Manca la descrizione dell’immagine"), "{}", wrong.words());
    fields.push(("image_alt", "Il viale spoglio"));

    let draft = anna.post_files(&drafts, &fields, &files).await.location().to_owned();
    let preview = anna.get(&draft).await.expect(200).text();
    let image = format!("/files/{}", between(&preview, "src=\"/files/", "\""));
    let document = format!("/files/{}", between(&preview, "href=\"/files/", "\""));
    // A draft's files are its author's.
    let mine = anna.get(&image).await.expect(200);
    assert_eq!(mine.headers["content-type"], "image/jpeg");
    assert_eq!(mine.headers["cache-control"], "private, no-store");
    bruno.get(&image).await.expect(404);
    world.town.visitor().get(&document).await.expect(404);

    let path = anna.post(&format!("{draft}/publication"), &[]).await.location().to_owned();
    let page = world.town.visitor().get(&path).await.expect(200).text();
    assert!(page.contains("alt=\"Il viale spoglio\"") && page.contains("og:image"), "{page}");
    let public = world.town.visitor().get(&image).await.expect(200);
    assert!(public.headers["cache-control"].to_str().unwrap().contains("immutable"));
    assert_eq!(image::load_from_memory(&public.bytes).unwrap().width(), 900);
    let small = world.town.visitor().get(&image.replace("/large", "/small")).await.expect(200);
    assert_eq!(image::load_from_memory(&small.bytes).unwrap().width(), 480);
    // The browser chooses a size; a picture from before there was a middle one is still there.
    assert!(page.contains("/small 480w, ") && page.contains("/medium 900w\" sizes="), "{page}");
    let medium = image.replace("/large", "/medium");
    world.town.visitor().get(&medium).await.expect(200);
    let hash = image.split('/').nth(2).unwrap();
    let stored = world.app.state.settings.data.join("files").join(world.town.tenant.id.to_string());
    std::fs::remove_file(stored.join(&hash[..2]).join(hash).join("medium")).unwrap();
    let medium = world.town.visitor().get(&medium).await.expect(200);
    assert_eq!(image::load_from_memory(&medium.bytes).unwrap().width(), 900);
    let pdf = world.town.visitor().get(&document).await.expect(200);
    assert!(pdf.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(pdf.headers["x-content-type-options"], "nosniff");
    assert_eq!(pdf.bytes, b"%PDF-1.7 pianta");
    for odd in [
        "/files/zz/large",
        "/files/../../arengo.db/large",
        &image.replace("/large", "/huge"),
        &format!("{image}/x"),
    ] {
        world.town.visitor().get(odd).await.expect(404);
    }
    // Another organisation has no such file.
    let elsewhere = world.app.tenant("vignola").await;
    elsewhere.visitor().get(&image).await.expect(404);

    // Hidden, the files are hidden too; the staff still sees them.
    let moderator = world.staff("mario", Role::Moderator).await;
    moderator.post(&format!("{ADMIN}/1/hiding"), &[("reason", "Non è tua.")]).await.expect(303);
    world.town.visitor().get(&image).await.expect(404);
    assert_eq!(moderator.get(&image).await.expect(200).headers["cache-control"], "private, no-store");
});

testkit::both!(what_nothing_shows_is_swept_away, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let picture = photo();
    let draft = anna
        .post_files(
            &format!("{LIST}/drafts"),
            &[("title", "Un viale"), ("image_alt", "Il viale")],
            &[("image", "viale.png", "image/png", &picture)],
        )
        .await
        .location()
        .to_owned();
    let page = anna.get(&draft).await.expect(200).text();
    let image = format!("/files/{}", between(&page, "src=\"/files/", "\""));
    let count = async || {
        let tx = world.town.db.read().await.unwrap();
        tx.scalar::<i64>("SELECT count(*) FROM files WHERE tenant_id = $1", vec![]).await.unwrap().unwrap()
    };
    anna.get(&image).await.expect(200);
    anna.post(&format!("{}/deletion", draft.replace("/revision", "")), &[]).await.expect(303);
    anna.get(&image).await.expect(404);
    engagement::sweep(&world.app.state, &world.town.db).await.unwrap();
    assert_eq!(count().await, 1);
    world.advance(chrono::TimeDelta::days(2));
    engagement::sweep(&world.app.state, &world.town.db).await.unwrap();
    assert_eq!(count().await, 0);
});
