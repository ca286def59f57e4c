use chrono_tz::Tz;
use db::{Database, TenantDb};
use kernel::{Actor, Email, HostName, Locale, Problem, ResourceRef, TenantId, Text};
use serde_json::json;

use super::{Profile, Tenant, store};
use crate::{Standing, people, tokens};

/// What is needed to open a site for an organisation.
#[derive(Clone, Debug)]
pub struct NewTenant {
    /// The host name that will choose it.
    pub host: HostName,
    /// The name of the site.
    pub name: String,
    /// Its own language; the site is offered in Italian and English, this one first.
    pub locale: Locale,
    /// Its time zone.
    pub time_zone: Tz,
    /// Look and contacts.
    pub profile: Profile,
    /// Who administers it first.
    pub admin_email: Email,
}

/// Opens a site: the tenant, its first administrator and a one-time token with which they choose a password.
///
/// # Errors
/// [`Problem::Conflict`] when the host name is taken.
pub async fn create(db: &Database, new: NewTenant) -> Result<(Tenant, String), Problem> {
    db.platform_write(move |tx| async move {
        if store::by_host(&tx, &new.host).await?.is_some() {
            return Err(Problem::Conflict(Text::new("accounts-host-taken").with("host", new.host.as_str())));
        }
        let mut locales = vec![new.locale];
        locales.extend([Locale::IT, Locale::EN].into_iter().filter(|l| *l != new.locale));
        let tenant = Tenant {
            id: TenantId(tx.env().uuid()),
            host: new.host,
            name: new.name,
            locale: new.locale,
            locales,
            time_zone: new.time_zone,
            profile: new.profile,
        };
        store::insert(&tx, &tenant).await?;
        let own = tx.enter(tenant.id).await?;
        let token = first_administrator(&own, &tenant, new.admin_email).await?;
        Ok((tenant, token))
    })
    .await
}

/// Opens a site from the operator's page; noted also in the organisation where the operator acts.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but operators, [`Problem::Invalid`] when the host name is taken.
pub async fn create_as_operator(
    db: &Database,
    own: &TenantDb,
    who: &Standing,
    new: NewTenant,
) -> Result<(Tenant, String), Problem> {
    who.require_operator()?;
    let host = new.host.clone();
    let (tenant, token) = match create(db, new).await {
        Err(Problem::Conflict(text)) => return Err(Problem::field("host", text)),
        other => other?,
    };
    let (actor, about) = (who.actor.clone(), ResourceRef::new("tenant", tenant.id.uuid()));
    own.write(move |tx| async move {
        tx.audit(&actor, "tenant.create", &about, json!({ "host": host.as_str() })).await
    })
    .await?;
    Ok((tenant, token))
}

async fn first_administrator(tx: &db::WriteTx, tenant: &Tenant, email: Email) -> Result<String, Problem> {
    let about = ResourceRef::new("tenant", tenant.id.uuid());
    tx.audit(&Actor::Operator, "tenant.create", &about, json!({ "host": tenant.host.as_str() })).await?;
    tx.emit("tenant.created", &about, json!({})).await?;
    let person = people::store::insert_invited(tx, &email, tenant.locale).await?;
    crate::roles::store::grant(tx, person, crate::Role::Administrator, None).await?;
    Ok(tokens::issue(tx, tokens::Kind::Invitation, person, "").await?)
}

/// What an organisation's administrators decide about their site.
#[derive(Clone, Debug)]
pub struct TenantChange {
    /// The name of the site.
    pub name: String,
    /// Its own language.
    pub locale: Locale,
    /// The languages offered besides.
    pub others: Vec<Locale>,
    /// Its time zone. Moments that were set stay what they are; they are shown in this zone.
    pub time_zone: Tz,
    /// Look and contacts.
    pub profile: Profile,
}

impl TenantChange {
    /// All languages, the own one first.
    pub fn locales(&self) -> Vec<Locale> {
        let mut locales = vec![self.locale];
        locales.extend(self.others.iter().filter(|l| **l != self.locale));
        locales
    }
}

/// Changes name, languages, time zone, look and contacts of an organisation.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but its administrators.
pub async fn change(
    db: &Database,
    id: TenantId,
    who: &Standing,
    change: TenantChange,
) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.platform_write(move |tx| async move {
        store::update(&tx, id, &change).await?;
        let own = tx.enter(id).await?;
        let about = ResourceRef::new("tenant", id.uuid());
        let details = json!({
            "name": change.name,
            "languages": change.locales(),
            "time_zone": change.time_zone.name(),
        });
        own.audit(&actor, "tenant.change", &about, details).await?;
        own.emit("tenant.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}
