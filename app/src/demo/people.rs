use accounts::{
    NewTenant, Standing, Tenant,
    people::{self, Declaration, NewPerson, PasswordHash, Tie},
};
use anyhow::Context;
use chrono::NaiveDate;
use feature::State;
use kernel::{Actor, Locale, PersonId, Problem, ResourceRef};
use serde_json::json;

use super::calendar::{Calendar, at};

/// Who can log in, before `@{name}.example`. The first administers.
pub const LOGINS: [&str; 4] = ["admin", "anna", "bruno", "carla"];

/// An organisation with its four people.
pub struct Town {
    /// The organisation.
    pub tenant: Tenant,
    /// Its data.
    pub db: db::TenantDb,
    /// The administrator.
    pub admin: Standing,
    citizens: Vec<(&'static str, Standing)>,
}

impl Town {
    /// Anna, Bruno or Carla.
    ///
    /// # Errors
    /// When nobody who can log in has that name.
    pub fn citizen(&self, name: &str) -> anyhow::Result<&Standing> {
        let found = self.citizens.iter().find(|(known, _)| *known == name);
        Ok(&found.with_context(|| format!("nobody is called «{name}»"))?.1)
    }
}

/// Year, month, day.
type Birthday = (i32, u32, u32);

/// Who can log in to take part, with their family names and birth dates. Carla has declared nothing yet, so that the
/// demo shows how one does.
const CITIZENS: [(&str, &str, Option<Birthday>); 3] = [
    ("anna", "Rossetti", Some((1988, 4, 12))),
    ("bruno", "Ferrari", Some((1957, 10, 3))),
    ("carla", "Malvezzi", None),
];

/// Some day before everything that happens in the demo.
const BEFORE: i64 = -520;

/// Opens the site and gives its people their accounts. The password is the same for all, and so is its hash: hashing
/// takes long on purpose.
///
/// # Errors
/// When an action fails.
pub async fn settle(
    state: &State,
    name: &str,
    new: NewTenant,
    password: &PasswordHash,
) -> anyhow::Result<Town> {
    let (tenant, _invitation) = accounts::create(&state.db, new).await?;
    let db = state.db.tenant(tenant.id);
    let then = at(&db, Calendar::new(state.env.now(), tenant.time_zone).start(BEFORE));
    let admin = invited(&then, name, password).await?;
    let mut citizens = Vec::new();
    for (login, surname, born) in CITIZENS {
        let new = person(login, surname, name)?;
        let id = register(&then, new, password).await?;
        let who = standing(&then, id).await?;
        if let Some(born_on) = born.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d)) {
            let declaration = Declaration { tie: Some(Tie::Residence), born_on: Some(born_on) };
            people::actions::declare(&then, &who, declaration).await?;
        }
        if login == "anna" {
            // She shows a page about herself, so that somebody can follow her.
            let about = "Insegno alle elementari. Mi stanno a cuore le strade dei bambini.".to_owned();
            let page = activity::actions::Profile { public: true, about };
            activity::actions::change(&then, &who, page).await?;
        }
        citizens.push((login, who));
    }
    Ok(Town { tenant, admin, citizens, db })
}

/// The first administrator was invited by the opening of the site; the demo accepts in their place.
async fn invited(db: &db::TenantDb, name: &str, password: &PasswordHash) -> anyhow::Result<Standing> {
    let email = format!("admin@{name}.example").parse()?;
    let hash = password.clone();
    let id = db
        .write(move |tx| async move {
            let person = people::store::by_email(&tx, &email).await?.ok_or(Problem::NotFound)?;
            people::store::set_password(&tx, person.id, &hash).await?;
            people::store::confirm_email(&tx, person.id).await?;
            let name = "Teresa Gandolfi";
            people::store::set_profile(&tx, person.id, name, "comune", Locale::IT, false).await?;
            let about = ResourceRef::new("person", person.id.uuid());
            tx.audit(&Actor::System("demo".into()), "person.choose_password", &about, json!({})).await?;
            Ok::<_, Problem>(person.id)
        })
        .await?;
    standing(db, id).await
}

/// Registers somebody whose address is confirmed, by the same writes as in the browser.
async fn register(db: &db::TenantDb, new: NewPerson, password: &PasswordHash) -> Result<PersonId, Problem> {
    let hash = password.clone();
    db.write(move |tx| async move {
        let id = people::store::insert(&tx, &new, &hash).await?;
        people::store::confirm_email(&tx, id).await?;
        let about = ResourceRef::new("person", id.uuid());
        tx.audit(&Actor::System("demo".to_owned()), "person.register", &about, json!({})).await?;
        tx.emit("person.registered", &about, json!({})).await?;
        Ok(id)
    })
    .await
}

async fn standing(db: &db::TenantDb, id: PersonId) -> anyhow::Result<Standing> {
    let tx = db.read().await?;
    Ok(accounts::standing_of(&tx, id).await?)
}

fn person(login: &str, surname: &str, town: &str) -> anyhow::Result<NewPerson> {
    let first = capital(login);
    Ok(NewPerson {
        email: format!("{login}@{town}.example").parse()?,
        password: String::new(),
        name: format!("{first} {surname}"),
        nickname: format!("{first} {}.", &surname[..1]),
        locale: Locale::IT,
        newsletter: false,
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
