//! Posts sent by mail: to those who asked, as many as were counted, and never twice.

use accounts::Role;
use testkit::{TestApp, Visitor, both};

use crate::world::{Town, features};

const LETTER: &str = "/it/admin/processes/cinema/news/1/letter";

async fn asks(who: &Visitor, nickname: &str, asks: bool) {
    let mut form = vec![("name", "Una persona"), ("nickname", nickname), ("locale", "it")];
    form.extend(asks.then_some(("newsletter", "on")));
    who.post("/it/account/profile", &form).await.expect(303);
}

async fn follows(who: &Visitor, process: &str) {
    who.post(&format!("/it/follows/process/{process}"), &[("follow", "yes")]).await.expect(303);
}

async fn letters(town: &Town) -> Vec<(String, String)> {
    let mails = town.app.mails().await.into_iter().filter(|mail| mail.subject == "Il tetto regge");
    let mut mails: Vec<_> = mails.map(|mail| (mail.to, mail.text)).collect();
    mails.sort();
    mails
}

// Acceptance: given a newsletter to followers of two processes, when sent, then the count shown equals mails sent and
// unsubscribing works in one click.
both!(
    given_a_newsletter_to_followers_of_two_processes_when_sent_then_the_count_equals_mails_and_one_click_stops_it,
    features(),
    async |app: TestApp| {
        let town = Town::new(app).await;
        let other = fixtures::process("parco", "Il parco").publish(&town.tenant).await;
        let (cinema, parco) = (town.process.id.to_string(), other.id.to_string());
        let admin = town.tenant.administrator().await;
        let mut people = Vec::new();
        for name in ["anna", "bruno", "carla", "dario", "elia"] {
            people.push(town.tenant.person(name).await);
        }
        // Anna follows both, Bruno one; Carla follows and did not ask; Dario asked and follows nothing; Elia left.
        for (at, name, wants) in
            [(0, "anna", true), (1, "bruno", true), (2, "carla", false), (3, "dario", true), (4, "elia", true)]
        {
            asks(&people[at], name, wants).await;
        }
        for (at, process) in [(0, &cinema), (0, &parco), (1, &parco), (2, &cinema), (4, &cinema)] {
            follows(&people[at], process).await;
        }
        town.tenant.deletes_account(&people[4]).await;
        let post = [("title_it", "Il tetto regge"), ("lead_it", "I tecnici hanno finito."), ("when", "now")];
        town.post(&post).await.expect(303);
        let edit = admin.get("/it/admin/processes/cinema/news/1").await.expect(200).text();
        assert!(edit.contains(LETTER));

        // As it comes: those who follow this process. Then both.
        assert!(admin.get(LETTER).await.expect(200).words().contains("La riceve una persona"));
        let both = format!("{LETTER}?chosen=1&space={cinema}&space={parco}");
        let page = admin.get(&both).await.expect(200);
        assert!(page.words().contains("La ricevono 2 persone"), "{}", page.words());
        assert!(admin.get(&format!("{LETTER}?chosen=1")).await.words().contains("Non la riceve nessuno"));
        assert!(letters(&town).await.is_empty(), "counting sends nothing");
        let form = [("space", cinema.as_str()), ("space", parco.as_str())];
        let sent = admin.post(LETTER, &form).await.expect(303);
        assert!(admin.get(sent.location()).await.words().contains("Mandata a 2 persone"));
        let mails = letters(&town).await;
        let to: Vec<&str> = mails.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(to, ["anna@sarmato.example", "bruno@sarmato.example"]);
        let text = &mails[0].1;
        assert!(text.contains("perché hai chiesto le novità per mail"), "{text}");
        assert!(text.contains("I tecnici hanno finito.") && text.contains("/news/1-il-tetto-regge"), "{text}");
        // Once: also when the button is pressed again.
        admin.post(LETTER, &form).await.expect(409);
        assert_eq!(letters(&town).await.len(), 2);

        // One click, without logging in, and the account says so, too.
        let at = text.find("/it/unsubscribe/").expect("a link");
        let link = text[at..].split_whitespace().next().unwrap();
        town.tenant.visitor().post(link, &[]).await.expect(200);
        let account = people[0].get("/it/account").await.expect(200).text();
        let tick = account.split("name=\"newsletter\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(!tick.contains("checked"), "{tick}");
        town.post(&post).await.expect(303);
        let second = LETTER.replace("/1/", "/2/");
        let everybody = format!("{second}?chosen=1&everybody=on");
        assert!(admin.get(&everybody).await.expect(200).words().contains("La ricevono 2 persone"));
        admin.post(&second, &[("everybody", "on")]).await.expect(303);
        let mails = letters(&town).await;
        assert_eq!(mails.iter().filter(|(to, _)| to.starts_with("anna")).count(), 1, "only the first");
        assert_eq!(mails.iter().filter(|(to, _)| to.starts_with("dario")).count(), 1);
        assert!(!mails.iter().any(|(to, _)| to.starts_with("carla") || to.starts_with("elia")));
    }
);

both!(a_letter_is_sent_by_those_who_may_of_what_everybody_reads, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let other = fixtures::process("parco", "Il parco").publish(&town.tenant).await;
    let anna = town.tenant.person("anna").await;
    asks(&anna, "anna", true).await;
    let (cinema, parco) = (town.process.id.to_string(), other.id.to_string());
    follows(&anna, &cinema).await;
    follows(&anna, &parco).await;
    town.post(&[("title_it", "Il tetto regge"), ("when", "now")]).await.expect(303);
    town.post(&[("title_it", "Bozza"), ("when", "draft")]).await.expect(303);
    let collaborator = town.tenant.staff("ivo", Role::Collaborator, Some(town.process.id.uuid())).await;
    let own = [("space", cinema.as_str())];
    for who in [&anna, &collaborator] {
        who.get(LETTER).await.expect(403);
        who.post(LETTER, &own).await.expect(403);
    }
    town.tenant.visitor().post(LETTER, &own).await.expect(401);
    // A manager writes to those who follow what they manage, and to nobody else.
    for form in [[("everybody", "on")], [("space", parco.as_str())]] {
        town.manager.post(LETTER, &form).await.expect(403);
    }
    assert!(!town.manager.get(LETTER).await.expect(200).text().contains("name=\"everybody\""));
    town.manager.get(&format!("{LETTER}?chosen=1&everybody=on")).await.expect(403);
    town.manager.post(&LETTER.replace("/1/", "/2/"), &own).await.expect(403);
    town.manager.post(LETTER, &[]).await.expect(409);
    town.manager.post(LETTER, &[("space", "nonsense")]).await.expect(409);
    town.manager.post(&LETTER.replace("/1/", "/9/"), &own).await.expect(404);
    assert!(letters(&town).await.is_empty());
    town.manager.post(LETTER, &own).await.expect(303);
    assert_eq!(letters(&town).await.len(), 1);
    town.manager.post("/it/admin/processes/cinema/news/1/deletion", &[]).await.expect(303);
    let log = town.tenant.administrator().await.get("/it/admin/audit").await.expect(200).words();
    assert!(log.contains("Notizia mandata per mail"), "{log}");
});
