use std::sync::Arc;

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use feature::State;
use kernel::{PersonId, Problem, ResourceRef, Text, Timestamp, Translated};
use serde_json::Value;
use uuid::Uuid;

use crate::follows;

kernel::id!(
    /// Something that people are told of.
    NoticeId
);
kernel::id!(
    /// A notice to one person.
    NotificationId
);

/// Why somebody is told; people choose for each how often they get mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Somebody answered what they said.
    Reply,
    /// Somebody called them by name.
    Mention,
    /// The administration answered.
    Answer,
    /// A process that they follow went on.
    Phase,
    /// Something new where they follow.
    Comment,
    /// What they follow is not as it was, or whom they follow did something.
    News,
    /// Something waits to be decided on where they moderate.
    Report,
    /// A letter of the office. Who gets it is said with the account, and by the link that stops it.
    Letter,
    /// What they wrote was hidden or is shown again. The mail about it is not switched off: they are owed the reason.
    Moderation,
}

impl Topic {
    /// Those that people choose a rhythm for; the last one concerns only those who work here.
    pub const CHOSEN: [Topic; 7] = [
        Topic::Reply,
        Topic::Mention,
        Topic::Answer,
        Topic::Phase,
        Topic::News,
        Topic::Comment,
        Topic::Report,
    ];

    /// Those of [`Topic::CHOSEN`] that somebody can be told of.
    pub fn concerning(who: &Standing) -> Vec<Topic> {
        Topic::CHOSEN.into_iter().filter(|topic| *topic != Topic::Report || who.is_staff()).collect()
    }

    /// The word stored, and used in forms and links.
    pub fn as_str(self) -> &'static str {
        match self {
            Topic::Reply => "reply",
            Topic::Mention => "mention",
            Topic::Answer => "answer",
            Topic::Phase => "phase",
            Topic::Comment => "comment",
            Topic::News => "news",
            Topic::Report => "report",
            Topic::Letter => "letter",
            Topic::Moderation => "moderation",
        }
    }

    /// The topic of a word.
    pub fn parse(word: &str) -> Option<Topic> {
        Topic::CHOSEN
            .into_iter()
            .chain([Topic::Moderation, Topic::Letter])
            .find(|topic| topic.as_str() == word)
    }

    /// What it is called among the settings.
    pub fn title(self) -> Text {
        Text::new(match self {
            Topic::Reply => "engagement-topic-reply",
            Topic::Mention => "engagement-topic-mention",
            Topic::Answer => "engagement-topic-answer",
            Topic::Phase => "engagement-topic-phase",
            Topic::Comment => "engagement-topic-comment",
            Topic::News => "engagement-topic-news",
            Topic::Report => "engagement-topic-report",
            Topic::Letter => "engagement-topic-letter",
            Topic::Moderation => "engagement-topic-moderation",
        })
    }

    /// The rhythm of who has not chosen: at once for what concerns them, once a day for what may be much.
    pub fn usual(self) -> Rhythm {
        match self {
            Topic::Comment | Topic::News => Rhythm::Daily,
            Topic::Moderation => Rhythm::Never,
            _ => Rhythm::Now,
        }
    }
}

/// How often somebody gets mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// At once.
    Now,
    /// One mail a day.
    Daily,
    /// One mail a week.
    Weekly,
    /// No mail.
    Never,
}

impl Rhythm {
    /// All of them.
    pub const ALL: [Rhythm; 4] = [Rhythm::Now, Rhythm::Daily, Rhythm::Weekly, Rhythm::Never];
    /// The words of forms.
    pub const WORDS: [&str; 4] = ["now", "daily", "weekly", "never"];

    /// The word stored and sent by forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Rhythm::Now => "now",
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
            Rhythm::Never => "never",
        }
    }

    /// The rhythm of a word.
    pub fn parse(word: &str) -> Option<Rhythm> {
        Rhythm::ALL.into_iter().find(|rhythm| rhythm.as_str() == word)
    }

    /// What it is called.
    pub fn title(self) -> Text {
        Text::new(match self {
            Rhythm::Now => "engagement-rhythm-now",
            Rhythm::Daily => "engagement-rhythm-daily",
            Rhythm::Weekly => "engagement-rhythm-weekly",
            Rhythm::Never => "engagement-rhythm-never",
        })
    }
}

/// An event, as whoever makes notices of it sees it.
#[derive(Clone, Debug)]
pub struct Happening {
    /// Its place among all events.
    pub seq: i64,
    /// What it happened to.
    pub about: ResourceRef,
    /// The details that the writer gave.
    pub payload: Value,
    /// When.
    pub at: Timestamp,
}

impl Happening {
    /// A person named in the details.
    pub fn person(&self, name: &str) -> Option<PersonId> {
        self.payload.get(name)?.as_str()?.parse().ok()
    }
}

/// The people to tell next: in the order of their ids, those after one, so many at most.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// The program.
    pub state: &'a State,
    /// Where to read.
    pub tx: &'a Tx,
    /// What they are told of.
    pub happening: &'a Happening,
    /// The last one who was told; none at the beginning.
    pub after: Option<PersonId>,
    /// How many at most.
    pub limit: i64,
}

impl Batch<'_> {
    /// Those of a few people who come next.
    pub fn of(&self, people: impl IntoIterator<Item = PersonId>) -> Vec<PersonId> {
        after(people, self.after)
    }

    /// Those who follow something and come next.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn followers(&self, about: &ResourceRef) -> Result<Vec<PersonId>, Problem> {
        Ok(follows::store::followers_after(self.tx, about, self.after, self.limit).await?)
    }

    /// People of several lists, each of those who come next, as one such list without repetition.
    pub fn merged(&self, lists: Vec<Vec<PersonId>>) -> Vec<PersonId> {
        merged(lists, self.limit)
    }
}

/// Makes notices of one kind of event. A feature registers one for each of its events that people are told of; who is
/// told by an earlier one is not told again of the same event.
#[async_trait]
pub trait Notifies: Send + Sync {
    /// Unique among all, and never changed while rows may wait, as in `comment.reply`.
    fn name(&self) -> &'static str;

    /// The kind of event; most are called as what they tell.
    fn event(&self) -> &'static str {
        self.name()
    }

    /// Why people are told.
    fn topic(&self) -> Topic;

    /// The message that says it, with the arguments `title` (of what it is about), `who` (by whom) and `detail`.
    fn text(&self, happening: &Happening) -> &'static str;

    /// What it is about: its title and address are shown, and only who may see it is told.
    fn about(&self, happening: &Happening) -> ResourceRef {
        happening.about.clone()
    }

    /// Who did it: they are not told.
    fn by(&self, happening: &Happening) -> Option<PersonId> {
        happening.person("by")
    }

    /// Whom to tell next: who follows what it is about.
    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        batch.followers(&batch.happening.about).await
    }

    /// Where it leads, without locale; none for the page of what it is about.
    fn path(&self, _: &Happening) -> Option<String> {
        None
    }

    /// A name within the sentence, as of a phase.
    fn detail(&self, _: &Happening) -> Option<Translated> {
        None
    }

    /// What a mail says besides the sentence; none when it is not to be sent any more.
    async fn paragraphs(&self, _: &State, _: &Tx, _: &Happening) -> Result<Option<Vec<Text>>, Problem> {
        Ok(Some(Vec::new()))
    }
}

/// Registers a kind of notices.
pub struct NoticeKind(pub Arc<dyn Notifies>);

/// The registered kind of a name.
pub(crate) fn kind<'a>(state: &'a State, name: &str) -> Option<&'a dyn Notifies> {
    let kinds = state.extensions.all::<NoticeKind>();
    kinds.iter().map(|NoticeKind(kind)| &**kind).find(|kind| kind.name() == name)
}

/// Something that people were told of.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub(crate) name: String,
    pub(crate) about: ResourceRef,
    /// How others see who did it; empty when they left.
    pub(crate) nickname: Option<String>,
    pub(crate) happening: Happening,
}

/// A notice to one person.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    pub(crate) id: NotificationId,
    pub(crate) person: PersonId,
    pub(crate) read: bool,
    pub(crate) mailed: bool,
    pub(crate) topic: Topic,
    pub(crate) notice: Notice,
}

/// People of several lists, each in the order of ids, as one such list without repetition.
fn merged(lists: Vec<Vec<PersonId>>, limit: i64) -> Vec<PersonId> {
    let mut all: Vec<PersonId> = lists.into_iter().flatten().collect();
    all.sort_unstable_by_key(|person| person.uuid());
    all.dedup();
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    all
}

/// Those of a few people that come after one.
fn after(people: impl IntoIterator<Item = PersonId>, after: Option<PersonId>) -> Vec<PersonId> {
    let after = after.map(PersonId::uuid).unwrap_or(Uuid::nil());
    people.into_iter().filter(|person| person.uuid() > after).collect()
}
