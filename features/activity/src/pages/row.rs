use std::collections::HashMap;

use accounts::{Here, Standing};
use db::Tx;
use engagement::subject;
use kernel::{Line, Locale, PersonId, Problem, Text, Timestamp};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use spaces::blocks::sources::Happened;
use uuid::Uuid;

use crate::{model::Activity, store};

/// Something that was done, in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    /// Who did it; the organisation where it was the office.
    who: String,
    /// The page about them, if they show one.
    who_href: Option<String>,
    /// What was done.
    did: String,
    title: Line,
    href: String,
    excerpt: Line,
    /// Where; none on a page of that space.
    space: Option<Line>,
    at: Timestamp,
}

impl Row {
    /// The same, as a block among other news shows it.
    pub(crate) fn happened(self) -> Happened {
        let kind = Text::new("activity-told").with("who", self.who).with("did", self.did);
        Happened { at: self.at, kind, title: self.title, href: self.href }
    }

    /// Those of the activities that everybody sees at this moment, with three more statements however many they are, and a
    /// few for each kind.
    pub(crate) async fn of(
        here: &Here,
        tx: &Tx,
        activities: &[Activity],
        named: bool,
    ) -> Result<Vec<Self>, Problem> {
        if activities.is_empty() {
            return Ok(Vec::new());
        }
        let abouts = activities.iter().map(|activity| &activity.about);
        let subjects = subject::subjects(&here.state, tx, &Standing::visitor(), abouts).await?;
        let people: Vec<PersonId> = activities.iter().filter_map(|activity| activity.person).collect();
        let names = store::names(tx, &people).await?;
        let names: HashMap<PersonId, store::Named> = names.into_iter().map(|one| (one.id, one)).collect();
        let spaces: HashMap<Uuid, Line> = match named {
            true => {
                let scopes = accounts::scopes(&here.state, tx, here.locale).await?;
                scopes.into_iter().filter(|s| s.published).map(|s| (s.id, s.title)).collect()
            }
            false => HashMap::new(),
        };
        let row = |activity: &Activity| {
            let subject = subjects.get(&activity.about).filter(|subject| subject.public)?;
            let person = activity.person.map(|person| names.get(&person));
            Some(Self {
                who: match person {
                    None => office(here),
                    Some(Some(named)) => named.nickname.clone(),
                    Some(None) => here.words("activity-person-gone"),
                },
                who_href: person
                    .flatten()
                    .filter(|named| named.public == Some(true))
                    .map(|named| here.to(&person_path(&named.nickname))),
                did: here.words(activity.deed.words),
                title: Line::of(&subject.title, here.locale),
                href: here.to(&subject.path),
                excerpt: Line::of(&subject.excerpt, here.locale),
                space: activity.space.and_then(|space| spaces.get(&space).cloned()),
                at: activity.at,
            })
        };
        Ok(activities.iter().filter_map(row).collect())
    }

    /// Invented ones for the samples of pages.
    pub(crate) fn samples() -> Vec<Self> {
        let row = |full: bool| Self {
            who: "Anna R.".into(),
            who_href: full.then(|| "/it/people/Anna%20R%2E".into()),
            did: "ha proposto".into(),
            title: Line::sample("Luce davanti alla scuola", full.then_some(Locale::EN)),
            href: "/it/processes/x/proposals/27-luce".into(),
            excerpt: Line::sample(
                if full { "Da novembre è già buio." } else { "" },
                full.then_some(Locale::EN),
            ),
            space: full.then(|| Line::sample("Bilancio partecipativo 2027", Some(Locale::EN))),
            at: Timestamp::UNIX_EPOCH,
        };
        vec![row(true), row(false)]
    }
}

fn office(here: &Here) -> String {
    match here.tenant.profile.body.as_str() {
        "" => here.tenant.name.clone(),
        body => body.to_owned(),
    }
}

/// The page about a person, without locale.
pub(crate) fn person_path(nickname: &str) -> String {
    format!("/people/{}", utf8_percent_encode(nickname, NON_ALPHANUMERIC))
}
