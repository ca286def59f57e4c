//! Organisations and their people: tenants, accounts, sessions, roles, and who is entitled to support and vote.

mod application;
mod attempts;
pub mod entitlement;
mod here;
pub mod letters;
mod mails;
mod migrations;
pub mod people;
mod roles;
mod sessions;
mod tenants;
mod theme;
mod tokens;

pub use application::application;
pub use entitlement::{Entitlement, Refusal, RollId};
pub use here::{AdminMenu, Frame, FrontPage, Here, NavSource, Place as Request, locate};
pub use people::actions::open_session;
pub use roles::{Me, Role, Standing, store as role_store};
pub use sessions::standing_of;
pub use tenants::{
    NewTenant, Profile, Tenant, TenantCache, all as all_tenants, everywhere as tenants_everywhere, by_host, change_profile, create,
};

use feature::{Feature, Listener};

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: |samples| {
            samples.add_mail::<letters::LetterText>();
        },
        jobs: |registry| {
            registry.add::<jobs::mail::SendMail>();
            registry.add::<mails::SendAccountMail>();
        },
        extend: |extensions| {
            extensions.add(TenantCache::default());
            extensions.add(Listener(|state, event| {
                if event.kind == "tenant.changed"
                    && let Some(cache) = TenantCache::of(state)
                {
                    cache.forget(event.tenant_id);
                }
            }));
        },
        ..Feature::named("accounts")
    }
}
