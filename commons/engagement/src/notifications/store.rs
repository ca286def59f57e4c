//! Notices, who was told, and how each person wants to be told.

use std::collections::HashMap;

use db::{
    DbErr, Tx, WriteTx,
    paging::{Cursor, Page},
    vals,
};
use kernel::{PersonId, Problem, ResourceRef, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::model::{Happening, Notice, NoticeId, Notification, NotificationId, Rhythm, Topic};

/// Writes what people are told of, once for each event and kind.
pub(crate) async fn put_notice(
    tx: &WriteTx,
    happening: &Happening,
    name: &str,
    about: &ResourceRef,
    by: Option<PersonId>,
) -> Result<NoticeId, Problem> {
    tx.exec(
        "INSERT INTO notices (tenant_id, id, event_seq, name, about_kind, about_id, source_kind, source_id, by_id, payload, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
        vals![
            tx.id::<NoticeId>(),
            happening.seq,
            name,
            about.kind.as_str(),
            about.id,
            happening.about.kind.as_str(),
            happening.about.id,
            by,
            happening.payload.to_string(),
            happening.at
        ],
    )
    .await?;
    let id: Option<NoticeId> = tx
        .scalar(
            "SELECT id FROM notices WHERE tenant_id = $1 AND event_seq = $2 AND name = $3",
            vals![happening.seq, name],
        )
        .await?;
    id.ok_or(Problem::NotFound)
}

/// Tells a person; none when they were told of the same event already, or have left.
pub(crate) async fn tell(
    tx: &WriteTx,
    notice: NoticeId,
    seq: i64,
    person: PersonId,
    topic: Topic,
    rhythm: Rhythm,
) -> Result<Option<NotificationId>, DbErr> {
    let id = tx.id::<NotificationId>();
    let added = tx
        .exec(
            "INSERT INTO notifications (tenant_id, id, notice_id, event_seq, person_id, topic, rhythm, created_at)
             SELECT p.tenant_id, $2, $3, $4, p.id, $6, $7, $8 FROM people p
             WHERE p.tenant_id = $1 AND p.id = $5 AND p.deleted_at IS NULL
             ON CONFLICT (tenant_id, person_id, event_seq) DO NOTHING",
            vals![id, notice, seq, person, topic.as_str(), rhythm.as_str(), tx.now()],
        )
        .await?;
    Ok((added == 1).then_some(id))
}

const COLUMNS: &str =
    "n.id, n.person_id, n.read_at, n.mailed_at, n.topic, s.event_seq, s.name, s.about_kind, s.about_id,
  s.source_kind, s.source_id, b.nickname, s.payload, s.at";
const TABLES: &str = "notifications n
  JOIN notices s ON s.tenant_id = n.tenant_id AND s.id = n.notice_id
  LEFT JOIN people b ON b.tenant_id = s.tenant_id AND b.id = s.by_id";

#[derive(FromQueryResult)]
struct Row {
    id: NotificationId,
    person_id: PersonId,
    read_at: Option<Timestamp>,
    mailed_at: Option<Timestamp>,
    topic: String,
    event_seq: i64,
    name: String,
    about_kind: String,
    about_id: Uuid,
    source_kind: String,
    source_id: Uuid,
    nickname: Option<String>,
    payload: String,
    at: Timestamp,
}

impl Row {
    fn notification(self) -> anyhow::Result<Notification> {
        Ok(Notification {
            id: self.id,
            person: self.person_id,
            read: self.read_at.is_some(),
            mailed: self.mailed_at.is_some(),
            topic: Topic::parse(&self.topic).unwrap_or(Topic::Comment),
            notice: Notice {
                name: self.name,
                about: ResourceRef { kind: self.about_kind, id: self.about_id },
                nickname: self.nickname,
                happening: Happening {
                    seq: self.event_seq,
                    about: ResourceRef { kind: self.source_kind, id: self.source_id },
                    payload: serde_json::from_str(&self.payload)?,
                    at: self.at,
                },
            },
        })
    }
}

fn notifications(rows: Vec<Row>) -> Result<Vec<Notification>, Problem> {
    Ok(rows.into_iter().map(Row::notification).collect::<anyhow::Result<_>>()?)
}

/// One notification.
pub(crate) async fn by_id(tx: &Tx, id: NotificationId) -> Result<Option<Notification>, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE n.tenant_id = $1 AND n.id = $2");
    Ok(tx.one::<Row>(&sql, vals![id]).await?.map(Row::notification).transpose()?)
}

const ORDER: &str = "notifications";

/// A page of a person's notifications, the latest first.
pub(crate) async fn of_person(
    tx: &Tx,
    person: PersonId,
    after: Option<&str>,
) -> Result<Page<Notification>, Problem> {
    let mut values = vals![person, Page::<Notification>::LIMIT];
    let mut condition = "";
    if let Some(after) = after {
        values.push(Cursor::decode(after, ORDER, 0)?.id.into());
        condition = " AND n.id < $4";
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE n.tenant_id = $1 AND n.person_id = $2{condition}
         ORDER BY n.id DESC LIMIT $3"
    );
    let rows = notifications(tx.all(&sql, values).await?)?;
    Ok(Page::new(rows, |n| Cursor::after(ORDER, [], n.id.uuid())))
}

/// How many a person has not read, at most a hundred.
pub(crate) async fn unread(tx: &Tx, person: PersonId) -> Result<i64, DbErr> {
    let count: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM (SELECT id FROM notifications WHERE tenant_id = $1 AND person_id = $2 AND read_at IS NULL
               ORDER BY id LIMIT 100) AS latest",
            vals![person],
        )
        .await?;
    Ok(count.unwrap_or(0))
}

/// Marks one as read, or all up to the transaction's moment.
pub(crate) async fn mark_read(
    tx: &WriteTx,
    person: PersonId,
    one: Option<NotificationId>,
) -> Result<(), DbErr> {
    let sql =
        "UPDATE notifications SET read_at = $3 WHERE tenant_id = $1 AND person_id = $2 AND read_at IS NULL";
    match one {
        Some(id) => tx.exec(&format!("{sql} AND id = $4"), vals![person, tx.now(), id]).await?,
        None => tx.exec(sql, vals![person, tx.now()]).await?,
    };
    Ok(())
}

/// Notes that mail about it went out, or shall not; answers false when that was noted already.
pub(crate) async fn mark_mailed(tx: &WriteTx, id: NotificationId) -> Result<bool, DbErr> {
    let sql =
        "UPDATE notifications SET mailed_at = $3 WHERE tenant_id = $1 AND id = $2 AND mailed_at IS NULL";
    Ok(tx.exec(sql, vals![id, tx.now()]).await? == 1)
}

/// Puts off mail about it to another rhythm.
pub(crate) async fn set_rhythm(tx: &WriteTx, id: NotificationId, rhythm: Rhythm) -> Result<(), DbErr> {
    let sql = "UPDATE notifications SET rhythm = $3 WHERE tenant_id = $1 AND id = $2 AND mailed_at IS NULL";
    tx.exec(sql, vals![id, rhythm.as_str()]).await?;
    Ok(())
}

/// Who has unread mail of a rhythm from before a moment, after a person.
pub(crate) async fn waiting_people(
    tx: &Tx,
    rhythm: Rhythm,
    before: Timestamp,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<PersonId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Person {
        person_id: PersonId,
    }
    let rows: Vec<Person> = tx
        .all(
            "SELECT DISTINCT person_id FROM notifications
             WHERE tenant_id = $1 AND rhythm = $2 AND created_at < $3 AND person_id > $4 AND mailed_at IS NULL
               AND read_at IS NULL ORDER BY person_id LIMIT $5",
            vals![rhythm.as_str(), before, after.map(PersonId::uuid).unwrap_or_default(), limit],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// What waits for a person's mail of a rhythm from before a moment, oldest first.
pub(crate) async fn waiting(
    tx: &Tx,
    person: PersonId,
    rhythm: Rhythm,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<Notification>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES}
         WHERE n.tenant_id = $1 AND n.person_id = $2 AND n.rhythm = $3 AND n.created_at < $4 AND n.mailed_at IS NULL
           AND n.read_at IS NULL ORDER BY n.id LIMIT $5"
    );
    notifications(tx.all(&sql, vals![person, rhythm.as_str(), before, limit]).await?)
}

/// What some people chose for a topic; who has not chosen is left out.
pub(crate) async fn rhythms_of(
    tx: &Tx,
    topic: Topic,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Rhythm>, DbErr> {
    #[derive(FromQueryResult)]
    struct Chosen {
        person_id: PersonId,
        rhythm: String,
    }
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (3..3 + people.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT person_id, rhythm FROM notice_settings
         WHERE tenant_id = $1 AND topic = $2 AND person_id IN ({}) ORDER BY person_id",
        places.join(", ")
    );
    let mut values = vals![topic.as_str()];
    values.extend(people.iter().map(|person| (*person).into()));
    let rows: Vec<Chosen> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.person_id, Rhythm::parse(&row.rhythm)?))).collect())
}

/// How a person wants to be told: the rhythm of each topic, and whether they follow what they take part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// The rhythm of each topic.
    pub rhythms: Vec<(Topic, Rhythm)>,
    /// Whether they follow what they take part in.
    pub taking_part: bool,
}

impl Wishes {
    /// The rhythm of a topic.
    pub fn rhythm(&self, topic: Topic) -> Rhythm {
        self.rhythms.iter().find(|(t, _)| *t == topic).map_or(topic.usual(), |(_, rhythm)| *rhythm)
    }
}

/// The word of the setting that is no topic.
const TAKING_PART: &str = "taking_part";

/// What a person chose; the usual where they did not.
pub(crate) async fn wishes(tx: &Tx, person: PersonId) -> Result<Wishes, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        topic: String,
        rhythm: String,
    }
    let sql =
        "SELECT topic, rhythm FROM notice_settings WHERE tenant_id = $1 AND person_id = $2 ORDER BY topic";
    let rows: Vec<Row> = tx.all(sql, vals![person]).await?;
    let chosen =
        |word: &str| rows.iter().find(|row| row.topic == word).and_then(|r| Rhythm::parse(&r.rhythm));
    Ok(Wishes {
        rhythms: Topic::CHOSEN.map(|t| (t, chosen(t.as_str()).unwrap_or(t.usual()))).into(),
        taking_part: chosen(TAKING_PART) != Some(Rhythm::Never),
    })
}

/// Keeps what a person chose.
pub(crate) async fn set_wishes(tx: &WriteTx, person: PersonId, wishes: &Wishes) -> Result<(), DbErr> {
    let taking_part = if wishes.taking_part { Rhythm::Now } else { Rhythm::Never };
    let topics = wishes.rhythms.iter().map(|(topic, rhythm)| (topic.as_str(), *rhythm));
    for (topic, rhythm) in topics.chain([(TAKING_PART, taking_part)]) {
        tx.exec(
            "INSERT INTO notice_settings (tenant_id, person_id, topic, rhythm) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant_id, person_id, topic) DO UPDATE SET rhythm = excluded.rhythm",
            vals![person, topic, rhythm.as_str()],
        )
        .await?;
    }
    Ok(())
}

/// What a person was told, the latest first: the kind of notice and when.
pub(crate) async fn told(tx: &Tx, person: PersonId, limit: i64) -> Result<Vec<(String, Timestamp)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
        at: Timestamp,
    }
    let sql = "SELECT s.name, s.at FROM notifications n
         JOIN notices s ON s.tenant_id = n.tenant_id AND s.id = n.notice_id
         WHERE n.tenant_id = $1 AND n.person_id = $2 ORDER BY n.id DESC LIMIT $3";
    let rows: Vec<Row> = tx.all(sql, vals![person, limit]).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.at)).collect())
}

/// Forgets what somebody was told, and how they wanted to be told.
pub(crate) async fn forget(tx: &WriteTx, person: PersonId) -> Result<(), DbErr> {
    for table in ["notifications", "notice_settings"] {
        tx.exec(&format!("DELETE FROM {table} WHERE tenant_id = $1 AND person_id = $2"), vals![person])
            .await?;
    }
    Ok(())
}
