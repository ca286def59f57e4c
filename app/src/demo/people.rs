use accounts::{
    NewTenant, Standing, Tenant,
    people::{self, NewPerson},
};
use feature::State;
use kernel::{Actor, Locale, PersonId, Problem, ResourceRef};
use serde_json::json;

use super::PASSWORD;

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
    /// Anna, Bruno and Carla.
    pub citizens: Vec<Standing>,
}

/// Opens the site and gives its people their accounts.
///
/// # Errors
/// When an action fails.
pub async fn settle(state: &State, name: &str, new: NewTenant) -> anyhow::Result<Town> {
    let (tenant, _invitation) = accounts::create(&state.db, new).await?;
    let db = state.db.tenant(tenant.id);
    let admin = invited(&db, name).await?;
    let mut citizens = Vec::new();
    for (nickname, surname) in [("anna", "Rossetti"), ("bruno", "Ferrari"), ("carla", "Malvezzi")] {
        let new = person(nickname, &format!("{} {surname}", capital(nickname)), name)?;
        let id = people::actions::register_confirmed(&db, new).await?;
        citizens.push(standing(&db, id).await?);
    }
    Ok(Town { tenant, admin, citizens, db })
}

/// The first administrator was invited by the opening of the site; the demo accepts in their place.
async fn invited(db: &db::TenantDb, name: &str) -> anyhow::Result<Standing> {
    let email = format!("admin@{name}.example").parse()?;
    let hash = people::PasswordHash::of(db.env(), PASSWORD.to_owned()).await?;
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

/// Who a person is to the actions, with their roles.
///
/// # Errors
/// When the database fails.
pub async fn standing(db: &db::TenantDb, id: PersonId) -> anyhow::Result<Standing> {
    let tx = db.read().await?;
    Ok(accounts::standing_of(&tx, id).await?)
}

fn person(nickname: &str, name: &str, town: &str) -> anyhow::Result<NewPerson> {
    Ok(NewPerson {
        email: format!("{nickname}@{town}.example").parse()?,
        password: PASSWORD.to_owned(),
        name: name.to_owned(),
        nickname: nickname.to_owned(),
        locale: Locale::IT,
        newsletter: false,
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
