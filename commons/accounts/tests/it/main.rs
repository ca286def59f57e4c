//! Accounts through the front door: every story on both databases.
#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; which of these a file needs changes with every test"
)]

mod account;
mod doors;
mod passwords;
mod registration;
mod staff;

use feature::Feature;
use testkit::{TestApp, TestTenant, Visitor};

/// The crate alone: accounts need no processes.
fn features() -> Vec<Feature> {
    vec![accounts::feature()]
}

/// The path of the link in the newest mail to somebody.
async fn link(app: &TestApp, to: &str) -> String {
    let mails = app.mails().await;
    let mail = mails.iter().find(|mail| mail.to == to).unwrap_or_else(|| panic!("no mail to {to}"));
    let start = mail.text.find("http://").expect("a link");
    let url: String = mail.text[start..].chars().take_while(|c| !c.is_whitespace()).collect();
    url.splitn(4, '/').nth(3).map(|path| format!("/{path}")).expect("a path")
}

/// Registers somebody and confirms their address; they are then logged in.
async fn registered(app: &TestApp, tenant: &TestTenant, nickname: &str, password: &str) -> Visitor {
    let visitor = tenant.visitor();
    let email = format!("{nickname}@posta.example");
    visitor.post("/it/register", &form(nickname, &email, password)).await.expect(303);
    let path = link(app, &email).await;
    visitor.post(&path, &[]).await.expect(303);
    visitor
}

/// A form that registers somebody.
fn form<'a>(nickname: &'a str, email: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", "Anna Riva"),
        ("nickname", nickname),
        ("email", email),
        ("password", password),
        ("terms", "on"),
    ]
}

/// Whether the visitor is logged in: their own page opens.
async fn is_in(visitor: &Visitor) -> bool {
    visitor.get("/it/account").await.status == 200
}
