//! What a person does with the page about themselves.

use accounts::Standing;
use db::TenantDb;
use kernel::{Problem, ResourceRef, Text};
use serde_json::json;

pub use crate::model::Profile;
use crate::{model::ABOUT_MAX, store};

/// Shows a page about oneself, or shows it no more.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::Invalid`] for a text that is too long.
pub async fn change(db: &TenantDb, who: &Standing, profile: Profile) -> Result<(), Problem> {
    let me = who.require_person(Text::new("activity-login"))?.id;
    let length = profile.about.chars().count();
    if length > ABOUT_MAX {
        let text = Text::new("web-form-too-long").with("length", length).with("max", ABOUT_MAX);
        return Err(Problem::field("about", text));
    }
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let html: String = web::remark(&profile.about).into();
        store::put_profile(&tx, me, &profile, &html).await?;
        let about = ResourceRef::new("person", me.uuid());
        tx.audit(&actor, "profile.change", &about, json!({ "public": profile.public })).await?;
        tx.emit("person.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}
