//! What a card says about when and who, as it works for those who host and those who come.

use chrono::TimeDelta;
use serde_json::{Value, json};
use testkit::{TestApp, Visitor};

use crate::{
    applying::{either, world},
    world::{ADMIN, LIST, World, card, features, seats},
};

const CARD: &str = "/it/processes/scambi/schede/1-orti-urbani";
const SESSION: &str = "/it/processes/scambi/schede/1-orti-urbani/sessions/1";

pub(crate) fn fixed(days: &[&str]) -> Value {
    json!([{ "type": "fixed", "dates": days }])
}

impl World {
    /// Where the managers find a card.
    pub(crate) async fn office(&self, key: &str) -> String {
        let tx = self.town.db.read().await.unwrap();
        let sql = "SELECT id FROM exchange_cards WHERE tenant_id = $1 AND key = $2";
        let id: exchange::CardId = tx.scalar(sql, db::vals![key]).await.unwrap().unwrap();
        format!("{ADMIN}/{id}")
    }

    /// The managers say when the card is; the rest of it is as its form shows it.
    async fn moves(&self, key: &str, kind: &str, dates: &str, count: &str) {
        let fields = [
            ("title", "Orti urbani"),
            ("short", "Orti urbani"),
            ("office", "Ufficio partecipazione"),
            ("description", "Una pratica *buona*."),
            ("duration_min", "1"),
            ("duration_unit", "day"),
            ("max", "2"),
            ("kind_1", kind),
            ("dates_1", dates),
            ("count_1", count),
        ];
        self.admin.post(&format!("{}/revision", self.office(key).await), &fields).await.expect(303);
    }
}

/// Asks for a seat of one kind.
async fn asks(world: &World, who: &Visitor, body: &str, (person, kind): (&str, &str)) -> testkit::Answer {
    let id = world.body(&format!("Comune di {body}")).await.to_string();
    let (manager, email) =
        (format!("{}@sarmato.example", body.to_lowercase()), format!("{person}@ente.example"));
    let fields = [
        ("body", id.as_str()),
        ("manager", "Capo"),
        ("manager_email", manager.as_str()),
        ("name_1", person),
        ("email_1", email.as_str()),
        ("kind_1", kind),
    ];
    who.post(&format!("{SESSION}/application"), &fields).await
}

testkit::both!(days_of_a_month_are_typed_by_the_host, features(), async |app: TestApp| {
    let month = json!([{ "type": "month", "month": "2027-03" }]);
    let mut one = card("a", "Alfa", "Orti urbani", seats(2, json!({})), month);
    one["duration"] = json!({ "kind": "range", "min": 2, "max": 3, "unit": "day", "text": "2 o 3" });
    let world = World::new(app, vec![one]).await;
    world.join("alfa", "Comune di Alfa").await;
    let alfa = world.town.person("alfa").await;
    let desk = alfa.get(SESSION).await.expect(200).text();
    assert!(desk.contains("name=\"day_3\"") && !desk.contains("name=\"day_4\""), "{desk}");
    let days = format!("{SESSION}/days");
    for wrong in [&[][..], &[("day_1", "2027-04-01")], &[("day_1", "2027-03-02"), ("day_2", "domani")]] {
        alfa.post(&days, wrong).await.expect(422);
    }
    let wrong = alfa.post(&days, &[("day_1", "2027-03-02"), ("day_2", "2027-04-01")]).await.expect(422);
    assert!(wrong.words().contains("Questo giorno non è fra quelli della scheda"), "{}", wrong.words());
    assert!(wrong.text().contains("value=\"2027-03-02\""), "what was typed stays");
    alfa.post(&days, &[("day_1", "2027-03-02"), ("day_2", "2027-03-09"), ("day_3", "")]).await.expect(303);
    assert!(world.town.visitor().get(CARD).await.words().contains("2, 9 marzo 2027"));
    assert!(alfa.get(SESSION).await.text().contains("value=\"2027-03-09\""));
});

testkit::both!(a_window_takes_as_many_days_as_it_says, features(), async |app: TestApp| {
    let window = json!([{ "type": "window", "start": "2027-05-17", "end": "2027-05-31", "n_dates": 2 }]);
    let (world, [alfa, ..]) = world(app, seats(2, json!({})), window).await;
    assert!(world.town.visitor().get(CARD).await.words().contains("dal 17 maggio 2027 al 31 maggio 2027"));
    let days = format!("{SESSION}/days");
    alfa.post(&days, &[("day_1", "2027-05-18")]).await.expect(422);
    alfa.post(&days, &[("day_1", "2027-05-18"), ("day_2", "2027-06-01")]).await.expect(422);
    alfa.post(&days, &[("day_1", "2027-05-18"), ("day_2", "2027-05-25")]).await.expect(303);
});

testkit::both!(blocks_and_sets_are_drawn_whole, features(), async |app: TestApp| {
    let pairs = json!([
        { "type": "pick-n", "n_min": 1, "unit": "block",
          "blocks": [["2027-03-02", "2027-03-03"], ["2027-03-09", "2027-03-10"]] },
        { "type": "pick-n", "n_min": 2, "dates": ["2027-04-06", "2027-04-13", "2027-04-20"] },
        { "type": "fixed", "dates": ["2027-05-04", "2027-05-05"],
          "optional_event": { "date": "2027-05-04", "when": "evening" } }
    ]);
    let (world, [alfa, ..]) = world(app, seats(2, json!({})), pairs).await;
    let words = world.town.visitor().get(CARD).await.words();
    assert!(words.contains("La sera del 4 maggio 2027 può esserci un evento"), "{words}");
    let confirm = async |place: u8, days: &[&str]| {
        let days: Vec<(&str, &str)> = days.iter().map(|day| ("days", *day)).collect();
        alfa.post(&format!("{CARD}/sessions/{place}/days"), &days).await.status
    };
    for (place, days, status) in [
        (1, &["2027-03-02"][..], 422),
        (1, &["2027-03-02", "2027-03-10"], 422),
        (1, &["2027-03-09", "2027-03-10"], 303),
        (2, &["2027-04-06"], 422),
        (2, &["2027-04-06", "2027-04-07"], 422),
        (2, &["2027-04-06", "2027-04-20"], 303),
        (3, &["2027-05-04"], 422),
        (3, &["2027-05-04", "2027-05-05"], 303),
    ] {
        assert_eq!(confirm(place, days).await, status, "{place}: {days:?}");
    }
});

testkit::both!(a_changed_date_moves_those_who_come, features(), async |app: TestApp| {
    let (world, [_, beta, ..]) = world(app, seats(2, json!({})), fixed(&["2026-12-03", "2026-12-09"])).await;
    world.applies(&beta, "Beta", 1, &["bea"]).await.expect(303);
    world.mail("bea@ente.example", "Hai un posto").await;
    // Two dates become one: the calendar of whoever comes gets the new day, and loses the second.
    world.moves("a", "fixed", "10/12/2026", "").await;
    let mail = world.mail("bea@ente.example", "I giorni sono confermati").await;
    let files: Vec<&str> = mail.attachments.iter().map(|file| file.content.as_str()).collect();
    let has = |parts: &[&str]| files.iter().any(|file| parts.iter().all(|part| file.contains(part)));
    assert!(has(&["METHOD:REQUEST", "DTSTART;VALUE=DATE:20261210", "SEQUENCE:1"]), "{files:?}");
    assert!(has(&["METHOD:CANCEL", "DTSTART;VALUE=DATE:20261209"]), "{files:?}");
    let page = world.town.visitor().get(CARD).await.expect(200);
    assert!(page.words().contains("10 dicembre 2026") && !page.words().contains("3, 9 dicembre"));
    assert!(!page.text().contains("/sessions/2"), "it is the same session");
    assert!(page.words().contains("Resta 1 posto su 2"), "{}", page.words());
    // Nothing moved: nobody is told.
    world.moves("a", "fixed", "10/12/2026", "").await;
    world.app.work().await;
    let told = world.app.mails().await.into_iter().filter(|mail| mail.subject.starts_with("I giorni"));
    assert_eq!(told.count(), 1);
});

testkit::both!(a_card_taken_back_calls_its_sessions_off, features(), async |app: TestApp| {
    let (world, [_, beta, gamma, _]) = world(app, seats(1, json!({})), either()).await;
    world.applies(&beta, "Beta", 1, &["bea"]).await.expect(303);
    world.applies(&gamma, "Gamma", 1, &["gigi"]).await.expect(303);
    let office = world.office("a").await;
    world.admin.post(&format!("{office}/return"), &[("reason", "La sede chiude.")]).await.expect(303);
    for to in ["bea@ente.example", "gigi@ente.example"] {
        let mail = world.mail(to, "Annullato").await;
        assert!(mail.text.contains("La sede chiude."), "{}", mail.text);
    }
    assert_eq!(world.states(&["bea", "gigi"]).await, ["none", "none"]);
    // It comes back with a session of its own: who wants to come asks again.
    world.admin.post(&format!("{office}/publication"), &[]).await.expect(303);
    let page = world.town.visitor().get(CARD).await.expect(200).words();
    assert!(page.contains("Sessione annullata") && page.contains("Resta 1 posto su 1"), "{page}");
    assert_eq!(world.applies(&beta, "Beta", 1, &["bea"]).await.status, 409);
    world.applies(&beta, "Beta", 2, &["bea"]).await.expect(303);
});

testkit::both!(seats_by_role_are_for_that_role, features(), async |app: TestApp| {
    let typed = json!({
        "typed_seats": [{ "n": 1, "role": "Responsabile di sportello" }, { "n": 1, "role": "Dirigente" }],
        "target_roles": ["Chi lavora allo sportello"]
    });
    let (world, [_, beta, gamma, _]) = world(app, seats(2, typed), either()).await;
    let session = world.session(1).await;
    let kind = |n: u8| format!("{session}/{n}");
    let form = format!("{SESSION}/application");
    let words = beta.get(&form).await.expect(200).words();
    for said in ["È pensato per:", "Chi lavora allo sportello", "Responsabile di sportello: resta 1 posto"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    for (n, forged) in ["", "x", &kind(3), &session.to_string()].into_iter().enumerate() {
        let person = format!("p{n}");
        asks(&world, &beta, "Beta", (&person, forged)).await.expect(422);
    }
    asks(&world, &beta, "Beta", ("bea", &kind(1))).await.expect(303);
    asks(&world, &gamma, "Gamma", ("gigi", &kind(1))).await.expect(303);
    assert!(gamma.get(&form).await.words().contains("Responsabile di sportello: lista d’attesa"));
    asks(&world, &gamma, "Gamma", ("gina", &kind(2))).await.expect(303);
    assert_eq!(world.states(&["bea", "gigi", "gina"]).await, ["held", "waiting", "held"]);
});

testkit::both!(a_seat_of_nothing_is_no_seat, features(), async |app: TestApp| {
    let months = json!([{ "type": "month", "month": "2026-12" }, { "type": "month", "month": "2027-04" }]);
    let (world, [alfa, beta, gamma, _]) = world(app, seats(1, json!({})), months).await;
    world.applies(&beta, "Beta", 1, &["bea"]).await.expect(303);
    let (own, other) = (world.session(1).await.to_string(), world.session(2).await.to_string());
    for forged in ["x", other.as_str(), own.as_str(), &format!("{own}/1")] {
        asks(&world, &gamma, "Gamma", ("gigi", forged)).await.expect(422);
    }
    world.applies(&gamma, "Gamma", 1, &["gigi"]).await.expect(303);
    assert_eq!(world.states(&["bea", "gigi"]).await, ["held", "waiting"]);
    // Whoever stands in line was not there, whatever a form says.
    alfa.post(&format!("{SESSION}/days"), &[("day_1", "2026-12-02")]).await.expect(303);
    world.app.clock.advance(TimeDelta::days(14));
    let gigi = world.participant("gigi").await.to_string();
    let present = format!("present_{gigi}");
    let came = [("person", gigi.as_str()), (present.as_str(), "on")];
    alfa.post(&format!("{SESSION}/attendance"), &came).await.expect(404);
    // Nor was somebody of another session.
    let bea = world.participant("bea").await.to_string();
    alfa.post(&format!("{CARD}/sessions/2/attendance"), &[("person", bea.as_str())]).await.expect(409);
});

testkit::both!(days_of_a_session_have_their_own_limits, features(), async |app: TestApp| {
    let limits = json!({ "per_day": [
        { "day": 1, "max": 2, "per": "date", "total_max": 4 },
        { "day": 2, "max": 3, "per": "date", "total_max": 3 } ] });
    let days = json!([
        { "type": "window", "start": "2027-05-03", "end": "2027-05-14", "session_day": 1, "n_dates": 2 },
        { "type": "month", "month": "2027-05", "session_day": 2 }
    ]);
    let (world, [alfa, beta, gamma, _]) = world(app, seats(4, limits), days).await;
    let page = world.town.visitor().get(CARD).await.expect(200).words();
    assert!(page.contains("Giorno 1: al massimo 2 persone per data"), "{page}");
    // The second day has three places, so nobody more comes at all.
    assert!(page.contains("Restano 3 posti su 3"), "{page}");
    let kind = |n: u8, session: exchange::SessionId| format!("{session}/{n}");
    let session = world.session(1).await;
    for (who, body, person, date) in [
        (&beta, "Beta", "bea", 1),
        (&beta, "Beta", "bice", 1),
        (&gamma, "Gamma", "gigi", 1),
        (&gamma, "Gamma", "gina", 2),
        (&gamma, "Gamma", "gino", 2),
    ] {
        asks(&world, who, body, (person, &kind(date, session))).await.expect(303);
    }
    assert_eq!(
        world.states(&["bea", "bice", "gigi", "gina", "gino"]).await,
        ["held", "held", "waiting", "held", "waiting"]
    );
    // Its days are set one after the other.
    alfa.post(&format!("{SESSION}/days"), &[("day_1", "2027-05-04")]).await.expect(303);
    let more = [("day_1", "2027-05-04"), ("day_2", "2027-05-11"), ("day_3", "2027-05-25")];
    alfa.post(&format!("{SESSION}/days"), &more).await.expect(303);
});

testkit::both!(the_same_day_twice_is_shown_to_all_who_decide, features(), async |app: TestApp| {
    let days = || fixed(&["2026-12-03"]);
    let cards = vec![
        card("a", "Alfa", "Orti urbani", seats(2, json!({})), days()),
        card("b", "Delta", "Patti di quartiere", seats(2, json!({})), days()),
    ];
    let world = World::new(app, cards).await;
    let mut people = Vec::new();
    for (name, body) in [("alfa", "Alfa"), ("beta", "Beta"), ("delta", "Delta")] {
        world.join(name, &format!("Comune di {body}")).await;
        people.push(world.town.person(name).await);
    }
    let [alfa, beta, _] = &people[..] else { panic!("three") };
    world.applies(beta, "Beta", 1, &["bea"]).await.expect(303);
    assert!(!beta.get(&format!("{LIST}/applications")).await.words().contains("Nello stesso giorno"));
    let body = world.body("Comune di Beta").await.to_string();
    let fields = [
        ("body", body.as_str()),
        ("manager", "Dina Capo"),
        ("manager_email", "dina@beta.example"),
        ("name_1", "bea"),
        ("email_1", "bea@ente.example"),
    ];
    beta.post(&format!("{LIST}/2-patti-di-quartiere/sessions/1/application"), &fields).await.expect(303);
    let own = beta.get(&format!("{LIST}/applications")).await.words();
    assert!(own.contains("Nello stesso giorno: Patti di quartiere"), "{own}");
    let mail = world.mail("dina@beta.example", "Serve il tuo consenso").await;
    let key = mail.text.split("/approvals/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let approval = world.town.visitor().get(&format!("{LIST}/approvals/{key}")).await.expect(200).words();
    assert!(approval.contains("Nello stesso giorno: Orti urbani"), "{approval}");
    assert!(alfa.get(SESSION).await.words().contains("Nello stesso giorno: Patti di quartiere"));
});

testkit::both!(a_host_says_all_of_it_in_the_form, features(), async |app: TestApp| {
    let world = World::new(app, Vec::new()).await;
    world.join("alfa", "Comune di Alfa").await;
    let alfa = world.town.person("alfa").await;
    let body = world.body("Comune di Alfa").await.to_string();
    let fields = |events: &'static str, limits: &'static str| {
        vec![
            ("title", "Orti urbani di tutti"),
            ("office", "Ufficio verde"),
            ("description", "Gli orti."),
            ("modules", "Il bando | 3+\nLa rete | 2"),
            ("duration_min", "2"),
            ("duration_unit", "day"),
            ("module_hours", "4"),
            ("max", "4"),
            ("per_day", limits),
            ("kind_1", "fixed"),
            ("dates_1", "4/3/2027, 5/3/2027"),
            ("kind_2", "window"),
            ("dates_2", "3/5/2027, 14/5/2027"),
            ("count_2", "2"),
            ("about_2", "1"),
            ("kind_3", "month"),
            ("dates_3", "5/2027"),
            ("about_3", "2"),
            ("events", events),
        ]
    };
    for (events, limits, said) in [
        ("6/3/2027 sera", "1: 2 / 4", "non si legge, o il giorno non è fra le date decise"),
        ("4/3/2027 sera", "due", "Questi limiti non si leggono"),
        ("4/3/2027 sera", "1: 4 / 2", "Un limite per giorno vuole almeno un posto"),
    ] {
        let mut all = fields(events, limits);
        all.push(("body", &body));
        let wrong = alfa.post(&format!("{LIST}/drafts"), &all).await.expect(422);
        assert!(wrong.words().contains(said), "{said} in {}", wrong.words());
        assert!(wrong.text().contains(events) && wrong.text().contains(limits));
    }
    let mut all = fields("4/3/2027 sera", "1: 2 / 4\n2: 4 / 4");
    all.push(("body", &body));
    let draft = alfa.post(&format!("{LIST}/drafts"), &all).await.location().to_owned();
    let text = alfa.get(&draft).await.expect(200).text();
    for typed in ["04/03/2027 sera", "1: 2 / 4", "Il bando | 3+", "03/05/2027, 14/05/2027"] {
        assert!(text.contains(typed), "{typed} in {text}");
    }
    alfa.post(&format!("{draft}/submission"), &[]).await.expect(303);
    let office = draft.replacen("/it/processes", "/it/admin/processes", 1).replacen("/drafts", "", 1);
    world.admin.post(&format!("{office}/publication"), &[]).await.expect(303);
    let page = world.town.visitor().get(LIST).await.text();
    let href = page.split(&format!("{LIST}/1-")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = world.town.visitor().get(&format!("{LIST}/1-{href}")).await.expect(200).words();
    for words in [
        "La sera del 4 marzo 2027 può esserci un evento",
        "almeno 3 ore",
        "Ore per argomento",
        "almeno 4 ore",
        "Giorno 1: al massimo 2 persone per data",
        "dal 3 maggio 2027 al 14 maggio 2027 o maggio 2027",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
});
