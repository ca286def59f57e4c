//! Enters the programme of exchange: loaded as a file, with the people of its bodies, some applications and a line.

use accounts::Standing;
use anyhow::Context;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use exchange::{Named, Request, actions};
use feature::State;
use serde_json::Value;
use spaces::{ComponentId, process};

use super::{calendar::Calendar, people::Town};
use crate::import;

const PROGRAMME: &str = include_str!("content/scambio.json");

/// Bodies with their places on the map, and who writes for them.
const BODIES: [(&str, f64, f64, &[&str]); 8] = [
    ("Comune di Cesena", 44.137, 12.242, &["anna"]),
    ("Comune di Cinisello Balsamo", 45.558, 9.214, &[]),
    ("Comune di Monza", 45.584, 9.274, &["bruno"]),
    ("Comune di Novara", 45.446, 8.622, &["carla"]),
    ("Comune di Pescara", 42.464, 14.214, &[]),
    ("Unione Reno Galliera", 44.641, 11.386, &[]),
    ("Unione Terre d’Argine e Comune di Carpi", 44.783, 10.885, &[]),
    ("Unione dei Comuni della Valle del Savio", 44.061, 12.163, &[]),
];

/// Loads the programme, and has three bodies ask for the seats of the young people's call.
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
    for (heading, lat, lng, members) in BODIES {
        let body = actions::place_body(&town.db, &town.admin, component, heading, (lat, lng)).await?;
        for name in members {
            let email = format!("{name}@scambio.example").parse()?;
            actions::invite(&town.db, &town.admin, component, body, email).await?;
        }
    }
    ask(town, component).await
}

/// Words like `@30` become the working day in thirty days, `@2m` the month after next.
fn date(value: &mut Value, today: NaiveDate) {
    match value {
        Value::String(text) => {
            let Some(token) = text.strip_prefix('@') else { return };
            let day = match token.strip_suffix('m').map(str::parse::<u32>) {
                Some(Ok(months)) => today.checked_add_months(Months::new(months)),
                _ => token.parse::<u64>().ok().and_then(|days| today.checked_add_days(Days::new(days))),
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

fn working(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// Cesena and Novara ask for the seats of Monza's first session: five people for four seats.
async fn ask(town: &Town, component: ComponentId) -> anyhow::Result<()> {
    let people = [
        ("anna", "Comune di Cesena", &["Marta Zoli", "Igor Neri", "Lea Fabbri"][..]),
        ("carla", "Comune di Novara", &["Pino Garrone", "Ada Villa"][..]),
    ];
    for (login, heading, names) in people {
        let who: &Standing = town.citizen(login)?;
        let mut named = Vec::new();
        for name in names {
            let email = format!("{}@scambio.example", name.to_lowercase().replace(' ', ".")).parse()?;
            let role = "Ufficio giovani".to_owned();
            named.push(Named { name: (*name).to_owned(), email, role, kind: String::new() });
        }
        let request = Request {
            body: actions::body_of(&town.db, component, heading).await?,
            manager_name: "Chi dirige l’ufficio".to_owned(),
            manager_email: format!("{login}@scambio.example").parse()?,
            message: "Arriviamo in treno, la mattina presto.".to_owned(),
            people: named,
        };
        let session = actions::session_of(&town.db, component, 4, 1).await?;
        let zone = town.tenant.time_zone;
        actions::apply(&town.db, who, component, session, request, zone).await?;
    }
    Ok(())
}
