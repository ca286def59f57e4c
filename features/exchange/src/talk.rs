//! Cards as others know them: who may see one, where it lives, and by which words it is found. Nobody comments on a card:
//! whoever has a question writes to its contact.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{
    Subject, Subjects,
    searchable::{Searchable, Words},
};
use feature::State;
use kernel::{Locale, Problem, Translated};
use spaces::{Component, Process, process};
use uuid::Uuid;

use crate::{
    model::{Card, Stage},
    store,
};

/// Knows cards.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        crate::RESOURCE
    }

    fn noun(&self) -> &'static str {
        "exchange-audit-kind"
    }

    async fn read(&self, _: &State, tx: &Tx, who: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let cards = store::by_ids(tx, ids).await?;
        let mut places: Vec<(Component, Process)> = Vec::new();
        for card in &cards {
            if places.iter().any(|(component, _)| component.id == card.component) {
                continue;
            }
            let component = process::store::component(tx, card.component).await?.ok_or(Problem::NotFound)?;
            let process = process::store::by_id(tx, component.process_id).await?.ok_or(Problem::NotFound)?;
            places.push((component, process));
        }
        let subject = |card: &Card| {
            let (component, process) = places.iter().find(|(c, _)| c.id == card.component)?;
            subject(card, component, process, who)
        };
        Ok(cards.iter().filter_map(subject).collect())
    }
}

/// A public card; none when somebody may not see it.
fn subject(card: &Card, component: &Component, process: &Process, who: &Standing) -> Option<Subject> {
    let sight = process.sight().part(component.published);
    (card.stage == Stage::Published && sight.seen_by(who)).then(|| Subject {
        about: card.reference(),
        // Written in a language that nobody asked for: the same words for every reader.
        title: Translated::new(Locale::IT, card.content.title.as_str()),
        excerpt: Translated::new(Locale::IT, card.summary.as_str()),
        path: format!("{}/{}/{}", process.path(), component.slug, card.words()),
        space: Some(process.id.uuid()),
        authors: card.author.into_iter().collect(),
        talk: None,
        public: sight.public,
    })
}

#[async_trait]
impl Searchable for Talks {
    fn kind(&self) -> &'static str {
        crate::RESOURCE
    }

    fn plural(&self) -> &'static str {
        "exchange-plural"
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let cards = store::by_ids(tx, ids).await?;
        let words = |card: Card| {
            let c = &card.content;
            let hosts = c.hosts.iter().map(|host| host.name.as_str());
            let all = [c.short.as_str(), c.office.as_str(), c.description.as_str(), c.transfer.text.as_str()];
            let topics = c.transfer.topics.iter().map(String::as_str);
            let modules = c.transfer.modules.iter().map(|module| module.title.as_str());
            let text = all.into_iter().chain(hosts).chain(topics).chain(modules).collect::<Vec<_>>();
            Words { id: card.id.uuid(), text: text.join("\n"), at: card.created_at }
        };
        Ok(cards.into_iter().map(words).collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, process, after, limit).await?)
    }
}
