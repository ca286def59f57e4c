use chrono::TimeDelta;
use testkit::{TestApp, both};

use crate::world::{Town, features};

/// A PNG of one colour.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = image::RgbImage::from_pixel(40, 30, image::Rgb([20, 90, 80]));
    image.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

both!(a_post_is_read_where_it_was_published, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = [
        ("title_it", "Il cinema si può salvare"),
        ("title_en", "The cinema can be saved"),
        ("lead_it", "I tecnici hanno finito i rilievi."),
        ("body_it", "Il tetto **regge**."),
        ("tags", "Cantiere, Tetto"),
        ("office", "Ufficio tecnico"),
        ("office_en", "Technical office"),
        ("when", "now"),
    ];
    town.post(&fields).await.expect(303);
    let post = town.read("/news/1-il-cinema-si-puo-salvare").await.expect(200);
    let words = post.words();
    for part in
        ["Il cinema si può salvare", "Ufficio tecnico", "Il tetto regge", "22 novembre 2026", "Cantiere"]
    {
        assert!(words.contains(part), "{part}: {words}");
    }
    // What previews of links need.
    let html = post.text();
    assert!(html.contains("<meta property=\"og:title\" content=\"Il cinema si può salvare\">"), "{html}");
    assert!(html.contains("og:description\" content=\"I tecnici hanno finito i rilievi.\""), "{html}");
    assert!(html.contains("article:published_time\" content=\"2026-11-22T12:00:00+01:00"), "{html}");
    let english = town.tenant.visitor().get("/en/processes/cinema/news/1-il-cinema-si-puo-salvare").await;
    let english = english.expect(200).text();
    assert!(english.contains("<h1>The cinema can be saved</h1>"), "{english}");
    assert!(english.contains("Technical office") && !english.contains("Ufficio tecnico"), "{english}");
    let feed = town.tenant.visitor().get("/en/processes/cinema/news/feed.atom").await.expect(200).text();
    assert!(feed.contains("<name>Technical office</name>"), "{feed}");
    let form = town.manager.get("/it/admin/processes/cinema/news/1").await.expect(200).text();
    assert!(form.contains("value=\"Technical office\""), "{form}");
    assert!(english.contains("class=\"a-voice\" lang=\"it\""), "a missing translation is marked: {english}");
    assert!(english.contains("This text is only in Italian."), "and said in words: {english}");
    // The short address and an old title lead to it.
    let moved = town.read("/news/1").await.expect(308);
    assert_eq!(moved.location(), "/it/processes/cinema/news/1-il-cinema-si-puo-salvare");
    assert!(town.read("").await.words().contains("I tecnici hanno finito i rilievi."));
});

both!(a_post_is_signed_by_an_office_or_by_who_writes_it, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.post(&[("title_it", "Cantiere aperto"), ("office", "Ufficio tecnico"), ("when", "now")])
        .await
        .expect(303);
    town.post(&[("title_it", "Da una persona"), ("office", ""), ("when", "now")]).await.expect(303);
    let office = town.read("/news/1-cantiere-aperto").await.expect(200).text();
    assert!(office.contains("article:author\" content=\"Ufficio tecnico\""), "{office}");
    let person = town.read("/news/2-da-una-persona").await.expect(200).text();
    assert!(person.contains("article:author\" content=\"gestore"), "{person}");
});

both!(a_draft_is_for_staff_until_it_is_published, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.post(&[("title_it", "Da rivedere"), ("when", "draft")]).await.expect(303);
    town.read("/news/1-da-rivedere").await.expect(404);
    assert!(!town.read("/news").await.words().contains("Da rivedere"));
    assert!(!town.read("/news/feed.atom").await.text().contains("Da rivedere"));
    let seen = town.manager.get("/it/processes/cinema/news/1-da-rivedere").await.expect(200);
    assert!(seen.words().contains("Questa notizia è una bozza"), "{}", seen.words());
    let publish = [("title_it", "Riveduta"), ("when", "now")];
    town.manager.post("/it/admin/processes/cinema/news/1", &publish).await.expect(303);
    assert!(town.read("/news").await.words().contains("Riveduta"));
});

both!(a_scheduled_post_comes_out_at_its_moment, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = [("title_it", "Si vota"), ("when", "at"), ("publish_at", "2026-11-23T08:00")];
    town.post(&fields).await.expect(303);
    town.app.work().await;
    town.read("/news/1-si-vota").await.expect(404);
    town.app.clock.advance(TimeDelta::hours(19) + TimeDelta::minutes(59));
    town.app.work().await;
    town.read("/news/1-si-vota").await.expect(404);
    town.app.clock.advance(TimeDelta::minutes(2));
    town.app.work().await;
    let post = town.read("/news/1-si-vota").await.expect(200);
    assert!(post.words().contains("23 novembre 2026"), "{}", post.words());
});

both!(a_post_put_off_comes_out_at_the_later_moment_only, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let at = |moment| [("title_it", "Si vota"), ("when", "at"), ("publish_at", moment)];
    town.post(&at("2026-11-23T08:00")).await.expect(303);
    town.manager.post("/it/admin/processes/cinema/news/1", &at("2026-11-25T08:00")).await.expect(303);
    town.app.clock.advance(TimeDelta::days(2));
    town.app.work().await;
    town.read("/news/1-si-vota").await.expect(404);
    // Taken back, it does not come out at all.
    town.manager
        .post("/it/admin/processes/cinema/news/1", &[("title_it", "Si vota"), ("when", "draft")])
        .await
        .expect(303);
    town.app.clock.advance(TimeDelta::days(2));
    town.app.work().await;
    town.read("/news/1-si-vota").await.expect(404);
});

both!(what_is_wrong_with_a_post_is_said, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let past = town.post(&[("title_it", "Ieri"), ("when", "at"), ("publish_at", "2026-11-21T08:00")]).await;
    assert!(past.clone().expect(422).words().contains("Questo momento è già passato"), "{}", past.words());
    let none = town.post(&[("title_it", "Quando?"), ("when", "at")]).await.expect(422);
    assert!(none.words().contains("Manca il momento"), "{}", none.words());
    town.post(&[("title_it", ""), ("when", "now")]).await.expect(422);
    town.post(&[("title_it", "x"), ("when", "perhaps")]).await.expect(422);
    town.post(&[("title_it", "x"), ("tags", "a,b,c,d,e,f,g,h,i"), ("when", "now")]).await.expect(422);
    let path = "/it/admin/processes/cinema/news";
    let picture = picture();
    let file = [("cover", "tetto.png", "image/png", picture.as_slice())];
    let blind = town.manager.post_files(path, &[("title_it", "Il tetto"), ("when", "now")], &file).await;
    assert!(
        blind.clone().expect(422).words().contains("Manca la descrizione dell’immagine"),
        "{}",
        blind.words()
    );
    let junk = [("cover", "x.png", "image/png", b"not a picture".as_slice())];
    let fields = [("title_it", "Il tetto"), ("cover_alt", "Il tetto"), ("when", "now")];
    town.manager.post_files(path, &fields, &junk).await.expect(422);
    town.read("/news/1").await.expect(404);
});

both!(a_cover_is_seen_with_its_post_only, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let path = "/it/admin/processes/cinema/news";
    let bytes = picture();
    let file = [("cover", "tetto.png", "image/png", bytes.as_slice())];
    let fields = [("title_it", "Il tetto"), ("cover_alt", "Il tetto visto dalla torre"), ("when", "draft")];
    town.manager.post_files(path, &fields, &file).await.expect(303);
    let page = town.manager.get("/it/processes/cinema/news/1-il-tetto").await.expect(200).text();
    let at = page.find("/files/").unwrap();
    let image = page[at..].split('"').next().unwrap().to_owned();
    town.manager.get(&image).await.expect(200);
    town.tenant.visitor().get(&image).await.expect(404);
    town.manager.post(&format!("{path}/1"), &[("title_it", "Il tetto"), ("when", "now")]).await.expect(303);
    town.tenant.visitor().get(&image).await.expect(200);
    // A form that says nothing of the cover leaves it as it is; what it shows can be said in each language.
    let there = "/en/processes/cinema/news/1-il-tetto";
    let page = town.tenant.visitor().get(there).await.expect(200).text();
    assert!(page.contains("alt=\"Il tetto visto dalla torre\" lang=\"it\""), "{page}");
    let form = town.manager.get(&format!("{path}/1")).await.expect(200).text();
    assert!(form.contains("value=\"Il tetto visto dalla torre\""), "{form}");
    let both =
        [("cover_alt", "Il tetto visto dalla torre"), ("cover_alt_en", "The roof seen from the tower")];
    let fields = [("title_it", "Il tetto"), ("when", "now"), both[0], both[1]];
    town.manager.post(&format!("{path}/1"), &fields).await.expect(303);
    let page = town.tenant.visitor().get(there).await.expect(200).text();
    assert!(page.contains("alt=\"The roof seen from the tower\" width") && page.contains(&image), "{page}");
    let page = town.read("/news/1-il-tetto").await.expect(200).text();
    assert!(page.contains("alt=\"Il tetto visto dalla torre\""), "{page}");
    assert!(page.contains("og:image"), "{page}");
});

both!(the_list_is_narrowed_by_tag_and_read_page_by_page, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    for n in 1..=23 {
        let (title, tags) = (format!("Notizia {n}"), if n % 2 == 0 { "Cantiere" } else { "" });
        town.post(&[("title_it", &title), ("tags", tags), ("when", "now")]).await.expect(303);
        town.app.clock.advance(TimeDelta::minutes(1));
    }
    let first = town.read("/news").await.expect(200);
    assert!(
        first.words().contains("Notizia 23") && !first.words().contains("Notizia 3 "),
        "{}",
        first.words()
    );
    let html = first.text();
    let at = html.find("/news?after=").expect("a next page");
    let next = html[at..].split('"').next().unwrap().to_owned();
    let second = town.read(&next).await.expect(200).words();
    assert!(second.contains("Notizia 1 ") && !second.contains("Notizia 4 "), "{second}");
    let tagged = town.read("/news?tag=cantiere").await.expect(200).words();
    assert!(tagged.contains("Notizia 22") && !tagged.contains("Notizia 23"), "{tagged}");
    town.read("/news?after=nonsense").await.expect(404);
    assert!(town.read("/news?tag=%22%3E").await.expect(200).words().contains("Notizia 23"));
});

both!(feeds_tell_the_news_of_component_process_and_organisation, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields =
        [("title_it", "Tetto & muri"), ("body_it", "Il **tetto**"), ("office", "Ufficio"), ("when", "now")];
    town.post(&fields).await.expect(303);
    let visitor = town.tenant.visitor();
    for path in ["/it/processes/cinema/news/feed.atom", "/it/processes/cinema/feed.atom", "/it/feed.atom"] {
        let feed = visitor.get(path).await.expect(200);
        let kind = feed.headers.get("content-type").unwrap().to_str().unwrap().to_owned();
        assert!(kind.starts_with("application/atom+xml"), "{kind}");
        let text = feed.text();
        let read: atom_syndication::Feed = text.parse().unwrap_or_else(|e| panic!("{path}: {e}: {text}"));
        assert_eq!(read.entries.len(), 1, "{path}");
        let entry = &read.entries[0];
        assert_eq!(entry.title.value, "Tetto & muri");
        let link = &entry.links[0].href;
        assert!(link.ends_with("/it/processes/cinema/news/1-tetto-muri"), "{link}");
        assert_eq!(entry.authors[0].name, "Ufficio");
    }
    // Nothing of a process that nobody sees yet.
    let who = accounts::Standing::system("test");
    spaces::process::actions::publish(&town.tenant.db, &who, town.process.id, false).await.unwrap();
    visitor.get("/it/processes/cinema/feed.atom").await.expect(404);
    assert!(!visitor.get("/it/feed.atom").await.expect(200).text().contains("Tetto"));
});

both!(a_deleted_post_is_gone_with_its_tags, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.post(&[("title_it", "Uno"), ("tags", "Tetto"), ("when", "now")]).await.expect(303);
    let path = "/it/admin/processes/cinema/news/1/deletion";
    town.manager.get(path).await.expect(200);
    town.manager.post(path, &[]).await.expect(303);
    town.read("/news/1-uno").await.expect(404);
    assert!(!town.read("/news").await.words().contains("Tetto"));
    town.manager.post(path, &[]).await.expect(404);
});

both!(who_follows_a_process_hears_of_its_news_once, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let (anna, bruno) = (town.tenant.person("anna").await, town.tenant.person("bruno").await);
    let follow = format!("/it/follows/process/{}", town.process.id);
    anna.post(&follow, &[("follow", "yes")]).await.expect(303);
    town.post(&[("title_it", "Da rivedere"), ("when", "draft")]).await.expect(303);
    let fields = [("title_it", "Il tetto regge"), ("lead_it", "Lo dicono i tecnici."), ("when", "now")];
    town.post(&fields).await.expect(303);
    // Changed, it is no news.
    town.manager.post("/it/admin/processes/cinema/news/2", &fields).await.expect(303);
    let mails = town.app.mails().await;
    let news: Vec<_> = mails.iter().filter(|mail| mail.subject.starts_with("C’è una notizia")).collect();
    assert_eq!(news.len(), 1);
    assert!(news[0].to == "anna@sarmato.example" && news[0].text.contains("Lo dicono i tecnici."));
    assert!(news[0].text.contains("/it/processes/cinema/news/2-il-tetto-regge"), "{}", news[0].text);
    assert!(bruno.get("/it/account/notifications").await.expect(200).words().len() > 1);
});

both!(who_follows_a_post_hears_that_it_changed, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = |title: &'static str, tags: &'static str| {
        [("title_it", title), ("lead_it", "Oggi."), ("body_it", "Regge."), ("tags", tags), ("when", "now")]
    };
    town.post(&fields("Il tetto", "")).await.expect(303);
    town.post(&[("title_it", "Bozza"), ("when", "draft")]).await.expect(303);
    let (anna, bruno) = (town.tenant.person("anna").await, town.tenant.person("bruno").await);
    let page = town.path("/news/1-il-tetto");
    let html = anna.get(&page).await.expect(200).text();
    let at = html.find("/it/follows/post/").expect("a button");
    anna.post(html[at..].split('"').next().unwrap(), &[("follow", "yes")]).await.expect(303);
    let at_once = [("news", "now"), ("taking_part", "on")];
    for who in [&anna, &bruno] {
        who.post("/it/account/notifications/settings", &at_once).await.expect(303);
    }
    let draft = town.manager.get(&town.path("/news/2-bozza")).await.expect(200).text();
    assert!(!draft.contains("/it/follows/post/"), "a draft is nobody's to follow");
    let told = async || {
        let mails = town.app.mails().await;
        let mails = mails.iter().filter(|mail| mail.subject.contains("È cambiata la notizia"));
        mails.map(|mail| mail.to.clone()).collect::<Vec<_>>()
    };
    // Other labels are nobody's news; other words are.
    town.manager.post(&town.admin("/news/1"), &fields("Il tetto", "Cantiere")).await.expect(303);
    assert!(told().await.is_empty());
    town.manager.post(&town.admin("/news/1"), &fields("Il tetto regge", "")).await.expect(303);
    assert_eq!(told().await, ["anna@sarmato.example"]);
    assert!(!bruno.get("/it/account/notifications").await.words().contains("tetto"));
    let taken_back = [("title_it", "Il tetto crolla"), ("when", "draft")];
    town.manager.post(&town.admin("/news/1"), &taken_back).await.expect(303);
    assert_eq!(told().await.len(), 1);
    assert!(!anna.get("/it/account/notifications").await.words().contains("crolla"));
});
