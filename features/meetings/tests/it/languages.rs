//! Meetings of the office in two languages: on pages, in calendars, in letters.

use meetings::{Details, Settings, actions};
use testkit::{TestApp, both};

use crate::world::{ADMIN, LIST, World, content, features, form, who};

fn bilingual() -> Vec<(&'static str, &'static str)> {
    let mut fields = form("Assemblea di quartiere");
    fields.extend([
        ("body", "Parliamo del **parco**."),
        ("directions", "Suona al citofono."),
        ("title_en", "Neighbourhood assembly"),
        ("body_en", "We talk about the **park**."),
        ("venue_en", "Civic hall"),
        ("agenda_en", "10 Welcome\n50 The proposals"),
        ("question_1_en", "How do you come?"),
        ("question_1_options_en", "On foot, By bus"),
    ]);
    fields
}

both!(a_meeting_in_two_languages_reads_as_one_in_each, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let visitor = world.town.visitor();
    assert!(world.admin.get(&format!("{ADMIN}/new")).await.expect(200).text().contains("name=\"agenda_en\""));
    let office = world.admin.post(ADMIN, &bilingual()).await.expect(303).location().to_owned();
    world.admin.post(&format!("{office}/publication"), &[]).await.expect(303);
    let page = format!("{LIST}/1-assemblea-di-quartiere");
    let (there, list) = (page.replacen("/it/", "/en/", 1), LIST.replacen("/it/", "/en/", 1));

    let shown = visitor.get(&there).await.expect(200);
    let text = shown.text();
    assert!(text.contains("<h1>Neighbourhood assembly</h1>") && text.contains("<strong>park</strong>"));
    assert!(text.contains("Welcome") && !text.contains("Saluti") && text.contains("Civic hall, Via Roma 1"));
    assert!(text.contains("<dd lang=\"it\">Suona al citofono.</dd>"), "{text}");
    assert!(text.contains("<ul lang=\"it\"><li>Spazio per i bambini"), "{text}");
    assert!(visitor.get(&page).await.expect(200).text().contains("<h1>Assemblea di quartiere</h1>"));
    let rows = visitor.get(&list).await.expect(200).words();
    assert!(rows.contains("Neighbourhood assembly") && rows.contains("Civic hall"), "{rows}");
    let month = visitor.get(&format!("{list}/calendar?month=2026-11")).await.expect(200).text();
    assert!(month.contains("Neighbourhood assembly"), "{month}");

    // Calendars follow the language of their address.
    let feed = visitor.get(&format!("{list}/calendar.ics")).await.expect(200).text();
    assert!(feed.contains("SUMMARY:Neighbourhood assembly") && feed.contains("Civic hall"), "{feed}");
    let feed = visitor.get(&format!("{LIST}/calendar.ics")).await.expect(200).text();
    assert!(feed.contains("SUMMARY:Assemblea di quartiere") && feed.contains("Sala civica"), "{feed}");

    // Letters follow that of the account.
    let anna = world.town.person("anna").await;
    let profile = [("name", "Anna"), ("nickname", "anna"), ("locale", "en")];
    anna.post("/it/account/profile", &profile).await.expect(303);
    // She is asked in her language; what she answers is kept as it was written.
    let asked = anna.get(&format!("{there}/enrolment")).await.expect(200).text();
    assert!(asked.contains("How do you come?") && asked.contains("value=\"A piedi\""), "{asked}");
    assert!(asked.contains("On foot") && !asked.contains("Come vieni?"), "{asked}");
    assert!(
        asked.contains("<span lang=\"it\">Hai allergie?</span>") && asked.contains("a-only-in"),
        "{asked}"
    );
    anna.post(&format!("{page}/enrolment"), &[("answer_1", "A piedi")]).await.expect(303);
    let guests = office.replacen("/it/", "/en/", 1);
    let told = world.admin.get(&format!("{guests}/guests")).await.expect(200).text();
    assert!(told.contains("How do you come?") && told.contains("On foot"), "{told}");
    assert!(told.contains("lang=\"it\">Hai allergie?"), "{told}");
    let table = world.admin.get(&format!("{guests}/guests.csv")).await.expect(200).text();
    assert!(table.contains("How do you come?") && table.contains("On foot"), "{table}");
    let told = world.admin.get(&format!("{office}/guests")).await.expect(200).text();
    assert!(told.contains("Come vieni?") && told.contains("A piedi"), "{told}");
    let mails = world.mails_to("anna").await;
    let mail = mails.iter().find(|mail| mail.subject.contains("Neighbourhood assembly"));
    assert!(mail.is_some_and(|mail| mail.text.contains("Civic hall")), "{mails:?}");

    // The form shows both languages again.
    let again = world.admin.get(&format!("{office}/revision")).await.expect(200).text();
    assert!(again.contains("Neighbourhood assembly") && again.contains("10 Welcome"), "{again}");
    assert!(again.contains("How do you come?") && again.contains("On foot, By bus"), "{again}");
    // Whoever hears a label without the panel around it hears the language too.
    let label = ": <span lang=\"en\">English</span></span>";
    assert!(
        again.contains(&format!("<label for=\"f-title_en\">Titolo<span class=\"visually-hidden\">{label}")),
        "{again}"
    );
    let mut fewer = bilingual();
    fewer.retain(|(name, _)| *name != "question_1_options_en");
    fewer.push(("question_1_options_en", "On foot"));
    let fewer = world.admin.post(&format!("{office}/revision"), &fewer).await.expect(422).text();
    assert!(fewer.contains("#f-question_1_options_en"), "{fewer}");
    let mut wrong = bilingual();
    let long = "x".repeat(301);
    wrong.push(("venue_en", &long));
    wrong.retain(|(name, value)| *name != "venue_en" || value.len() > 300);
    let wrong = world.admin.post(&format!("{office}/revision"), &wrong).await.expect(422).text();
    assert!(wrong.contains("#f-venue_en") && wrong.contains(&long));
});

both!(minutes_are_given_in_two_languages, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(content("Assemblea di quartiere")).await;
    world.advance(chrono::TimeDelta::days(9));
    let minutes = [
        ("body", "Si fa il *parco*."),
        ("body_en", "The *park* is made."),
        ("organisations", "Comitato dei genitori"),
        ("organisations_en", "Parents’ committee"),
        ("shown", "on"),
    ];
    world.admin.post(&format!("{}/minutes", world.office(&m)), &minutes).await.expect(303);
    let there = world.page(&m).replacen("/it/", "/en/", 1);
    let text = world.town.visitor().get(&there).await.expect(200).text();
    assert!(text.contains("<em>park</em>") && !text.contains("Si fa il"), "{text}");
    assert!(text.contains("Parents’ committee") && !text.contains("Comitato"), "{text}");
    let text = world.admin.get(&format!("{}/minutes", world.office(&m))).await.expect(200).text();
    assert!(text.contains("The *park* is made."), "{text}");
});

both!(why_a_meeting_is_called_off_is_told_in_every_language, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(crate::world::with_seats("Assemblea di quartiere", 5)).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let profile = [("name", "Anna"), ("nickname", "anna"), ("locale", "en")];
    anna.post("/it/account/profile", &profile).await.expect(303);
    world.enrol(&anna, &m).await.expect(303);
    world.enrol(&bruno, &m).await.expect(303);
    let cancellation = format!("{}/cancellation", world.office(&m));
    let long = "x".repeat(501);
    let wrong = [("reason", "La sala è allagata."), ("reason_en", long.as_str())];
    let wrong = world.admin.post(&cancellation, &wrong).await.expect(422).text();
    assert!(wrong.contains("#f-reason_en") && wrong.contains("La sala è allagata."), "{wrong}");
    let reason = [("reason", "La sala è allagata."), ("reason_en", "The hall is flooded.")];
    world.admin.post(&cancellation, &reason).await.expect(303);
    let page = world.page(&m);
    let there = page.replacen("/it/", "/en/", 1);
    let visitor = world.town.visitor();
    let text = visitor.get(&there).await.expect(200).text();
    assert!(text.contains("The hall is flooded.") && !text.contains("allagata"), "{text}");
    assert!(visitor.get(&page).await.expect(200).text().contains("La sala è allagata."));
    assert!(world.mail("anna", "Cancelled").await.text.contains("The hall is flooded."));
    assert!(world.mail("bruno", "Annullato").await.text.contains("La sala è allagata."));

    // In one language alone it says which.
    let m = world.publish(content("Passeggiata")).await;
    let cancellation = format!("{}/cancellation", world.office(&m));
    world.admin.post(&cancellation, &[("reason", "Piove.")]).await.expect(303);
    let there = world.page(&m).replacen("/it/", "/en/", 1);
    let text = visitor.get(&there).await.expect(200).text();
    assert!(text.contains("<p lang=\"it\">Piove.</p>") && text.contains("a-only-in"), "{text}");
});

both!(what_a_participant_proposes_stays_in_its_language, features(), async |app: TestApp| {
    let settings =
        Settings { participants: meetings::Participants::Always, approval: false, ..Settings::default() };
    let world = World::new(app, settings).await;
    let anna = world.town.person("anna").await;
    let mut fields = form("A walk by the river");
    fields.push(("title_it", "Una passeggiata"));
    let made = anna.post(&LIST.replacen("/it/", "/en/", 1), &fields).await.expect(303).location().to_owned();
    let italian = made.replacen("/en/", "/it/", 1);
    let text = world.town.visitor().get(&italian).await.expect(200).text();
    assert!(text.contains("<h1 lang=\"en\">A walk by the river</h1>"), "{text}");
});

both!(copies_keep_the_languages, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let wording =
        spaces::Wording::written_in(kernel::Locale::IT).with("title", kernel::Locale::EN, "Weekly table");
    let mut weekly = content("Tavolo settimanale");
    weekly.details = Details { wording, ..weekly.details };
    let m = world.publish(weekly).await;
    let dates = actions::Dates {
        first: m.content.starts_at + chrono::TimeDelta::days(7),
        every: meetings::Every::Week,
        count: 2,
        zone: chrono_tz::Europe::Rome,
    };
    actions::copies(&world.town.db, &who(), world.component, m.id, dates).await.unwrap();
    let list = world.admin.get(&ADMIN.replacen("/it/", "/en/", 1)).await.expect(200).words();
    assert_eq!(list.matches("Weekly table").count(), 3, "{list}");
});
