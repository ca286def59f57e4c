//! Organisations and their people: tenants, accounts, sessions, roles, and who is entitled to support and vote.

mod admin;
mod admissions;
mod application;
pub mod attempts;
pub mod audit;
mod choice;
pub mod entitlement;
mod here;
pub mod letters;
mod mails;
mod migrations;
mod pages;
pub mod people;
mod roles;
mod sessions;
mod tenants;
mod theme;
mod tokens;

pub use admin::{action_words, actor_words};
pub use admissions::store as admission_store;
pub use application::application;
pub use audit::AuditWords;
pub use choice::Choice;
pub use entitlement::{Entitlement, Refusal, RollId};
pub use here::{
    AccountLinks, AdminMenu, Bell, FooterLinks, Frame, FrontPage, Here, LegalText, LegalTexts, NavSource,
    Place as Request, ScopeParts, in_form, locate,
};
pub use people::{Leaving, PersonalData, actions::open_session};
pub use roles::{
    Me, Role, RoleScopes, Scope, Standing, grant, grant_operator, invite, revoke, scopes, store as role_store,
};
pub use sessions::standing_of;
pub use tenants::{
    NewTenant, Profile, Tenant, TenantCache, TenantChange, all as all_tenants, by_host,
    change as change_tenant, create, everywhere as tenants_everywhere, of_id as tenant,
};

use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: || pages::routes().merge(admin::routes()),
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: |samples| {
            samples.add_mail::<letters::LetterText>();
            pages::samples(samples);
            admin::samples(samples);
        },
        jobs: |registry| {
            registry.add::<jobs::mail::SendMail>();
            registry.add::<mails::SendAccountMail>();
            jobs::register_pruning(registry);
        },
        extend: |extensions| {
            extensions.add(TenantCache::default());
            extensions.add(theme::Themes::default());
            extensions.add(AdminMenu(|here| Box::pin(admin::menu(here))));
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("accounts")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("person", "accounts-audit-kind-person"),
    ("tenant", "accounts-audit-kind-tenant"),
    ("roll", "accounts-audit-kind-roll"),
    ("tenant.create", "accounts-audit-tenant-create"),
    ("tenant.change", "accounts-audit-tenant-change"),
    ("session.open", "accounts-audit-session-open"),
    ("person.register", "accounts-audit-person-register"),
    ("person.confirm_email", "accounts-audit-person-confirm-email"),
    ("person.choose_password", "accounts-audit-person-choose-password"),
    ("person.change_password", "accounts-audit-person-change-password"),
    ("person.change_email", "accounts-audit-person-change-email"),
    ("person.change_profile", "accounts-audit-person-change-profile"),
    ("person.declare", "accounts-audit-person-declare"),
    ("person.end_sessions", "accounts-audit-person-end-sessions"),
    ("person.delete", "accounts-audit-person-delete"),
    ("person.invite", "accounts-audit-person-invite"),
    ("person.read", "accounts-audit-person-read"),
    ("people.read", "accounts-audit-people-read"),
    ("role.grant", "accounts-audit-role-grant"),
    ("role.revoke", "accounts-audit-role-revoke"),
    ("roll.upload", "accounts-audit-roll-upload"),
    ("roll.delete", "accounts-audit-roll-delete"),
];
