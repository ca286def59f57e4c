//! Every door for text is tried with every trick: what comes out is a text, in pages, mails, tables and calendars.

use arengo::features;
use testkit::{
    Answer, TestApp, Visitor, both,
    tricks::{TRICKS, harm},
};

/// Reads a page and says what is harmful in it.
pub async fn read(visitor: &Visitor, path: &str, trick: &str, found: &mut Vec<String>) -> Answer {
    let answer = visitor.get(path).await;
    assert!(answer.status < 500, "{path} answers {} for {trick:?}", answer.status);
    found.extend(harm(&answer).into_iter().map(|harm| format!("{trick:?} at {path}: {harm}")));
    answer
}

/// A form that is shown again keeps what was typed, sign by sign, for whoever typed it.
pub fn shown_again(answer: &Answer) -> impl Iterator<Item = String> {
    harm(answer).into_iter().filter(|harm| !harm.starts_with("the sign"))
}

pub fn encoded(typed: &str) -> String {
    typed.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A meeting that is a trick in each of its words.
fn meeting(trick: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", trick),
        ("body", trick),
        ("starts_at", "2026-11-26T18:00"),
        ("ends_at", "2026-11-26T20:00"),
        ("mode", "in_person"),
        ("venue", trick),
        ("address", trick),
        ("directions", trick),
        ("accessibility", trick),
        ("access", "open"),
        ("enrolment", "here"),
        ("capacity", "9"),
        ("reserved", "0"),
        ("agenda", trick),
        ("services", trick),
        ("reminder", trick),
        ("question_1", trick),
        ("question_1_asks", "text"),
    ]
}

both!(no_trick_gets_through_meetings, features(), async |app: TestApp| {
    let town = fixtures::process("incontri", "Incontri")
        .component(meetings::KIND, "Incontri")
        .town(app, "sarmato")
        .await;
    let (anna, visitor) = (town.tenant.person("anna").await, town.tenant.visitor());
    let office = town.admin("/meetings");
    let (mut found, mut made) = (Vec::new(), 0);
    for trick in TRICKS {
        let answer = town.manager.post(&office, &meeting(trick)).await;
        found.extend(shown_again(&answer).map(|harm| format!("{trick:?} in the form: {harm}")));
        if answer.status != 303 {
            assert_eq!(answer.status, 422, "{trick:?}");
            continue;
        }
        made += 1;
        let one = answer.location().to_owned();
        town.manager.post(&format!("{one}/publication"), &[]).await;
        read(&visitor, &town.path("/meetings"), trick, &mut found).await;
        // The number alone leads to the page, whatever words the trick has left of its title.
        let numbered = town.path(&format!("/meetings/{made}"));
        let answer = visitor.get(&numbered).await;
        let page = if answer.status == 200 { numbered } else { answer.location().to_owned() };
        for path in [page.clone(), format!("{page}/poster"), format!("{page}/enrolment")] {
            read(&visitor, &path, trick, &mut found).await;
        }
        anna.post(&format!("{page}/enrolment"), &[("answer_1", trick)]).await;
        for path in [one.clone(), format!("{one}/guests"), format!("{one}/revision")] {
            read(&town.manager, &path, trick, &mut found).await;
        }
        let table = town.manager.get(&format!("{one}/guests.csv")).await.expect(200).text();
        let mut rows =
            csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(table.as_bytes());
        for cell in rows.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\u{ff1d}']), "{trick:?}: {cell} in {table}");
        }
        let calendar = visitor.get(&format!("{page}/calendar.ics")).await.expect(200).text();
        let lines = |start: &str| calendar.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!((lines("BEGIN:VEVENT"), lines("END:VEVENT")), (1, 1), "{trick:?}: {calendar}");
        assert_eq!(lines("ATTENDEE"), 0, "{trick:?}: {calendar}");
    }
    assert!(made > 20, "most tricks are allowed as texts: {made}");
    for mail in town.app.mails().await {
        assert!(!mail.to.contains("evil"), "a mail to {}", mail.to);
        assert!(!mail.subject.contains(['\r', '\n']), "{:?}", mail.subject);
        assert!(mail.to == "anna@sarmato.example" || mail.to.starts_with("root@"), "{}", mail.to);
    }
    assert!(found.is_empty(), "{} tricks got through:\n{}", found.len(), found.join("\n"));
});

both!(no_trick_gets_through_profiles_and_search, features(), async |app: TestApp| {
    let town = fixtures::process("proposte", "Proposte")
        .component("proposals", "Proposte")
        .town(app, "sarmato")
        .await;
    let (anna, visitor) = (town.tenant.person("anna").await, town.tenant.visitor());
    let admin = town.tenant.administrator().await;
    let mut found = Vec::new();
    for (n, trick) in TRICKS.iter().enumerate() {
        let nickname = format!("{trick}{n}");
        let fields = [("name", *trick), ("nickname", nickname.as_str()), ("locale", "it")];
        let answer = anna.post("/it/account/profile", &fields).await;
        assert!([303, 422].contains(&answer.status), "{trick:?} answers {}", answer.status);
        found.extend(shown_again(&answer).map(|harm| format!("{trick:?} in the profile: {harm}")));
        read(&anna, "/it/account", trick, &mut found).await;
        read(&admin, "/it/admin/people", trick, &mut found).await;
        for place in ["/it/search", "/it/search/suggestions", &town.path("/proposals")] {
            read(&visitor, &format!("{place}?q={}", encoded(trick)), trick, &mut found).await;
        }
    }
    assert!(found.is_empty(), "{} tricks got through:\n{}", found.len(), found.join("\n"));
});
