//! Reports, what moderators decide, and who is told.

use accounts::Role;
use proposals::Settings;
use testkit::{TestApp, Visitor};

use crate::{
    talk::discussion,
    world::{LIST, World, features},
};

const QUEUE: &str = "/it/admin/processes/bilancio/moderation";

struct Talk {
    world: World,
    anna: Visitor,
    bruno: Visitor,
    number: i64,
    /// Where the comment is reported.
    reports: String,
    /// Where a moderator decides on it.
    decision: String,
}

impl Talk {
    async fn new(app: TestApp) -> Self {
        let world = World::new(app, Settings::default()).await;
        let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
        world.publish(&anna, "Una panchina").await;
        let page = format!("{LIST}/1-una-panchina");
        let action = discussion(&anna.get(&page).await);
        let said = bruno.post(&action, &[("text", "I soliti egoisti."), ("side", "against")]).await;
        let number = said.expect(303).location().rsplit("#c").next().unwrap().parse().unwrap();
        let html = anna.get(&page).await.text();
        let at = html.find("/it/reports/comment/").unwrap();
        let reports = html[at..].split('"').next().unwrap().to_owned();
        let decision = reports.replace("/it/reports/", "/it/admin/moderation/");
        Self { world, anna, bruno, number, reports, decision }
    }

    fn page(&self) -> String {
        format!("{LIST}/1-una-panchina")
    }
}

testkit::both!(a_report_is_decided_and_everybody_reads_why, features(), async |app: TestApp| {
    let talk = Talk::new(app).await;
    let carla = talk.world.staff("carla", Role::Moderator).await;
    assert!(talk.anna.get(&talk.reports).await.expect(200).words().contains("I soliti egoisti."));
    let sent =
        talk.anna.post(&talk.reports, &[("reason", "offence"), ("details", "Non si parla così.")]).await;
    sent.expect(303);
    let again = talk.anna.post(&talk.reports, &[("reason", "spam")]).await.expect(303);
    let told = talk.anna.get(again.location()).await.words();
    assert!(told.contains("L’avevi già segnalato"), "{told}");

    let queue = carla.get(QUEUE).await.expect(200);
    let words = queue.words();
    assert!(words.contains("segnalato da una persona") && words.contains("I soliti egoisti."), "{words}");
    assert!(
        words.contains("offende o minaccia qualcuno (1)") && words.contains("Non si parla così."),
        "{words}"
    );
    assert!(!words.contains("spam") && !words.contains("anna"), "who reported stays unsaid: {words}");

    let none = carla.post(&talk.decision, &[("decision", "hide")]).await.expect(422);
    assert!(none.words().contains("Manca il motivo"), "{}", none.words());
    let other = carla.post(&talk.decision, &[("decision", "hide"), ("reason", "other")]).await.expect(422);
    assert!(other.words().contains("Manca la spiegazione"), "{}", other.words());
    let hide = [("decision", "hide"), ("reason", "offence"), ("note", "Parla della panchina.")];
    assert_eq!(carla.post(&talk.decision, &hide).await.expect(303).location(), QUEUE);
    let page = talk.world.town.visitor().get(&talk.page()).await.words();
    assert!(page.contains("Nascosto da chi modera il 22"), "{page}");
    assert!(page.contains("22 novembre 2026") && page.contains("offende o minaccia qualcuno"), "{page}");
    assert!(page.contains("Parla della panchina.") && !page.contains("egoisti"), "{page}");
    assert!(page.contains("Nessun commento"), "what is hidden is not counted: {page}");
    // Its author still reads it, and is told by mail why.
    assert!(talk.bruno.get(&talk.page()).await.words().contains("egoisti"));
    let mails = talk.world.app.mails().await;
    let mail = mails.iter().find(|mail| mail.subject.contains("Abbiamo nascosto")).expect("a mail");
    assert_eq!(mail.to.to_string(), "bruno@sarmato.example");
    assert!(
        mail.text.contains("offende o minaccia") && mail.text.contains("Parla della panchina."),
        "{}",
        mail.text
    );
    assert!(!mail.text.contains("carla") && !mail.text.contains("anna"), "{}", mail.text);

    carla.post(&talk.decision, &hide).await.expect(409);
    assert!(carla.get(&format!("{QUEUE}?state=hidden")).await.words().contains("egoisti"));
    carla.post(&talk.decision, &[("decision", "show")]).await.expect(303);
    assert!(talk.world.town.visitor().get(&talk.page()).await.words().contains("egoisti"));
    let mails = talk.world.app.mails().await;
    assert!(mails.iter().any(|mail| mail.subject.contains("Si legge di nuovo")));
});

testkit::both!(what_is_left_waits_again_when_somebody_else_reports_it, features(), async |app: TestApp| {
    let talk = Talk::new(app).await;
    let carla = talk.world.staff("carla", Role::Moderator).await;
    talk.anna.post(&talk.reports, &[("reason", "spam")]).await.expect(303);
    carla.post(&talk.decision, &[("decision", "leave")]).await.expect(303);
    assert!(carla.get(QUEUE).await.words().contains("Nessuna segnalazione da leggere"));
    assert!(carla.get(&format!("{QUEUE}?state=left")).await.words().contains("egoisti"));
    let dario = talk.world.town.person("dario").await;
    dario.post(&talk.reports, &[("reason", "offence")]).await.expect(303);
    assert!(carla.get(QUEUE).await.words().contains("egoisti"));
    assert!(
        talk.world.town.visitor().get(&talk.page()).await.words().contains("egoisti"),
        "nothing is hidden by itself"
    );
});

testkit::both!(only_those_who_moderate_there_decide, features(), async |app: TestApp| {
    let talk = Talk::new(app).await;
    let elsewhere = uuid::Uuid::from_u128(99);
    let stranger = talk.world.town.staff("ezio", Role::Moderator, Some(elsewhere)).await;
    let evaluator = talk.world.staff("franca", Role::Evaluator).await;
    let visitor = talk.world.town.visitor();
    for (who, status) in [(&talk.anna, 403), (&stranger, 403), (&evaluator, 403)] {
        who.get(QUEUE).await.expect(status);
        who.get("/it/admin/moderation").await.expect(status);
        who.get(&talk.decision).await.expect(status);
        who.post(&talk.decision, &[("decision", "hide"), ("reason", "spam")]).await.expect(status);
    }
    visitor.get(QUEUE).await.expect(303);
    visitor.post(&talk.decision, &[("decision", "hide"), ("reason", "spam")]).await.expect(401);
    visitor.post(&talk.reports, &[("reason", "spam")]).await.expect(401);
    talk.bruno.post(&talk.reports, &[("reason", "spam")]).await.expect(403);
    talk.anna.post(&talk.reports, &[("reason", "nonsense")]).await.expect(422);
    talk.anna.post(&talk.reports, &[("reason", "other"), ("details", "")]).await.expect(422);
    talk.anna.post(&talk.reports, &[("reason", "spam"), ("details", &"x".repeat(501))]).await.expect(422);
    talk.world.admin.get("/it/admin/moderation").await.expect(200);
    talk.world.admin.get("/it/admin/processes/nonsense/moderation").await.expect(404);
    talk.world.admin.post(&talk.decision, &[("decision", "burn")]).await.expect(404);
    let other = talk.world.app.tenant("vignola").await;
    let foreign = other.administrator().await;
    foreign.get(&talk.decision).await.expect(404);
    foreign.post(&talk.decision, &[("decision", "leave")]).await.expect(404);
    assert!(talk.number > 0);
});

testkit::both!(a_proposal_is_reported_and_hidden_from_the_queue, features(), async |app: TestApp| {
    let talk = Talk::new(app).await;
    let carla = talk.world.staff("carla", Role::Manager).await;
    let html = talk.bruno.get(&talk.page()).await.text();
    let at = html.find("/it/reports/proposal/").unwrap();
    let reports = html[at..].split('"').next().unwrap().to_owned();
    talk.bruno.post(&reports, &[("reason", "off_topic")]).await.expect(303);
    let words = carla.get(QUEUE).await.words();
    assert!(words.contains("Proposta") && words.contains("Una panchina"), "{words}");
    let decision = reports.replace("/it/reports/", "/it/admin/moderation/");
    let hide = [("decision", "hide"), ("reason", "off_topic"), ("note", "È un altro processo.")];
    carla.post(&decision, &hide).await.expect(303);
    talk.world.town.visitor().get(&talk.page()).await.expect(404);
    let own = talk.anna.get(&talk.page()).await.expect(200).words();
    assert!(own.contains("non c’entra con l’argomento. È un altro processo."), "{own}");
    let mails = talk.world.app.mails().await;
    let to_anna: Vec<_> = mails.iter().filter(|m| m.to.to_string().starts_with("anna@")).collect();
    assert_eq!(to_anna.len(), 1, "one mail, not two");
    carla.post(&decision, &[("decision", "show")]).await.expect(303);
    talk.world.town.visitor().get(&talk.page()).await.expect(200);
});

/// The addresses that were told of something that waits, with the mails' texts.
async fn told_of_reports(talk: &Talk) -> Vec<(String, String)> {
    let mails = talk.world.app.mails().await.into_iter();
    let mails = mails.filter(|mail| mail.subject.contains("Aspetta la tua decisione"));
    let mut told: Vec<_> = mails.map(|mail| (mail.to.to_string(), mail.text)).collect();
    told.sort();
    told
}

testkit::both!(those_who_moderate_there_are_told_of_a_report_once, features(), async |app: TestApp| {
    let talk = Talk::new(app).await;
    let carla = talk.world.staff("carla", Role::Moderator).await;
    let dario = talk.world.town.person("dario").await;
    talk.world.staff("franca", Role::Evaluator).await;
    talk.world.town.staff("ezio", Role::Moderator, Some(uuid::Uuid::from_u128(99))).await;
    talk.anna.post(&talk.reports, &[("reason", "offence")]).await.expect(303);
    dario.post(&talk.reports, &[("reason", "spam")]).await.expect(303);
    let told = told_of_reports(&talk).await;
    let [(to, text)] = &told[..] else { panic!("one of those who moderate there, once: {told:?}") };
    assert_eq!(to, "carla@sarmato.example");
    assert!(text.contains(&talk.decision) && !text.contains("anna"), "{text}");
    let inbox = carla.get("/it/account/notifications").await.expect(200);
    let at = inbox.text().rfind("/it/account/notifications/0").expect("a notice");
    let one = inbox.text()[at..].split('"').next().unwrap().to_owned();
    assert_eq!(carla.get(&one).await.expect(303).location(), talk.decision);
    // Left, and reported again: it waits again. The rhythm of it is for those alone who work here.
    carla.post(&talk.decision, &[("decision", "leave")]).await.expect(303);
    let settings = "/it/account/notifications/settings";
    let words = "Segnalazioni da decidere";
    assert!(carla.get(settings).await.words().contains(words));
    assert!(!dario.get(settings).await.words().contains(words));
    carla.post(settings, &[("report", "weekly"), ("taking_part", "on")]).await.expect(303);
    let elia = talk.world.town.person("elia").await;
    elia.post(&talk.reports, &[("reason", "offence")]).await.expect(303);
    assert_eq!(told_of_reports(&talk).await.len(), 1, "in the mail of the week");
    assert_eq!(carla.get("/it/account/notifications").await.words().matches("Aspetta la tua").count(), 2);
});

testkit::both!(where_nobody_moderates_the_administrators_are_told, features(), async |app: TestApp| {
    let talk = Talk::new(app).await;
    talk.anna.post(&talk.reports, &[("reason", "offence")]).await.expect(303);
    let told = told_of_reports(&talk).await;
    let to: Vec<&str> = told.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, ["admin@sarmato.example", "root@sarmato.example"]);
});
