//! What people say about proposals: threads, sides, votes, mentions, and what closes them.

use chrono::TimeDelta;
use http::{Method, header};
use proposals::Settings;
use spaces::Rules;
use testkit::{Answer, TestApp, Visitor};

use crate::world::{LIST, World, features};

/// A town with one proposal by Anna; answers where comments about it are sent.
pub(crate) async fn with_proposal(app: TestApp) -> (World, Visitor, String) {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    world.publish(&anna, "Una panchina").await;
    let action = discussion(&world.town.visitor().get(&page()).await.expect(200));
    (world, anna, action)
}

pub(crate) fn page() -> String {
    format!("{LIST}/1-una-panchina")
}

/// Where the comments of a page are served.
pub(crate) fn discussion(page: &Answer) -> String {
    let html = page.text();
    let at = html.find("/it/discussions/proposal/").expect("a discussion");
    html[at..].split(['/', '"', '?']).take(5).collect::<Vec<_>>().join("/")
}

/// Says something; answers the number of the comment.
pub(crate) async fn say(who: &Visitor, action: &str, text: &str, side: &str) -> i64 {
    number(who.post(action, &[("text", text), ("side", side)]).await.expect(303).location())
}

pub(crate) async fn reply(who: &Visitor, to: i64, text: &str) -> i64 {
    let answer = who.post(&format!("/it/comments/{to}/reply"), &[(&format!("text_{to}"), text)]).await;
    number(answer.expect(303).location())
}

pub(crate) fn number(path: &str) -> i64 {
    path.rsplit("#c").next().unwrap().parse().unwrap_or_else(|_| panic!("no number in {path}"))
}

pub(crate) async fn counted(world: &World) -> (i64, i64, i64) {
    let tx = world.town.db.read().await.unwrap();
    let read = |column: &'static str| {
        let tx = tx.clone();
        async move {
            let sql = format!("SELECT {column} FROM discussions WHERE tenant_id = $1");
            tx.scalar::<i64>(&sql, vec![]).await.unwrap().unwrap()
        }
    };
    (read("comments").await, read("in_favour").await, read("against").await)
}

testkit::both!(people_talk_in_threads_of_two_levels, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let visitor = world.town.visitor();
    assert!(visitor.get(&page()).await.words().contains("Nessun commento"));
    assert!(visitor.get(&page()).await.words().contains("Entra per commentare"));

    let first = say(&bruno, &action, "Bella, ma **dove**?", "against").await;
    let second = reply(&anna, first, "In piazza.").await;
    let third = reply(&bruno, second, "Allora sì.").await;
    assert_eq!((first, second, third), (1, 2, 3));
    let shown = visitor.get(&page()).await.expect(200);
    let words = shown.words();
    assert!(words.contains("3 commenti"), "{words}");
    assert!(words.contains("bruno Contro") && words.contains("anna Propone"), "{words}");
    assert!(words.contains("In risposta a anna"), "the third answers the second: {words}");
    assert!(shown.text().contains("<strong>dove</strong>"));
    assert_eq!(counted(&world).await, (3, 0, 1));
    // The list says how much is said of each.
    assert!(visitor.get(LIST).await.words().contains("3 commenti"));

    // Each has an address of its own, with or without a language.
    let alone = visitor.get(&format!("/it/comments/{third}")).await.expect(200).words();
    assert!(alone.contains("Commento n. 3") && alone.contains("Bella, ma") && alone.contains("Allora sì."));
    assert_eq!(visitor.get("/comments/3").await.expect(303).location(), "/it/comments/3");
    visitor.get("/it/comments/4").await.expect(404);
});

testkit::both!(
    one_s_own_comment_is_changed_for_a_while_and_deleted_at_any_time,
    features(),
    async |app: TestApp| {
        let (world, _, action) = with_proposal(app).await;
        let (bruno, carla) = (world.town.person("bruno").await, world.town.person("carla").await);
        let number = say(&bruno, &action, "Si, bella", "for").await;
        let reply_number = reply(&carla, number, "Concordo.").await;
        let revision = format!("/it/comments/{number}/revision");
        assert!(bruno.get(&revision).await.expect(200).text().contains("Si, bella"));
        carla.get(&revision).await.expect(403);
        world.town.visitor().post(&revision, &[("text", "x")]).await.expect(401);
        carla.post(&revision, &[("text", "x")]).await.expect(403);
        let wrong = bruno.post(&revision, &[("text", "  ")]).await.expect(422);
        assert!(wrong.words().contains("Il commento è vuoto"));
        bruno.post(&revision, &[("text", "Sì, bella")]).await.expect(303);
        let words = world.town.visitor().get(&page()).await.words();
        assert!(words.contains("Sì, bella") && words.contains("modificato"), "{words}");

        world.advance(TimeDelta::minutes(30));
        let late = bruno.post(&revision, &[("text", "Altro")]).await.expect(403);
        assert!(late.words().contains("Si poteva modificare fino a"), "{}", late.words());

        let deletion = format!("/it/comments/{number}/deletion");
        assert!(bruno.get(&deletion).await.expect(200).words().contains("Vuoi cancellare il commento?"));
        carla.post(&deletion, &[]).await.expect(403);
        bruno.post(&deletion, &[]).await.expect(303);
        bruno.post(&deletion, &[]).await.expect(403);
        let words = world.town.visitor().get(&page()).await.words();
        assert!(words.contains("ha cancellato questo commento") && words.contains("Concordo."), "{words}");
        assert!(!words.contains("Sì, bella"));
        assert_eq!(counted(&world).await, (1, 0, 0));
        // Nobody answers, votes or reports what is gone.
        carla
            .post(&format!("/it/comments/{number}/reply"), &[(&format!("text_{number}"), "Ma")])
            .await
            .expect(403);
        reply(&carla, reply_number, "Ancora io.").await;
    }
);

testkit::both!(each_person_s_vote_counts_once, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let (bruno, carla, dario) = (
        world.town.person("bruno").await,
        world.town.person("carla").await,
        world.town.person("dario").await,
    );
    let number = say(&bruno, &action, "Sì", "neutral").await;
    let vote = format!("/it/comments/{number}/vote");
    let all = futures::future::join_all((0..20).map(|_| carla.post(&vote, &[("weight", "1")])));
    for answer in all.await {
        answer.expect(303);
    }
    dario.post(&vote, &[("weight", "-1")]).await.expect(303);
    let words = world.town.visitor().get(&page()).await.words();
    assert!(words.contains("Utile (1)") && words.contains("Non utile (1)"), "{words}");
    carla.post(&vote, &[("weight", "0")]).await.expect(303);
    carla.post(&vote, &[("weight", "0")]).await.expect(303);
    assert!(world.town.visitor().get(&page()).await.words().contains("Utile (0)"));
    carla.post(&vote, &[("weight", "5")]).await.expect(404);
    // One's own is for others to judge; the page says so.
    let own = bruno.post(&vote, &[("weight", "1")]).await.expect(303);
    let told = bruno.get(own.location().split('#').next().unwrap()).await.words();
    assert!(told.contains("lo giudicano gli altri"), "{told}");
    world.town.visitor().post(&vote, &[("weight", "1")]).await.expect(401);
    // With htmx, only the buttons come back.
    let request = carla
        .request(Method::POST, &vote)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("hx-request", "true");
    let part = carla.send(request, "weight=1".into()).await.expect(200);
    assert!(part.text().trim_start().starts_with("<div class=\"a-com__votes\">"), "{}", part.text());
    assert!(part.words().contains("Utile (1)"));
});

testkit::both!(readers_choose_order_and_sides, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let carla = world.town.person("carla").await;
    let one = say(&bruno, &action, "Prima voce", "for").await;
    let two = say(&bruno, &action, "Seconda voce", "against").await;
    let three = say(&bruno, &action, "Terza voce", "neutral").await;
    reply(&carla, two, "Perché?").await;
    carla.post(&format!("/it/comments/{one}/vote"), &[("weight", "1")]).await.expect(303);
    carla.post(&format!("/it/comments/{three}/vote"), &[("weight", "-1")]).await.expect(303);
    let visitor = world.town.visitor();
    for (query, order) in [
        ("", ["Prima", "Seconda", "Terza"]),
        ("?comments=recent", ["Terza", "Seconda", "Prima"]),
        ("?comments=older", ["Prima", "Seconda", "Terza"]),
        ("?comments=discussed", ["Seconda", "Terza", "Prima"]),
        ("?comments=nonsense", ["Prima", "Seconda", "Terza"]),
    ] {
        let words = visitor.get(&format!("{}{query}", page())).await.expect(200).words();
        let places = order.map(|word| words.find(&format!("{word} voce")).unwrap());
        assert!(places.is_sorted(), "{query}: {words}");
    }
    let words = visitor.get(&format!("{}?comments_view=for", page())).await.words();
    assert!(words.contains("Prima voce") && !words.contains("Seconda voce"), "{words}");
    let words = visitor.get(&format!("{}?comments_view=columns", page())).await.words();
    assert!(words.contains("Uno a favore") && words.contains("Uno contro") && !words.contains("Terza voce"));
    visitor.get(&format!("{}?comments_after=rubbish", page())).await.expect(404);
});

testkit::both!(
    a_long_discussion_opens_in_as_many_statements_as_a_short_one,
    features(),
    async |app: TestApp| {
        let (world, _, action) = with_proposal(app).await;
        let mut people = Vec::new();
        for n in 0..4 {
            people.push(world.town.person(&format!("persona{n}")).await);
        }
        let root = say(&people[0], &action, "La prima", "for").await;
        let statements = async |visitor: &Visitor| {
            let before = world.app.statements();
            visitor.get(&page()).await.expect(200);
            world.app.statements() - before
        };
        let short = statements(&people[0]).await;
        for n in 0..60 {
            let who = &people[n % 4];
            world.advance(TimeDelta::minutes(3));
            if n % 2 == 0 {
                say(who, &action, &format!("Voce {n}"), "neutral").await;
            } else {
                reply(who, root, &format!("Risposta {n}")).await;
            }
        }
        let long = statements(&people[0]).await;
        assert!(long <= short + 1, "{short} statements with one comment, {long} with sixty");
        let words = people[0].get(&page()).await.words();
        assert!(words.contains("61 commenti") && words.contains("Mostra altri commenti"), "{words}");
        assert!(!words.contains("Risposta 59"), "later replies wait to be asked for");
        // Older first: the thread with its thirty replies comes at once, three of them open.
        let words = people[0].get(&format!("{}?comments=older", page())).await.words();
        assert!(words.contains("Mostra altre 27 risposte"), "{words}");
        // Page by page, every thread is met once.
        let mut met = Vec::new();
        let mut next = format!("{}?comments=recent", page());
        loop {
            let answer = people[0].get(&next).await.expect(200);
            let html = answer.text();
            met.extend((0..60).step_by(2).filter(|n| html.contains(&format!("<p>Voce {n}</p>"))));
            let Some(at) = html.find("rel=\"next nofollow\" href=\"") else { break };
            let href = html[at + 26..].split('"').next().unwrap();
            next = href.replace("&amp;", "&").split('#').next().unwrap().to_owned();
        }
        met.sort_unstable();
        assert_eq!(met, (0..60).step_by(2).collect::<Vec<_>>());
        // And every reply, by what htmx asks for.
        let request = people[0].request(Method::GET, &format!("/it/comments/{root}/replies?after=3"));
        let part = people[0].send(request.header("hx-request", "true"), "".into()).await.expect(200).words();
        assert!(part.contains("Risposta 45") && part.contains("Mostra altre 7 risposte"), "{part}");
        people[0].get(&format!("/it/comments/{root}/replies?after=3")).await.expect(303);
    }
);

testkit::both!(news_cost_nothing_until_there_are_any, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let visitor = world.town.visitor();
    visitor.get(&format!("{action}/news?after=0&told=0")).await.expect(204);
    let first = say(&bruno, &action, "Uno", "neutral").await;
    visitor.get(&format!("{action}/news?after={first}&told=0")).await.expect(204);
    say(&bruno, &action, "Due", "neutral").await;
    let news = visitor.get(&format!("{action}/news?after={first}&told=0")).await.expect(200);
    assert!(news.words().contains("C’è un commento nuovo"), "{}", news.words());
    visitor.get(&format!("{action}/news?after={first}&told=1")).await.expect(204);
    let tag = news.headers.get(header::ETAG).unwrap().clone();
    let request = visitor.request(Method::GET, &format!("{action}/news?after={first}&told=0"));
    visitor.send(request.header(header::IF_NONE_MATCH, tag), "".into()).await.expect(304);
    visitor.get(&format!("{action}/news?after=x")).await.expect(404);
});

testkit::both!(
    a_phase_the_settings_or_the_proposal_s_state_close_comments,
    features(),
    async |app: TestApp| {
        let (world, anna, action) = with_proposal(app).await;
        let bruno = world.town.person("bruno").await;
        let number = say(&bruno, &action, "Sì", "for").await;
        world
            .phases(&[
                (20, 25, Rules { propose: true, ..Rules::default() }),
                (25, 30, Rules { comment: true, ..Rules::default() }),
            ])
            .await;
        let closed = bruno.post(&action, &[("text", "Ancora"), ("side", "for")]).await.expect(403);
        assert!(closed.words().contains("Si commenta da"), "{}", closed.words());
        let words = bruno.get(&page()).await.words();
        assert!(
            words.contains("Si commenta da") && words.contains("Sì") && !words.contains("Il tuo commento"),
            "{words}"
        );
        bruno.post(&format!("/it/comments/{number}/vote"), &[("weight", "1")]).await.expect(303);
        world.advance(TimeDelta::days(3));
        say(&bruno, &action, "Ancora", "for").await;

        let settings = Settings { comments: false, ..Settings::default() };
        let who = accounts::Standing::system("test");
        spaces::process::actions::change_settings(
            &world.town.db,
            &who,
            world.component,
            settings,
            fixtures::text(""),
        )
        .await
        .unwrap();
        bruno.post(&action, &[("text", "E io?")]).await.expect(403);
        let words = bruno.get(&page()).await.words();
        assert!(words.contains("2 commenti") && words.contains("Qui non si commenta"), "{words}");
        spaces::process::actions::change_settings(
            &world.town.db,
            &who,
            world.component,
            Settings::default(),
            fixtures::text(""),
        )
        .await
        .unwrap();

        anna.post(&format!("{LIST}/1/withdrawal"), &[]).await.expect(303);
        bruno.post(&action, &[("text", "E io?")]).await.expect(403);
    }
);

testkit::both!(people_are_called_by_name, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    world.town.person("paola-v").await;
    let first = say(&anna, &action, "La propongo io.", "for").await;
    let text = "Grazie @Anna, chiediamo a @paola-v. E `@anna` no, nemmeno @nessuno o a@anna.example";
    say(&bruno, &action, text, "neutral").await;
    let html = world.town.visitor().get(&page()).await.text();
    assert!(
        html.contains(&format!("<a class=\"a-mention\" href=\"/it/comments/{first}\">@Anna</a>")),
        "{html}"
    );
    assert!(html.contains("<strong class=\"a-mention\">@paola-v</strong>. E <code>@anna</code>"), "{html}");
    assert!(html.contains("nemmeno @nessuno"));
    assert_eq!(html.matches("a-mention").count(), 2);
    let english = world.town.visitor().get(&page().replace("/it/", "/en/")).await.text();
    assert!(english.contains(&format!("href=\"/en/comments/{first}\">@Anna")));
});

testkit::both!(who_leaves_stays_as_a_participant_in_comments_too, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    say(&bruno, &action, "Resto qui", "for").await;
    let data = bruno.get("/it/account/data").await.expect(200).text();
    assert!(data.contains("Resto qui"), "{data}");
    let id = bruno.person();
    let erase = async move |tx: db::WriteTx| accounts::people::store::erase(&tx, id).await;
    world.town.db.write(erase).await.unwrap();
    let words = world.town.visitor().get(&page()).await.words();
    assert!(words.contains("Partecipante non più iscritto") && words.contains("Resto qui"), "{words}");
});
