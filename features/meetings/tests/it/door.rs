use accounts::Role;
use chrono::TimeDelta;
use meetings::{Settings, actions};
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features, form, who, with_seats};

fn code_of(text: &str) -> String {
    let at = text.find("Il tuo codice: ").expect("a code") + "Il tuo codice: ".len();
    text[at..at + 9].to_owned()
}

// Acceptance: given a registration form, when a person registers, then they get a code/QR by mail and staff can check
// them in.
testkit::both!(
    given_a_registration_form_when_a_person_registers_then_they_get_a_code_by_mail_and_staff_can_check_them_in,
    features(),
    async |app: TestApp| {
        let world = World::new(app, Settings::default()).await;
        let office = world.admin.post(ADMIN, &form("Assemblea")).await.location().to_owned();
        world.admin.post(&format!("{office}/publication"), &[]).await.expect(303);
        let path = format!("{LIST}/1-assemblea");
        let anna = world.town.person("anna").await;
        let asked = anna.get(&format!("{path}/enrolment")).await.expect(200);
        assert!(asked.words().contains("Come vieni?") && asked.words().contains("In bus"));
        let wrong = anna.post(&format!("{path}/enrolment"), &[("answer_2", "Alle noci")]).await.expect(422);
        assert!(wrong.words().contains("Manca la risposta") && wrong.text().contains("Alle noci"));
        let forged = anna.post(&format!("{path}/enrolment"), &[("answer_1", "In mongolfiera")]).await;
        forged.expect(422);
        anna.post(&format!("{path}/enrolment"), &[("answer_1", "In bus"), ("answer_2", "=Noci")]).await.expect(303);

        // The code comes by mail, with squares and a file for the calendar; and stands on the ticket.
        let mail = world.mail("anna", "Hai un posto").await;
        let code = code_of(&mail.text);
        let kinds: Vec<&str> = mail.attachments.iter().map(|a| a.mime.as_str()).collect();
        assert_eq!(kinds, ["text/calendar; method=REQUEST", "image/svg+xml"]);
        assert!(mail.attachments[1].content.starts_with("<svg"));
        let ticket = anna.get(&format!("{path}/ticket")).await.expect(200);
        assert!(ticket.words().contains(&code) && ticket.text().contains("class=\"a-qr\""));
        world.town.person("bruno").await.get(&format!("{path}/ticket")).await.expect(404);

        // The door: small letters, twice, nobody's code, and by name. Who works on the process may.
        let door = format!("{office}/check-in");
        let helper = world.town.staff("carla", Role::Collaborator, Some(world.process.uuid())).await;
        anna.get(&door).await.expect(403);
        let scanned = helper.get(&format!("{door}?code={}", code.replace('-', ""))).await.expect(200);
        assert!(scanned.words().contains("anna Prova"), "{}", scanned.words());
        helper.post(&door, &[("code", &code.to_lowercase())]).await.expect(303);
        assert!(helper.get(&door).await.words().contains("anna Prova può entrare"));
        helper.post(&door, &[("code", &code)]).await.expect(303);
        assert!(helper.get(&door).await.words().contains("risulta già"));
        let wrong = helper.post(&door, &[("code", "XXXX-XXXX")]).await.expect(422);
        assert!(wrong.words().contains("Nessuno ha questo codice"));
        for by in ["more", "more", "less", "less", "less"] {
            helper.post(&format!("{door}/walk-ins"), &[("by", by)]).await.expect(303);
        }
        helper.post(&format!("{door}/walk-ins"), &[("by", "more")]).await.expect(303);
        let figures = helper.get(&door).await.words();
        assert!(figures.contains("1 arrivati senza iscrizione") || figures.contains("iscrizione 1"), "{figures}");
        let person = anna.person().to_string();
        helper.post(&format!("{door}/undo"), &[("person", &person)]).await.expect(303);
        helper.post(&door, &[("code", &code)]).await.expect(303);

        // Lists: for the staff with the answers, for the door on paper. A formula is only text.
        let csv = world.admin.get(&format!("{office}/guests.csv")).await.expect(200).text();
        assert!(csv.contains("In bus;'=Noci"), "{csv}");
        assert!(world.admin.get(&format!("{office}/guests")).await.words().contains("In bus"));
        assert!(helper.get(&format!("{office}/sheet")).await.expect(200).words().contains(&code));
        helper.get(&format!("{office}/guests")).await.expect(403);
    }
);

// Acceptance: given a closed meeting, when minutes are visible, then report, attendees and linked proposals show. (Linked
// proposals are tested where proposals are: in the whole program.)
testkit::both!(
    given_a_closed_meeting_when_minutes_are_visible_then_report_and_attendees_show,
    features(),
    async |app: TestApp| {
        let world = World::new(app, Settings::default()).await;
        let m = world.publish(with_seats("Assemblea", 5)).await;
        let minutes = format!("{}/minutes", world.office(&m));
        let early = world.admin.get(&minutes).await.expect(403);
        assert!(early.words().contains("Il verbale si scrive da"), "{}", early.words());
        world.advance(TimeDelta::days(5));
        let visitor = world.town.visitor();
        let wrong = world.admin.post(&minutes, &[("attendees", "tanti"), ("body", "")]).await.expect(422);
        assert!(wrong.text().contains("value=\"tanti\""));
        let fields = [
            ("body", "Abbiamo **deciso** <script>alert(1)</script>"),
            ("attendees", "34"),
            ("organisations", "La Pro Loco"),
            ("recording", "https://video.example/1"),
        ];
        world.admin.post(&minutes, &fields).await.expect(303);
        assert!(!visitor.get(&world.page(&m)).await.words().contains("Abbiamo deciso"), "not shown yet");
        assert!(world.admin.get(&world.page(&m)).await.words().contains("Il verbale non è ancora pubblico"));
        world.admin.post(&minutes, &[&fields[..], &[("shown", "on")]].concat()).await.expect(303);
        let page = visitor.get(&world.page(&m)).await.expect(200);
        for words in ["Abbiamo deciso", "C’erano 34 persone", "La Pro Loco", "registrazione"] {
            assert!(page.words().contains(words), "{words} in {}", page.words());
        }
        assert!(!page.text().contains("<script>alert"));
        let bad = [("body", "x"), ("recording", "javascript:alert(1)")];
        world.admin.post(&minutes, &bad).await.expect(422);
    }
);

testkit::both!(guests_are_reminded_once_and_at_the_right_time, features(), async |app: TestApp| {
    let world = World::new(app, Settings { reminder_hours: 24, ..Settings::default() }).await;
    let m = world.publish(with_seats("Assemblea", 1)).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    world.enrol(&anna, &m).await.expect(303);
    world.enrol(&bruno, &m).await.expect(303);
    // It moves by a day: the old reminder finds that and does nothing.
    let mut moved = m.content.clone();
    moved.starts_at += TimeDelta::days(1);
    moved.ends_at += TimeDelta::days(1);
    actions::revise(&world.town.db, &who(), world.component, m.id, moved).await.unwrap();
    let reminders = async |name: &str| {
        let mails = world.mails_to(name).await;
        mails.iter().filter(|mail| mail.subject.starts_with("Tra poco")).count()
    };
    world.advance(TimeDelta::days(3) + TimeDelta::hours(7));
    assert_eq!(reminders("anna").await, 0);
    world.advance(TimeDelta::days(1));
    assert_eq!((reminders("anna").await, reminders("bruno").await), (1, 0), "who stands in line has no seat");
    world.advance(TimeDelta::hours(2));
    assert_eq!(reminders("anna").await, 1);
});
