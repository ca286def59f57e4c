//! Activity and profiles in the database.

use db::{
    DbErr, Tx, WriteTx,
    paging::{Cursor, Key, Page},
    vals,
};
use kernel::{PersonId, Problem, ResourceRef, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Activity, DEEDS, Deed, Profile};

/// Whose activity is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scope {
    /// Of the whole organisation.
    Organisation,
    /// In one space.
    Space(Uuid),
    /// By one person.
    Person(PersonId),
}

/// The order of lists, as cursors name it.
const LATEST: &str = "latest";

#[derive(FromQueryResult)]
struct Row {
    seq: i64,
    id: Uuid,
    deed: String,
    kind: String,
    resource_id: Uuid,
    space_id: Option<Uuid>,
    person_id: Option<PersonId>,
    at: Timestamp,
}

/// A page of what was done, the latest first.
pub(crate) async fn list(
    tx: &Tx,
    scope: Scope,
    filter: Option<&str>,
    after: Option<&str>,
) -> Result<Page<Activity>, Problem> {
    let mut values = Vec::new();
    let mut conditions = String::from("tenant_id = $1 AND hidden = FALSE");
    match scope {
        Scope::Organisation => {}
        Scope::Space(space) => {
            values.push(space.into());
            conditions.push_str(" AND space_id = $2");
        }
        Scope::Person(person) => {
            values.push(person.into());
            conditions.push_str(" AND person_id = $2");
        }
    }
    if let Some(filter) = filter {
        let words = DEEDS.iter().filter(|deed| deed.filter == filter);
        let words: Vec<String> = words.map(|deed| format!("'{}'", deed.event)).collect();
        conditions.push_str(&format!(" AND deed IN ({})", words.join(", ")));
    }
    // Several things happen within one moment; the place of their events says which came first.
    if let Some(after) = after {
        let first = values.len() + 2;
        let place = Cursor::decode(after, LATEST, 2)?;
        if !matches!(place.keys[..], [Key::Moment(_), Key::Number(_)]) {
            return Err(Problem::NotFound);
        }
        values.extend(place.values());
        conditions.push_str(&format!(" AND (at, seq, id) < (${first}, ${}, ${})", first + 1, first + 2));
    }
    values.push(Page::<Activity>::LIMIT.into());
    let sql = format!(
        "SELECT seq, id, deed, kind, resource_id, space_id, person_id, at FROM activities WHERE {conditions}
         ORDER BY at DESC, seq DESC, id DESC LIMIT ${}",
        values.len() + 1
    );
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    let activity = |row: Row| {
        Some(Activity {
            seq: row.seq,
            id: row.id,
            deed: Deed::of(&row.deed)?,
            about: ResourceRef { kind: row.kind, id: row.resource_id },
            space: row.space_id,
            person: row.person_id,
            at: row.at,
        })
    };
    let rows = rows.into_iter().filter_map(activity).collect();
    Ok(Page::new(rows, |row: &Activity| {
        Cursor::after(LATEST, [Key::from(row.at), Key::from(row.seq)], row.id)
    }))
}

/// Writes what an event tells of, once, however often it is told.
pub(crate) async fn insert(tx: &WriteTx, activity: &Activity) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO activities (tenant_id, seq, id, deed, kind, resource_id, space_id, person_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
        vals![
            activity.seq,
            activity.id,
            activity.deed.event,
            activity.about.kind.as_str(),
            activity.about.id,
            activity.space,
            activity.person,
            activity.at,
        ],
    )
    .await?;
    Ok(())
}

/// Takes what was done in a space out of all lists.
pub(crate) async fn hide_space(tx: &WriteTx, space: Uuid) -> Result<(), DbErr> {
    let sql = "UPDATE activities SET hidden = TRUE WHERE tenant_id = $1 AND space_id = $2 AND hidden = FALSE";
    tx.exec(sql, vals![space]).await?;
    Ok(())
}

/// Puts what was done in a space back into the lists.
pub(crate) async fn show_space(tx: &WriteTx, space: Uuid) -> Result<(), DbErr> {
    let sql = "UPDATE activities SET hidden = FALSE WHERE tenant_id = $1 AND space_id = $2 AND hidden = TRUE";
    tx.exec(sql, vals![space]).await?;
    Ok(())
}

/// Forgets what a person shows.
pub(crate) async fn forget_person(tx: &WriteTx, person: PersonId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM profiles WHERE tenant_id = $1 AND person_id = $2", vals![person]).await?;
    Ok(())
}

/// Who the people of a list are to others, as far as they are still there, and whether they show a page.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Named {
    pub(crate) id: PersonId,
    pub(crate) nickname: String,
    pub(crate) public: Option<bool>,
}

/// The names of some people, in one statement.
pub(crate) async fn names(tx: &Tx, people: &[PersonId]) -> Result<Vec<Named>, DbErr> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + people.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT a.id, a.nickname, f.public FROM people a
         LEFT JOIN profiles f ON f.tenant_id = a.tenant_id AND f.person_id = a.id
         WHERE a.tenant_id = $1 AND a.id IN ({}) AND a.deleted_at IS NULL ORDER BY a.id",
        places.join(", ")
    );
    tx.all(&sql, people.iter().map(|id| (*id).into()).collect()).await
}

/// Somebody who shows a page about themselves.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Shown {
    pub(crate) id: PersonId,
    pub(crate) nickname: String,
    pub(crate) about_html: String,
}

/// The person of a nickname, if they show a page; the name is compared as when somebody registers.
pub(crate) async fn shown(tx: &Tx, nickname: &str) -> Result<Option<Shown>, DbErr> {
    tx.one(
        "SELECT a.id, a.nickname, f.about_html FROM people a
         JOIN profiles f ON f.tenant_id = a.tenant_id AND f.person_id = a.id
         WHERE a.tenant_id = $1 AND a.nickname_folded = $2 AND f.public = TRUE AND a.deleted_at IS NULL",
        vals![db::search::fold(nickname)],
    )
    .await
}

/// What a person shows; none when they never chose.
pub(crate) async fn profile(tx: &Tx, person: PersonId) -> Result<Option<Profile>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        public: bool,
        about: String,
    }
    let sql = "SELECT public, about FROM profiles WHERE tenant_id = $1 AND person_id = $2";
    let row: Option<Row> = tx.one(sql, vals![person]).await?;
    Ok(row.map(|row| Profile { public: row.public, about: row.about }))
}

/// Writes what a person shows.
pub(crate) async fn put_profile(
    tx: &WriteTx,
    person: PersonId,
    profile: &Profile,
    html: &str,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO profiles (tenant_id, person_id, public, about, about_html) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, person_id) DO UPDATE SET public = excluded.public, about = excluded.about,
           about_html = excluded.about_html",
        vals![person, profile.public, profile.about.as_str(), html],
    )
    .await?;
    Ok(())
}
