//! A notice in words: the sentence in the product, and the mail, as text and as HTML.

use std::collections::HashMap;

use accounts::{Standing, letters};
use db::{TenantDb, Tx};
use feature::State;
use jobs::mail::Mail;
use kernel::{ResourceRef, Text};
use serde::Serialize;
use web::{Page, Reader};

use super::{
    model::{Notice, Notification, Rhythm, Topic, kind},
    unsubscribing::{Stop, token},
};
use crate::Subject;

/// Notices as a mail, in plain text.
#[derive(Clone, Serialize)]
pub(crate) struct NoticeText(MailView);

/// The same with layout.
#[derive(Clone, Serialize)]
pub(crate) struct NoticeHtml(MailView);

/// What both say.
#[derive(Clone, Serialize)]
struct MailView {
    language: String,
    site: String,
    body: String,
    subject: String,
    items: Vec<Item>,
    /// Whether it is a letter of the office, which one gets for having asked.
    letter: bool,
    settings_href: String,
    stop_href: String,
}

#[derive(Clone, Serialize)]
struct Item {
    text: String,
    excerpt: String,
    paragraphs: Vec<String>,
    href: String,
}

impl MailView {
    fn samples() -> Vec<Self> {
        let item = |excerpt: &str, paragraphs: Vec<String>| Item {
            text: "Paola ha risposto al tuo commento a «Luce».".into(),
            excerpt: excerpt.into(),
            paragraphs,
            href: "https://montelume.example/it/comments/12".into(),
        };
        let mail = |items: Vec<Item>| Self {
            language: "it".into(),
            site: "Montelume decide".into(),
            body: "Comune di Montelume".into(),
            subject: "Paola ti ha risposto".into(),
            letter: items.len() > 1,
            items,
            settings_href: "https://montelume.example/it/account/notifications/settings".into(),
            stop_href: "https://montelume.example/it/unsubscribe/x".into(),
        };
        let full = item("Abbiamo contato.", vec!["Costa 38.000 €.".into()]);
        vec![mail(vec![item("", Vec::new())]), mail(vec![full.clone(), full])]
    }
}

impl Page for NoticeText {
    const TEMPLATE: &'static str = "engagement/notice.txt";

    fn samples() -> Vec<Self> {
        MailView::samples().into_iter().map(Self).collect()
    }
}

impl Page for NoticeHtml {
    const TEMPLATE: &'static str = "engagement/notice.html";

    fn samples() -> Vec<Self> {
        MailView::samples().into_iter().map(Self).collect()
    }
}

/// The sentence that says what happened; none when no feature knows such notices any more.
pub(crate) fn sentence(state: &State, reader: &Reader, notice: &Notice, subject: &Subject) -> Option<String> {
    let kind = kind(state, &notice.name)?;
    let who = match notice.nickname.as_deref() {
        Some(nickname) if !nickname.is_empty() => nickname.to_owned(),
        _ => reader.say(&Text::new("engagement-author-gone")),
    };
    let locale = reader.locale();
    let detail = kind.detail(&notice.happening).map(|detail| detail.text(locale).to_owned());
    let text = Text::new(kind.text(&notice.happening))
        .with("title", subject.title.text(locale))
        .with("who", who)
        .with("detail", detail.unwrap_or_default());
    Some(reader.say(&text))
}

/// A mail with those of the notices whose subject the person may see; none when nothing is left to say.
pub(crate) async fn compose(
    state: &State,
    db: &TenantDb,
    tx: &Tx,
    who: &Standing,
    notifications: &[Notification],
    subjects: &HashMap<ResourceRef, Subject>,
    stop: Stop,
) -> anyhow::Result<Option<Mail>> {
    let (Some(me), Some(tenant)) = (&who.me, letters::sender(state, db).await?) else { return Ok(None) };
    let locale = me.locale;
    let reader = state.renderer.reader(locale, tenant.time_zone);
    let url = |path: &str| state.settings.url(tenant.host.as_str(), &format!("/{locale}{path}"));
    let mut items = Vec::new();
    for notification in notifications {
        let Some(subject) = subjects.get(&notification.notice.about) else { continue };
        if let Some(item) = item(state, tx, &reader, &notification.notice, subject, &url).await? {
            items.push(item);
        }
    }
    let subject = match (&items[..], stop) {
        ([], _) => return Ok(None),
        ([one], Stop::Topic(_)) => one.text.trim_end_matches('.').to_owned(),
        (_, Stop::Rhythm(Rhythm::Weekly)) => {
            reader.say(&Text::new("engagement-digest-weekly").with("site", tenant.name.as_str()))
        }
        _ => reader.say(&Text::new("engagement-digest-daily").with("site", tenant.name.as_str())),
    };
    let stop_href = url(&format!("/unsubscribe/{}", token(&state.settings.secret, tenant.id, me.id, stop)));
    let asked = stop == Stop::Topic(Topic::Letter);
    let view = MailView {
        language: locale.as_str().to_owned(),
        site: tenant.name.clone(),
        body: tenant.profile.body.clone(),
        subject: subject.clone(),
        items,
        letter: asked,
        settings_href: url(if asked { "/account" } else { "/account/notifications/settings" }),
        stop_href: stop_href.clone(),
    };
    let text = state.renderer.text(locale, tenant.time_zone, &NoticeText(view.clone()))?;
    let mut mail = Mail::new(me.email.clone(), me.name.as_str(), subject, text);
    mail.html = Some(state.renderer.text(locale, tenant.time_zone, &NoticeHtml(view))?);
    mail.from_name = Some(tenant.name.clone());
    mail.unsubscribe = Some(stop_href);
    Ok(Some(mail))
}

async fn item(
    state: &State,
    tx: &Tx,
    reader: &Reader,
    notice: &Notice,
    subject: &Subject,
    url: &impl Fn(&str) -> String,
) -> anyhow::Result<Option<Item>> {
    let Some(text) = sentence(state, reader, notice, subject) else { return Ok(None) };
    let Some(kind) = kind(state, &notice.name) else { return Ok(None) };
    let Some(paragraphs) = kind.paragraphs(state, tx, &notice.happening).await? else { return Ok(None) };
    let quotes = subject.about.kind == "comment";
    Ok(Some(Item {
        text,
        excerpt: if quotes { subject.excerpt.text(reader.locale()).to_owned() } else { String::new() },
        paragraphs: paragraphs.iter().map(|text| reader.say(text)).collect(),
        href: url(kind.path(&notice.happening).as_deref().unwrap_or(&subject.path)),
    }))
}
