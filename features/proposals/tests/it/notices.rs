//! Who is told of what, in the product and by mail: the right people, and only they.

use std::collections::HashSet;

use chrono::TimeDelta;
use engagement::notifications::begin_digests;
use proposals::Settings;
use spaces::Rules;
use testkit::{TestApp, Visitor};

use crate::{
    talk::{page, reply, say, with_proposal},
    world::{LIST, World, features},
};

const INBOX: &str = "/it/account/notifications";

/// Recipients and subjects of the mails sent since the last time.
struct Sink(HashSet<String>);

impl Sink {
    async fn new(world: &World) -> Self {
        Self(world.app.mails().await.into_iter().map(|mail| mail.name).collect())
    }

    async fn new_mails(&mut self, world: &World) -> Vec<(String, String)> {
        let mut new = Vec::new();
        for mail in world.app.mails().await {
            if self.0.insert(mail.name) {
                new.push((mail.to.split('@').next().unwrap().to_owned(), mail.subject));
            }
        }
        new.sort();
        new
    }
}

async fn choose(who: &Visitor, topic: &str, rhythm: &str) {
    let mut form = vec![("taking_part", "on")];
    for (name, usual) in
        [("reply", "now"), ("mention", "now"), ("answer", "now"), ("phase", "now"), ("comment", "daily")]
    {
        form.push((name, if name == topic { rhythm } else { usual }));
    }
    who.post(&format!("{INBOX}/settings"), &form).await.expect(303);
}

async fn digests(world: &World) {
    begin_digests(&world.town.db, chrono_tz::Europe::Rome).await.unwrap();
}

testkit::both!(an_answer_a_call_and_a_follow_reach_each_just_once, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let carla = world.town.person("carla").await;
    let dario = world.town.person("dario").await;
    choose(&anna, "comment", "now").await;
    choose(&dario, "comment", "now").await;
    let mut sink = Sink::new(&world).await;

    // Anna follows what she proposed; Bruno is not told of his own words.
    let first = say(&bruno, &action, "Bella idea", "for").await;
    let said = |to: &str, subject: &str| (to.to_owned(), subject.to_owned());
    assert_eq!(sink.new_mails(&world).await, [said("anna", "bruno ha commentato «Una panchina»")]);

    // Carla answers Bruno and calls Dario and herself: one notice each, by what concerns them most.
    reply(&carla, first, "D’accordo. Che dici, @dario? E tu @carla, @bruno?").await;
    assert_eq!(
        sink.new_mails(&world).await,
        [
            said("anna", "carla ha commentato «Una panchina»"),
            said("bruno", "carla ti ha nominato a proposito di «Una panchina»"),
            said("dario", "carla ti ha nominato a proposito di «Una panchina»"),
        ]
    );
    reply(&anna, first, "Grazie.").await;
    // Bruno is answered; Carla follows since she took part, and gets it in the mail of the day.
    assert_eq!(
        sink.new_mails(&world).await,
        [said("bruno", "anna ti ha risposto a proposito di «Una panchina»")]
    );
    let inbox = carla.get(INBOX).await.expect(200).words();
    assert!(inbox.contains("anna ha commentato «Una panchina»") && inbox.contains("«Grazie.»"), "{inbox}");
    // Nobody but those who are in it was told.
    assert!(dario.get(INBOX).await.words().matches("«Una panchina»").count() == 1);
    world.town.visitor().get(INBOX).await.expect(303);
});

testkit::both!(mail_comes_as_often_as_each_wants, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    let (carla, dario) = (world.town.person("carla").await, world.town.person("dario").await);
    for (who, rhythm) in [(&carla, "weekly"), (&dario, "never")] {
        choose(who, "comment", rhythm).await;
        follow(who, "yes").await;
    }
    world.phases(&[(20, 30, Rules { comment: true, ..Rules::default() })]).await;
    let mut sink = Sink::new(&world).await;
    say(&bruno, &action, "Uno", "for").await;
    say(&bruno, &action, "Due", "for").await;
    assert_eq!(sink.new_mails(&world).await, []);
    digests(&world).await;
    assert_eq!(sink.new_mails(&world).await, [], "it is Sunday noon: the day's mail comes at seven");
    world.advance(TimeDelta::hours(19));
    digests(&world).await;
    let day = ("anna".to_owned(), "Le novità di oggi su sarmato decide".to_owned());
    let week = ("carla".to_owned(), "Le novità della settimana su sarmato decide".to_owned());
    assert_eq!(sink.new_mails(&world).await, [day, week], "Monday, seven o'clock");
    let mails = world.app.mails().await;
    let mail = mails.iter().find(|mail| mail.subject.contains("di oggi")).unwrap();
    assert!(mail.text.contains("«Uno»") && mail.text.contains("«Due»"), "{}", mail.text);
    digests(&world).await;
    assert_eq!(sink.new_mails(&world).await, [], "nothing is told twice");
    // What was read already is not mailed.
    say(&bruno, &action, "Tre", "for").await;
    world.app.work().await;
    anna.post(&format!("{INBOX}/read"), &[]).await.expect(303);
    world.advance(TimeDelta::days(1));
    digests(&world).await;
    assert_eq!(sink.new_mails(&world).await, []);
    assert!(dario.get(INBOX).await.words().contains("«Tre»"), "the product tells everything");
});

testkit::both!(who_lost_access_is_told_nothing, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let (bruno, carla) = (world.town.person("bruno").await, world.town.person("carla").await);
    choose(&carla, "comment", "now").await;
    follow(&carla, "yes").await;
    let mut sink = Sink::new(&world).await;
    let first = say(&bruno, &action, "Parole riservate", "for").await;
    say(&carla, &action, "Le mie", "for").await;
    // Between the words and the mail, the proposal is hidden.
    let who = accounts::Standing::system("test");
    proposals::actions::hide(&world.town.db, &who, world.component, 1, "Da rivedere.").await.unwrap();
    let mails = sink.new_mails(&world).await;
    assert_eq!(mails.len(), 1, "only the author, of the hiding: {mails:?}");
    assert_eq!(mails[0].0, "anna");
    world.advance(TimeDelta::days(1));
    digests(&world).await;
    let mails = sink.new_mails(&world).await;
    assert!(mails.iter().all(|(to, _)| to == "anna"), "its author still sees it: {mails:?}");
    let inbox = carla.get(INBOX).await.words();
    assert!(!inbox.contains("panchina") && !inbox.contains("riservate"), "{inbox}");
    assert!(anna.get(INBOX).await.words().contains("panchina"));
    // Shown again, and the comment hidden: nobody who follows reads it from a mail.
    proposals::actions::show(&world.town.db, &who, world.component, 1).await.unwrap();
    let html = world.admin.get(&page()).await.text();
    let own = html.find(&format!("id=\"c{first}\"")).unwrap();
    let at = own + html[own..].find("/it/admin/moderation/comment/").unwrap();
    let decision = html[at..].split('"').next().unwrap().to_owned();
    world.admin.post(&decision, &[("decision", "hide"), ("reason", "offence")]).await.expect(303);
    let inbox = carla.get(INBOX).await.words();
    assert!(!inbox.contains("riservate"), "{inbox}");
});

/// Presses the button on the proposal's page.
async fn follow(who: &Visitor, word: &str) {
    let html = who.get(&page()).await.text();
    let at = html.find("/it/follows/proposal/").expect("a button");
    let action = html[at..].split('"').next().unwrap();
    who.post(action, &[("follow", word)]).await.expect(303);
}

testkit::both!(people_follow_by_hand_and_by_taking_part, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let (bruno, carla) = (world.town.person("bruno").await, world.town.person("carla").await);
    assert!(world.town.visitor().get(&page()).await.words().contains("Segui : Una panchina"));
    follow(&bruno, "yes").await;
    assert!(bruno.get(&page()).await.words().contains("Segui già"));
    assert!(bruno.get(&format!("{INBOX}/settings")).await.words().contains("Una panchina"));
    follow(&bruno, "no").await;
    // Who stopped by hand does not follow again by taking part; who switched it off never does.
    say(&bruno, &action, "Io no", "against").await;
    assert!(!bruno.get(&page()).await.words().contains("Segui già"));
    let off = [("reply", "now"), ("mention", "now"), ("answer", "now"), ("phase", "now"), ("comment", "now")];
    carla.post(&format!("{INBOX}/settings"), &off).await.expect(303);
    say(&carla, &action, "Nemmeno io", "against").await;
    assert!(!carla.get(&page()).await.words().contains("Segui già"));
    let dario = world.town.person("dario").await;
    say(&dario, &action, "Io sì", "for").await;
    assert!(dario.get(&page()).await.words().contains("Segui già"));
    // Bad input.
    carla.post(&format!("{INBOX}/settings"), &[("reply", "hourly")]).await.expect(422);
    let html = carla.get(&page()).await.text();
    let at = html.find("/it/follows/proposal/").unwrap();
    let button = html[at..].split('"').next().unwrap();
    carla.post(button, &[("follow", "maybe")]).await.expect(404);
    world.town.visitor().post(button, &[("follow", "yes")]).await.expect(401);
    carla.post(&button.replace("proposal", "nonsense"), &[("follow", "yes")]).await.expect(404);
});

testkit::both!(a_phase_that_begins_is_told_once, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let bruno = world.town.person("bruno").await;
    let process = world.town.visitor().get("/it/processes/bilancio").await.expect(200);
    assert!(process.words().contains("Segui : Bilancio partecipativo 2027"), "{}", process.words());
    let button = format!("/it/follows/process/{}", world.process);
    bruno.post(&button, &[("follow", "yes")]).await.expect(303);
    let mut sink = Sink::new(&world).await;
    spaces::announce(&world.town.db).await.unwrap();
    spaces::announce(&world.town.db).await.unwrap();
    let mails = sink.new_mails(&world).await;
    let told = "«Bilancio partecipativo 2027»: comincia la fase Fase 1";
    assert_eq!(mails, [("bruno".to_owned(), told.to_owned())]);
    world.advance(TimeDelta::days(3));
    spaces::announce(&world.town.db).await.unwrap();
    assert!(sink.new_mails(&world).await[0].1.ends_with("Fase 2"));
    // A draft is nobody's business.
    let who = accounts::Standing::system("test");
    spaces::process::actions::publish(&world.town.db, &who, world.process, false).await.unwrap();
    assert!(!bruno.get(INBOX).await.words().contains("comincia la fase"));
});

testkit::both!(a_mail_can_be_stopped_in_one_click, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    choose(&anna, "comment", "now").await;
    let mut sink = Sink::new(&world).await;
    say(&bruno, &action, "Uno", "for").await;
    assert_eq!(sink.new_mails(&world).await.len(), 1);
    let folder = world.app.state.settings.data.join("mail");
    let raw = newest(&folder);
    assert!(raw.contains("List-Unsubscribe: <http"), "{raw}");
    assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{raw}");
    assert!(raw.contains("multipart/alternative") && raw.contains("text/html"), "{raw}");
    let mails = world.app.mails().await;
    let at = mails[0].text.find("/it/unsubscribe/").expect("a link");
    let link = mails[0].text[at..].split_whitespace().next().unwrap().to_owned();
    // Opening it changes nothing, for programs open links; what mail programs post, without a session, does.
    let visitor = world.town.visitor();
    assert!(visitor.get(&link).await.expect(200).words().contains("Non mandatemele più"));
    say(&bruno, &action, "Due", "for").await;
    assert_eq!(sink.new_mails(&world).await.len(), 1);
    let request = visitor.request(http::Method::POST, &link);
    let request = request.header(http::header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    visitor.send(request, "List-Unsubscribe=One-Click".into()).await.expect(200);
    say(&bruno, &action, "Tre", "for").await;
    assert_eq!(sink.new_mails(&world).await, []);
    // Only comments were stopped: an answer still comes.
    let first = say(&anna, &action, "Eccomi", "for").await;
    reply(&bruno, first, "Ciao").await;
    assert_eq!(sink.new_mails(&world).await.len(), 1);
    visitor.get("/it/unsubscribe/rubbish").await.expect(404);
    visitor.post("/it/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", &[]).await.expect(404);
    let other = world.app.tenant("vignola").await;
    other.visitor().post(&link, &[]).await.expect(404);
});

fn newest(folder: &std::path::Path) -> String {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    String::from_utf8_lossy(&std::fs::read(files.last().unwrap()).unwrap()).into_owned()
}

testkit::both!(the_bell_counts_what_is_new, features(), async |app: TestApp| {
    let (world, anna, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    say(&bruno, &action, "Uno", "for").await;
    say(&bruno, &action, "Due", "for").await;
    world.app.work().await;
    assert!(anna.get(LIST).await.words().contains("Notifiche 2 nuove"));
    assert!(!world.town.visitor().get(LIST).await.words().contains("Notifiche"));
    let html = anna.get(INBOX).await.text();
    let at = html.rfind("/it/account/notifications/0").expect("a notice");
    let one = html[at..].split('"').next().unwrap().to_owned();
    assert!(anna.get(&one).await.expect(303).location().starts_with("/it/comments/"));
    assert!(anna.get(LIST).await.words().contains("Notifiche 1 nuove"));
    bruno.get(&one).await.expect(404);
    anna.post(&format!("{INBOX}/read"), &[]).await.expect(303);
    assert!(!anna.get(LIST).await.words().contains("nuove"));
    let data = anna.get("/it/account/data").await.expect(200).text();
    assert!(data.contains("comment.new"), "{data}");
});

testkit::both!(
    whoever_deletes_the_account_leaves_no_draft_and_is_told_nothing,
    features(),
    async |app: TestApp| {
        let (world, _, action) = with_proposal(app).await;
        let (bruno, carla) = (world.town.person("bruno").await, world.town.person("carla").await);
        follow(&bruno, "yes").await;
        choose(&bruno, "comment", "now").await;
        let draft = world.draft(&bruno, "Una fontana").await;
        let mut sink = Sink::new(&world).await;
        world.town.deletes_account(&bruno).await;
        assert_ne!(bruno.get(&draft).await.status, 200);
        say(&carla, &action, "Sono d’accordo anch’io.", "for").await;
        digests(&world).await;
        let mails = sink.new_mails(&world).await;
        assert!(!mails.iter().any(|(to, _)| to == "bruno"), "{mails:?}");
        let tx = world.town.db.read().await.unwrap();
        for (table, column) in [
            ("follows", "person_id"),
            ("notifications", "person_id"),
            ("notice_settings", "person_id"),
            ("proposals", "author_id"),
        ] {
            let sql = format!("SELECT count(*) FROM {table} WHERE tenant_id = $1 AND {column} = $2");
            let left: Option<i64> = tx.scalar(&sql, db::vals![bruno.person()]).await.unwrap();
            assert_eq!(left, Some(0), "{table}");
        }
    }
);
