//! An organisation with a programme of exchange.

use exchange::{Settings, file};
use feature::Feature;
use kernel::{Locale, Translated};
use serde_json::{Value, json};
use spaces::{
    ComponentId, ProcessId, ProcessTexts,
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
    pub(crate) process: ProcessId,
    pub(crate) component: ComponentId,
}

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
            exchange::actions::import(&town.db, &who(), component, programme(cards)).await.unwrap();
        }
        Self { app, town, admin, process, component }
    }
}
