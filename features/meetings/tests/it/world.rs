//! A town with one process that has meetings.

use chrono::{TimeDelta, TimeZone, Utc};
use feature::Feature;
use kernel::Timestamp;
use meetings::{Access, Content, Details, Enrolment, Meeting, Mode, Settings, actions};
use spaces::{ComponentId, Place, ProcessId};
use testkit::{Answer, TestApp, TestTenant, Visitor};

/// Where the meetings are.
pub(crate) const LIST: &str = "/it/processes/bilancio/incontri";
/// Where they are administered.
pub(crate) const ADMIN: &str = "/it/admin/processes/bilancio/incontri";

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), seats::feature(), meetings::feature()]
}

/// The town. It is noon in Rome of Sunday, 22 November 2026.
pub(crate) struct World {
    pub(crate) app: TestApp,
    pub(crate) town: TestTenant,
    pub(crate) admin: Visitor,
    pub(crate) process: ProcessId,
    pub(crate) component: ComponentId,
}

/// A moment of November 2026, UTC.
pub(crate) fn at(day: u32, hour: u32) -> Timestamp {
    Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).unwrap()
}

/// A meeting on 26 November from six to eight in the evening in Rome, for whoever comes.
pub(crate) fn content(title: &str) -> Content {
    Content {
        title: title.into(),
        body: "Parliamo di *quello* che serve.".into(),
        mode: Mode::InPerson,
        access: Access::Open,
        starts_at: at(26, 17),
        ends_at: at(26, 19),
        place: Place { address: "Via Roma 1, Sarmato".into(), point: Some((44.98, 9.49)) },
        details: Details { venue: "Sala civica".into(), ..Details::default() },
    }
}

/// The same with so many seats.
pub(crate) fn with_seats(title: &str, capacity: i64) -> Content {
    let mut content = content(title);
    content.details.enrolment = Enrolment::Here;
    content.details.capacity = Some(capacity);
    content
}

pub(crate) fn who() -> accounts::Standing {
    accounts::Standing::system("test")
}

impl World {
    pub(crate) async fn new(app: TestApp, settings: Settings) -> Self {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let process = fixtures::process("bilancio", "Bilancio partecipativo 2027")
            .talking()
            .component_at(meetings::KIND, "incontri", "Incontri", settings)
            .publish(&town)
            .await;
        let component = fixtures::component(&town, &process, meetings::KIND).await.id;
        let process = process.id;
        Self { app, town, admin, process, component }
    }

    /// Writes and publishes.
    pub(crate) async fn publish(&self, content: Content) -> Meeting {
        let m = actions::create(&self.town.db, &who(), self.component, content).await.unwrap();
        actions::publish(&self.town.db, &who(), self.component, m.id).await.unwrap()
    }

    /// The page of a meeting.
    pub(crate) fn page(&self, m: &Meeting) -> String {
        format!("{LIST}/{}", m.words())
    }

    /// Its page in the administration.
    pub(crate) fn office(&self, m: &Meeting) -> String {
        format!("{ADMIN}/{}", m.id)
    }

    /// Somebody enrols, with a button and nothing to answer.
    pub(crate) async fn enrol(&self, visitor: &Visitor, m: &Meeting) -> Answer {
        visitor.post(&format!("{}/enrolment", self.page(m)), &[]).await
    }

    pub(crate) async fn gives_back(&self, visitor: &Visitor, m: &Meeting) -> Answer {
        visitor.post(&format!("{}/enrolment/withdrawal", self.page(m)), &[]).await
    }

    /// The mails to somebody, newest first.
    pub(crate) async fn mails_to(&self, nickname: &str) -> Vec<jobs::mail::Delivered> {
        let address = format!("{nickname}@sarmato.example");
        let mails = self.app.mails().await;
        mails.into_iter().filter(|mail| mail.to == address).collect()
    }

    /// The mail to somebody whose subject begins so.
    pub(crate) async fn mail(&self, nickname: &str, subject: &str) -> jobs::mail::Delivered {
        let mails = self.mails_to(nickname).await;
        let subjects: Vec<String> = mails.iter().map(|mail| mail.subject.clone()).collect();
        let found = mails.into_iter().find(|mail| mail.subject.starts_with(subject));
        found.unwrap_or_else(|| panic!("no «{subject}» to {nickname} among {subjects:?}"))
    }

    pub(crate) fn advance(&self, span: TimeDelta) {
        self.app.clock.advance(span);
    }
}

/// The form of a meeting that nothing is missing in.
pub(crate) fn form(title: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", title),
        ("starts_at", "2026-11-26T18:00"),
        ("ends_at", "2026-11-26T20:00"),
        ("mode", "in_person"),
        ("venue", "Sala civica"),
        ("address", "Via Roma 1"),
        ("lat", "44,98"),
        ("lng", "9,49"),
        ("access", "open"),
        ("enrolment", "here"),
        ("capacity", "2"),
        ("reserved", "0"),
        ("agenda", "10 Saluti\n50 Le proposte"),
        ("services", "Spazio per i bambini"),
        ("question_1", "Come vieni?"),
        ("question_1_asks", "choice"),
        ("question_1_options", "A piedi, In bus"),
        ("question_1_required", "on"),
        ("question_2", "Hai allergie?"),
        ("question_2_asks", "text"),
    ]
}
