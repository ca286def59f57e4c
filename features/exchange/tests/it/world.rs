//! An organisation with a programme of exchange.

use exchange::{Settings, file};
use feature::Feature;
use kernel::{Locale, Translated};
use serde_json::{Value, json};
use spaces::{
    ComponentId, ProcessTexts,
    process::{
        self,
        actions::{NewComponent, NewProcess},
    },
};
use testkit::{TestApp, TestTenant, Visitor};

/// Where the programme is.
pub(crate) const LIST: &str = "/it/processes/scambi/schede";
/// Where it is administered.
pub(crate) const ADMIN: &str = "/it/admin/processes/scambi/schede";

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), seats::feature(), exchange::feature()]
}

/// The organisation. It is noon in Rome of Sunday, 22 November 2026.
pub(crate) struct World {
    pub(crate) app: TestApp,
    pub(crate) town: TestTenant,
    pub(crate) admin: Visitor,
    pub(crate) component: ComponentId,
}

pub(crate) const ROME: chrono_tz::Tz = chrono_tz::Europe::Rome;

pub(crate) fn who() -> accounts::Standing {
    accounts::Standing::system("test")
}

/// A card of a file.
pub(crate) fn card(id: &str, body: &str, title: &str, capacity: Value, availability: Value) -> Value {
    json!({
        "id": id, "section": format!("Comune di {body}"), "scheda": null,
        "hosts": [{ "name": body, "kind": "comune" }], "host_text": body,
        "title": title, "short": title, "office": "Ufficio partecipazione",
        "description": "Una pratica *buona*.",
        "transfer": { "modes": ["on-site"], "text": "Si visita.", "days": [], "modules": [], "topics": ["Visita"] },
        "capacity": capacity,
        "duration": { "kind": "fixed", "min": 1, "max": 1, "unit": "day", "text": "1" },
        "availability": availability,
        "contacts": [{ "role": "Referente", "contact_id": "r1", "name": "Rita Prova",
          "email": "rita@ente.example", "phones": ["000 1"] }],
        "notes": []
    })
}

/// Seats of a session, with what else is said about them.
pub(crate) fn seats(max: i64, more: Value) -> Value {
    let mut capacity = json!({
        "min": null, "max": max, "per": "session", "total_max": null, "max_bodies": null, "typed_seats": [],
        "target_roles": [], "text": ""
    });
    for (key, value) in more.as_object().unwrap() {
        capacity[key] = value.clone();
    }
    capacity
}

/// A file with these cards.
pub(crate) fn programme(cards: Vec<Value>) -> file::File {
    let count = cards.len();
    let value = json!({
        "programme": { "title": "Scambi", "subtitle": "Buone pratiche", "period": "da gennaio a giugno",
          "months": [], "published": null, "bodies": count, "schede": count, "language": "it" },
        "schede": cards
    });
    file::read(value.to_string().as_bytes()).unwrap()
}

impl World {
    pub(crate) async fn new(app: TestApp, cards: Vec<Value>) -> Self {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let text = |t: &str| Translated::new(Locale::IT, t);
        let new = NewProcess {
            slug: "scambi".parse().unwrap(),
            texts: ProcessTexts {
                title: text("sCambio Comune"),
                subtitle: text(""),
                short: text("Si impara da chi fa."),
                description: text("Si impara da chi fa."),
                interest: None,
            },
            starts_at: None,
            ends_at: None,
            entitlement: accounts::Entitlement::Registered,
            components: vec![NewComponent {
                kind: "exchange".into(),
                slug: "schede".parse().unwrap(),
                title: text("Schede"),
                settings: serde_json::to_value(Settings::default()).unwrap(),
            }],
        };
        let process = process::actions::create(&town.db, &who(), new).await.unwrap().id;
        process::actions::publish(&town.db, &who(), process, true).await.unwrap();
        let tx = town.db.read().await.unwrap();
        let component = process::store::components(&tx, process).await.unwrap()[0].id;
        drop(tx);
        if !cards.is_empty() {
            exchange::actions::import(&town.db, &who(), component, programme(cards), ROME).await.unwrap();
        }
        Self { app, town, admin, component }
    }
}

impl World {
    /// The id of a body by its name.
    pub(crate) async fn body(&self, heading: &str) -> exchange::BodyId {
        let tx = self.town.db.read().await.unwrap();
        let sql = "SELECT id FROM exchange_bodies WHERE tenant_id = $1 AND heading = $2";
        tx.scalar(sql, db::vals![heading]).await.unwrap().unwrap()
    }

    /// Lets somebody write for a body, which is made if it is not there.
    pub(crate) async fn join(&self, name: &str, heading: &str) {
        let new = exchange::actions::NewBody {
            heading: heading.into(),
            name: heading.replace("Comune di ", ""),
            kind: exchange::BodyKind::Comune,
            at: exchange::Whereabouts::default(),
        };
        drop(exchange::actions::add_body(&self.town.db, &who(), self.component, new).await);
        let email = format!("{name}@sarmato.example").parse().unwrap();
        let body = self.body(heading).await;
        exchange::actions::invite(&self.town.db, &who(), self.component, body, email).await.unwrap();
    }

    /// The latest participant of a name.
    pub(crate) async fn participant(&self, name: &str) -> exchange::ParticipantId {
        let tx = self.town.db.read().await.unwrap();
        let sql = "SELECT id FROM exchange_participants WHERE tenant_id = $1 AND name = $2 ORDER BY id DESC LIMIT 1";
        tx.scalar(sql, db::vals![name]).await.unwrap().unwrap()
    }

    /// What the ledger has for some people.
    pub(crate) async fn states(&self, names: &[&str]) -> Vec<&'static str> {
        let tx = self.town.db.read().await.unwrap();
        let all = ::seats::of_kind(&tx, "exchange_card").await.unwrap();
        drop(tx);
        let mut states = Vec::new();
        for name in names {
            let id = self.participant(name).await.uuid();
            states.push(all.iter().find(|seat| seat.holder == id).map_or("none", |seat| seat.state.as_str()));
        }
        states
    }

    /// A session of the first card.
    pub(crate) async fn session(&self, place: i64) -> exchange::SessionId {
        let tx = self.town.db.read().await.unwrap();
        let sql = "SELECT id FROM exchange_sessions WHERE tenant_id = $1 AND place = $2";
        tx.scalar(sql, db::vals![place]).await.unwrap().unwrap()
    }

    /// Somebody as actions see them.
    pub(crate) async fn standing(&self, name: &str) -> accounts::Standing {
        let tx = self.town.db.read().await.unwrap();
        let email = format!("{name}@sarmato.example").parse().unwrap();
        let person = accounts::people::store::by_email(&tx, &email).await.unwrap().unwrap();
        accounts::standing_of(&tx, person.id).await.unwrap()
    }

    /// The latest mail to an address whose subject begins so.
    pub(crate) async fn mail(&self, to: &str, subject: &str) -> jobs::mail::Delivered {
        self.app.work().await;
        let mails = self.app.mails().await;
        let mut own = mails.into_iter().filter(|mail| mail.to == to).collect::<Vec<_>>();
        let subjects: Vec<String> = own.iter().map(|mail| mail.subject.clone()).collect();
        let at = own.iter().position(|mail| mail.subject.starts_with(subject));
        own.swap_remove(at.unwrap_or_else(|| panic!("no «{subject}» to {to} among {subjects:?}")))
    }
}
