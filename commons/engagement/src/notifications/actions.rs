//! Reading what one was told, and choosing how to be told.

use accounts::Standing;
use db::TenantDb;
use feature::State;
use kernel::{Problem, ResourceRef, Text};
use serde_json::json;

use super::{
    model::{NotificationId, Rhythm, Topic},
    store::{self, Wishes},
    unsubscribing::{Stop, read},
};

/// Marks one's own as read: one, or all.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors.
pub async fn mark_read(db: &TenantDb, who: &Standing, one: Option<NotificationId>) -> Result<(), Problem> {
    let me = who.require_person(Text::new("engagement-refused-notifications"))?.id;
    db.write(move |tx| async move { Ok(store::mark_read(&tx, me, one).await?) }).await
}

/// Keeps how somebody wants to be told.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors.
pub async fn choose(db: &TenantDb, who: &Standing, wishes: Wishes) -> Result<(), Problem> {
    let me = who.require_person(Text::new("engagement-refused-notifications"))?.id;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        store::set_wishes(&tx, me, &wishes).await?;
        tx.audit(&actor, "notices.choose", &ResourceRef::new("person", me.uuid()), json!({})).await?;
        Ok(())
    })
    .await
}

/// Stops the mails that a signed link names, without logging in. Doing it again changes nothing.
///
/// # Errors
/// [`Problem::NotFound`] for a link that we did not sign.
pub async fn stop(state: &State, db: &TenantDb, token: &str) -> Result<(), Problem> {
    let (person, stop) = read(&state.settings.secret, db.tenant(), token).ok_or(Problem::NotFound)?;
    db.write(move |tx| async move {
        if accounts::people::store::by_id(&tx, person).await?.is_none_or(|p| p.deleted_at.is_some()) {
            return Err(Problem::NotFound);
        }
        if stop == Stop::Topic(Topic::Letter) {
            accounts::people::store::set_newsletter(&tx, person, false).await?;
        } else {
            let wishes = stopped(store::wishes(&tx, person).await?, stop);
            store::set_wishes(&tx, person, &wishes).await?;
        }
        let about = ResourceRef::new("person", person.uuid());
        let actor = kernel::Actor::Person(person);
        tx.audit(&actor, "notices.stop", &about, json!({})).await?;
        Ok(())
    })
    .await
}

fn stopped(wishes: Wishes, stop: Stop) -> Wishes {
    let stops = |topic: Topic, rhythm: Rhythm| match stop {
        Stop::Topic(stopped) => topic == stopped,
        Stop::Rhythm(stopped) => rhythm == stopped,
    };
    let rhythms = wishes
        .rhythms
        .iter()
        .map(|(topic, rhythm)| (*topic, if stops(*topic, *rhythm) { Rhythm::Never } else { *rhythm }));
    Wishes { rhythms: rhythms.collect(), ..wishes }
}
