//! What comments withstand: bad input, floods, tricks in texts, and readers who may not.

use chrono::TimeDelta;
use http::header;
use testkit::{
    TestApp,
    tricks::{TRICKS, long_tricks},
};

use crate::{
    talk::{counted, number, page, reply, say, with_proposal},
    world::features,
};

testkit::both!(comments_of_what_one_may_not_see_are_not_there, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let number = say(&bruno, &action, "Parole riservate", "for").await;
    let who = accounts::Standing::system("test");
    let hide = proposals::actions::hide(&world.town.db, &who, world.component, 1, "Offende.").await;
    hide.unwrap();
    let visitor = world.town.visitor();
    for path in [
        action.clone(),
        format!("{action}/news?after=0&told=0"),
        format!("/it/comments/{number}"),
        format!("/it/comments/{number}/replies"),
        format!("/it/comments/{number}/reply"),
    ] {
        let answer = visitor.get(&path).await;
        assert!([404, 303].contains(&answer.status), "{path} answers {}", answer.status);
        assert!(!answer.words().contains("riservate"), "{path}");
    }
    bruno.post(&action, &[("text", "Ancora")]).await.expect(404);
    bruno.post(&format!("/it/comments/{number}/vote"), &[("weight", "1")]).await.expect(404);
    // Its author and those who moderate still read it.
    anna.get(&format!("/it/comments/{number}")).await.expect(200);
    world.admin.get(&format!("/it/comments/{number}")).await.expect(200);
});

testkit::both!(bad_input_is_refused_and_nothing_typed_is_lost, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let empty = bruno.post(&action, &[("text", " \n "), ("side", "against")]).await.expect(422);
    assert!(empty.words().contains("Il commento è vuoto"));
    assert!(empty.text().contains("value=\"against\" checked"), "the side is kept");
    let long = "parola ".repeat(150);
    let refused = bruno.post(&action, &[("text", &long), ("side", "for")]).await.expect(422);
    assert!(refused.text().contains(long.trim()), "what was typed is still there");
    let wrong = bruno.post("/it/comments/1/reply", &[("text_1", "x")]).await;
    wrong.expect(404);
    let number = say(&bruno, &action, "Sì", "nonsense").await;
    let refused =
        bruno.post(&format!("/it/comments/{number}/reply"), &[(&format!("text_{number}"), &*long)]).await;
    assert!(refused.expect(422).text().contains(long.trim()));
    bruno.post("/it/discussions/proposal/rubbish", &[("text", "x")]).await.expect(404);
    bruno.post(&action.replace("proposal", "nonsense"), &[("text", "x")]).await.expect(404);
    let raw =
        bruno.post_raw(&action, "application/x-www-form-urlencoded", b"text=%ff%fe&side=for".to_vec()).await;
    assert!([303, 400, 422].contains(&raw.status), "{}", raw.status);
    bruno.forged_post(&action, "text=forged").await.expect(403);
    world.town.visitor().post(&action, &[("text", "x")]).await.expect(401);
    // A button pressed twice says it once.
    let again = say(&bruno, &action, "Sì", "neutral").await;
    assert!(again >= number);
    let other = world.app.tenant("vignola").await;
    let foreign = other.person("bruno").await;
    foreign.post(&action, &[("text", "x")]).await.expect(404);
    foreign.get(&format!("/it/comments/{number}")).await.expect(404);
});

testkit::both!(the_same_words_sent_twice_are_one_comment, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let all = futures::future::join_all((0..10).map(|_| bruno.post(&action, &[("text", "Una volta sola")])));
    for answer in all.await {
        assert_eq!(number(answer.expect(303).location()), 1);
    }
    assert_eq!(counted(&world).await.0, 1);
});

testkit::both!(many_at_once_are_all_counted, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let mut people = Vec::new();
    for n in 0..12 {
        people.push(world.town.person(&format!("persona{n}")).await);
    }
    let root = say(&people[0], &action, "Ecco", "for").await;
    let roots = futures::future::join_all(people.iter().map(|p| say(p, &action, "Anch’io", "for")));
    let replies = futures::future::join_all(people.iter().map(|p| reply(p, root, "Rispondo")));
    let (mut roots, replies) = futures::future::join(roots, replies).await;
    roots.extend(replies);
    roots.sort_unstable();
    roots.dedup();
    assert_eq!(roots.len(), 24, "each has a number of its own");
    assert_eq!(counted(&world).await, (25, 13, 0));
});

testkit::both!(a_flood_is_stopped, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    for n in 0..20 {
        bruno.post(&action, &[("text", &*format!("Comprate! {n}"))]).await.expect(303);
    }
    let stopped = bruno.post(&action, &[("text", "Comprate! ancora")]).await.expect(429);
    assert!(stopped.headers.contains_key(header::RETRY_AFTER));
    let carla = world.town.person("carla").await;
    say(&carla, &action, "Gli altri parlano.", "neutral").await;
    world.advance(TimeDelta::minutes(11));
    say(&bruno, &action, "Scusate.", "neutral").await;
});

testkit::both!(no_trick_in_a_text_gets_through, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let tricks: Vec<String> = TRICKS.iter().map(|t| (*t).to_owned()).chain(long_tricks()).collect();
    let visitor = world.town.visitor();
    for (n, trick) in tricks.iter().enumerate() {
        let who = world.town.person(&format!("tester{n}")).await;
        let number = say(&who, &action, &format!("Prova {n}: {trick}"), "neutral").await;
        let html = visitor.get(&format!("/it/comments/{number}")).await.expect(200).text();
        let from = html.find("<div class=\"a-com__text\" dir=\"auto\">").expect("a text");
        let text = &html[from..html[from..].find("</div>").unwrap() + from];
        let lower = text.to_lowercase();
        for forbidden in [
            "<script",
            "<img",
            "<svg",
            "<style",
            "<iframe",
            "<form",
            "<input",
            "<h1",
            "<h2",
            "<h3",
            "<table",
            "</article",
            "<a href=\"javascript",
            "<a href=\"data:",
            "<a href=\"vbscript",
            "<a href=\"//",
            "<a href=\"/\\",
            "\u{202e}",
            "\u{2066}",
            "\u{200b}",
            "\u{0}",
            "\u{1b}",
        ] {
            assert!(!lower.contains(forbidden), "{trick}: {forbidden} in {text}");
        }
        // Whatever looks like an attribute is text: no tag of ours has a handler.
        for tag in text.split('<').skip(1).map(|tag| tag.split('>').next().unwrap().to_lowercase()) {
            assert!(!tag.contains(" on") && !tag.contains("style="), "{trick}: <{tag}>");
        }
        assert!(text.matches('\u{301}').count() <= 4, "{trick}");
    }
    // The page that shows them all is still one page.
    let all = visitor.get(&format!("{}?comments=older", page())).await.expect(200).text();
    assert_eq!(all.matches("<h1").count(), 1);
    assert_eq!(all.matches("</article>").count(), all.matches("<article").count());
});
