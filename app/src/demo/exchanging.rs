//! Enters the programme of exchange: loaded as a file, with the people of its bodies, some applications and a line.

use std::collections::BTreeMap;

use accounts::Standing;
use anyhow::Context;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use db::TenantDb;
use exchange::{
    Feedback, Named, NewFollowUp, NewMaterial, Request, SessionId, Whereabouts, actions, actions::Labelled,
};
use feature::State;
use kernel::{Locale, Translated};
use serde_json::Value;
use spaces::{ComponentId, Label, LabelId, ProcessId, Scheme, process};

use super::{
    calendar::{Calendar, at},
    people::Town,
};
use crate::import;

const PROGRAMME: &str = include_str!("content/scambio.json");

/// A body, the province and the point where it is, and who writes for it.
type Seat = (&'static str, &'static str, (f64, f64), &'static [&'static str]);

const BODIES: [Seat; 8] = [
    ("Comune di Cesena", "Forlì-Cesena", (44.137, 12.242), &["anna"]),
    ("Comune di Cinisello Balsamo", "Milano", (45.558, 9.214), &[]),
    ("Comune di Monza", "Monza e Brianza", (45.584, 9.274), &["bruno"]),
    ("Comune di Novara", "Novara", (45.446, 8.622), &["carla"]),
    ("Comune di Pescara", "Pescara", (42.464, 14.214), &[]),
    ("Unione Reno Galliera", "Bologna", (44.641, 11.386), &[]),
    ("Unione Terre d’Argine e Comune di Carpi", "Modena", (44.783, 10.885), &[]),
    ("Unione dei Comuni della Valle del Savio", "Forlì-Cesena", (44.061, 12.163), &[]),
];

/// What the cards are about: in both languages, with the sign, and the numbers of the cards.
type Subject = ((&'static str, &'static str), &'static str, &'static [i64]);

const THEMES: [Subject; 5] = [
    (("Ambiente e clima", "Environment and climate"), "tree", &[1, 8]),
    (("Spazi e giovani", "Places and young people"), "people", &[2, 4, 6]),
    (("Sicurezza", "Safety"), "lamp", &[7]),
    (("Comunicazione", "Communication"), "idea", &[9]),
    (("Digitale", "Digital services"), "computer", &[3, 5, 10, 11]),
];

const AREAS: [Subject; 3] = [
    (("Il territorio", "The territory"), "", &[1, 7, 8]),
    (("Le persone", "People"), "", &[2, 4, 6]),
    (("La macchina comunale", "How the office works"), "", &[3, 5, 9, 10, 11]),
];

/// What those who came say, of whom one has not answered yet.
const SAID: [(i64, &str); 3] = [
    (
        5,
        "Torno con la bozza del patto già scritta. Vedere gli spazi aperti, e chi li anima, vale più di dieci riunioni.",
    ),
    (4, "Molto utile la parte sui conti. Servirebbe mezza giornata in più per parlare con le associazioni."),
    (4, ""),
];

/// Loads the programme with a session that is over, and has bodies ask for the seats of the young people's call.
///
/// # Errors
/// When an action refuses, which is a fault of the content.
pub async fn enter(state: &State, town: &Town) -> anyhow::Result<()> {
    let calendar = Calendar::new(state.env.now(), town.tenant.time_zone);
    let mut value: Value = serde_json::from_str(PROGRAMME)?;
    date(&mut value, calendar.start(0).with_timezone(&town.tenant.time_zone).date_naive());
    let bytes = serde_json::to_vec(&value)?;
    import::exchange::load(state, &town.tenant, &bytes, Some("scambio-comune".parse()?)).await?;
    let process = process::store::by_slug(&town.db.read().await?, "scambio-comune").await?;
    let process = process.context("the programme was just loaded")?;
    let components = process::store::components(&town.db.read().await?, process.id).await?;
    let component = components.first().context("a programme has a component")?.id;
    for (heading, place, point, members) in BODIES {
        let body = actions::body_of(&town.db, component, heading).await?;
        let at = Whereabouts { place: place.to_owned(), point: Some(point) };
        actions::place_body(&town.db, &town.admin, component, body, at).await?;
        for name in members {
            let email = format!("{name}@scambio.example").parse()?;
            actions::invite(&town.db, &town.admin, component, body, email).await?;
        }
    }
    label(town, process.id, component).await?;
    looks_back(town, component, calendar).await?;
    ask(town, component).await
}

/// Says what each card is about.
async fn label(town: &Town, process: ProcessId, component: ComponentId) -> anyhow::Result<()> {
    let mut chosen: BTreeMap<i64, Labelled> = BTreeMap::new();
    for (scheme, subjects) in [(Scheme::Category, &THEMES[..]), (Scheme::Area, &AREAS[..])] {
        let mut labels = Vec::new();
        for ((it, en), sign, cards) in subjects {
            let id = LabelId(town.db.env().uuid());
            let title = Translated::new(Locale::IT, *it).with(Locale::EN, *en);
            labels.push(Label { id, scheme, title, sign: (*sign).to_owned() });
            for card in *cards {
                let labelled = chosen.entry(*card).or_default();
                match scheme {
                    Scheme::Category => labelled.theme = Some(id),
                    Scheme::Area => labelled.area = Some(id),
                }
            }
        }
        process::actions::set_labels(&town.db, &town.admin, process, scheme, labels).await?;
    }
    for (number, labelled) in chosen {
        let card = actions::card_of(&town.db, component, number).await?;
        let zone = town.tenant.time_zone;
        actions::revise(&town.db, &town.admin, component, card.id, card.content, labelled, zone).await?;
    }
    Ok(())
}

/// Words like `@30` become the working day in thirty days, `@-30` the one thirty days ago, `@2m` the month after next.
fn date(value: &mut Value, today: NaiveDate) {
    match value {
        Value::String(text) => {
            let Some(token) = text.strip_prefix('@') else { return };
            let day = match token.strip_suffix('m').map(str::parse::<u32>) {
                Some(Ok(months)) => today.checked_add_months(Months::new(months)),
                _ => token.parse::<i64>().ok().and_then(|days| moved(today, days)),
            };
            let Some(day) = day else { return };
            *text =
                if token.ends_with('m') { day.format("%Y-%m").to_string() } else { working(day).to_string() };
        }
        Value::Array(all) => {
            all.iter_mut().for_each(|one| date(one, today));
            // Two days may have fallen on the same Monday.
            if all.iter().all(|one| one.as_str().is_some_and(|text| text.parse::<NaiveDate>().is_ok())) {
                for at in 1..all.len() {
                    let read = |one: &Value| one.as_str().and_then(|text| text.parse::<NaiveDate>().ok());
                    if let (Some(before), Some(day)) = (read(&all[at - 1]), read(&all[at]))
                        && day <= before
                    {
                        all[at] = Value::String(working(before + Days::new(1)).to_string());
                    }
                }
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(|one| date(one, today)),
        _ => {}
    }
}

fn moved(today: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { today.checked_sub_days(count) } else { today.checked_add_days(count) }
}

fn working(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// Cesena and Novara ask for the seats of Monza's first session: five people for four seats.
async fn ask(town: &Town, component: ComponentId) -> anyhow::Result<()> {
    let session = actions::session_of(&town.db, component, 4, 1).await?;
    let cesena = ["Marta Zoli", "Igor Neri", "Lea Fabbri"];
    send(town, &town.db, (component, session), ("anna", "Comune di Cesena"), &cesena).await?;
    let novara = ["Pino Garrone", "Ada Villa"];
    send(town, &town.db, (component, session), ("carla", "Comune di Novara"), &novara).await
}

/// Somebody who writes for a body asks for seats for colleagues, and agrees.
async fn send(
    town: &Town,
    db: &TenantDb,
    (component, session): (ComponentId, SessionId),
    (login, heading): (&str, &str),
    names: &[&str],
) -> anyhow::Result<()> {
    let who: &Standing = town.citizen(login)?;
    let mut people = Vec::new();
    for name in names {
        let email = format!("{}@scambio.example", name.to_lowercase().replace(' ', ".")).parse()?;
        let role = "Ufficio giovani".to_owned();
        people.push(Named { name: (*name).to_owned(), email, role, kind: String::new() });
    }
    let request = Request {
        body: actions::body_of(db, component, heading).await?,
        manager_name: "Chi dirige l’ufficio".to_owned(),
        manager_email: format!("{login}@scambio.example").parse()?,
        message: "Arriviamo in treno, la mattina presto.".to_owned(),
        people,
    };
    actions::apply(db, who, component, session, request, town.tenant.time_zone).await?;
    Ok(())
}

/// Monza and Novara were in Cesena some weeks ago: who came is noted, what they can reuse is there, and people meet again.
async fn looks_back(town: &Town, component: ComponentId, calendar: Calendar) -> anyhow::Result<()> {
    let session = actions::session_of(&town.db, component, 2, 2).await?;
    let then = at(&town.db, calendar.start(-60));
    let monza = ["Rita Brambilla", "Ugo Sala"];
    send(town, &then, (component, session), ("bruno", "Comune di Monza"), &monza).await?;
    let novara = ["Nadia Porta", "Elio Conti", "Sara Grassi"];
    send(town, &then, (component, session), ("carla", "Comune di Novara"), &novara).await?;
    let (host, zone) = (town.citizen("anna")?, town.tenant.time_zone);
    let people = actions::guests_of(&town.db, host, component, session).await?;
    let came = people.iter().map(|one| {
        let there = one.name != "Elio Conti";
        (one.id, there, there.then_some(12))
    });
    let keys = actions::attend(&town.db, host, component, session, came.collect(), zone).await?;
    for (key, (mark, text)) in keys.iter().zip(SAID) {
        let said = Feedback { mark, text: text.to_owned() };
        actions::give_feedback(&town.db, component, key, said).await?;
    }
    for (title, link, for_all) in [
        ("Il patto con chi anima gli spazi: modello", "https://cesena.example/spazi/patto", true),
        ("I conti del primo anno", "https://cesena.example/spazi/conti", false),
    ] {
        let link = Some(link.parse()?);
        let new = NewMaterial { title: title.to_owned(), file: None, link, for_all };
        actions::add_material(&town.db, host, component, session, new, zone).await?;
    }
    let again = NewFollowUp {
        title: "Sei mesi dopo: che cosa è partito".to_owned(),
        place: "In rete".to_owned(),
        day: working(calendar.start(150).with_timezone(&zone).date_naive()),
    };
    actions::meet_again(&town.db, host, component, session, again, zone).await?;
    Ok(())
}
