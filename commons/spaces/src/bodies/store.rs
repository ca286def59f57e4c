//! Bodies, their members, and the processes they work for, in the database.

use accounts::admission_store as admissions;
use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;

use super::{Body, Member, MemberId, Office, Relation};
use crate::{
    ProcessId,
    process::{Process, SpaceKind, store as spaces},
    translated::{columns, of_columns},
};

/// The charter of a body.
#[derive(FromQueryResult)]
struct Row {
    process_id: ProcessId,
    parent_id: Option<ProcessId>,
    purpose: String,
    purpose_html: String,
    composition: String,
    composition_html: String,
}

impl Row {
    fn body(self, space: Process) -> Result<Body, Problem> {
        Ok(Body {
            space,
            parent: self.parent_id,
            purpose: Translated::from_json(&self.purpose)?,
            purpose_html: Translated::from_json(&self.purpose_html)?,
            composition: Translated::from_json(&self.composition)?,
            composition_html: Translated::from_json(&self.composition_html)?,
        })
    }
}

const CHARTER: &str = "process_id, parent_id, purpose, purpose_html, composition, composition_html";

/// All bodies of an organisation, drafts and those for members only too, the oldest first; two statements.
pub(crate) async fn all(tx: &Tx) -> Result<Vec<Body>, Problem> {
    let sql = format!("SELECT {CHARTER} FROM bodies WHERE tenant_id = $1 ORDER BY process_id");
    let mut rows: Vec<Row> = tx.all(&sql, vals![]).await?;
    let mut bodies = Vec::new();
    for space in spaces::all(tx).await?.into_iter().rev().filter(|space| space.kind == SpaceKind::Body) {
        if let Some(at) = rows.iter().position(|row| row.process_id == space.id) {
            bodies.push(rows.swap_remove(at).body(space)?);
        }
    }
    Ok(bodies)
}

/// What makes a space a body.
pub(crate) async fn of(tx: &Tx, space: Process) -> Result<Body, Problem> {
    let sql = format!("SELECT {CHARTER} FROM bodies WHERE tenant_id = $1 AND process_id = $2");
    let row: Option<Row> = tx.one(&sql, vals![space.id]).await?;
    row.ok_or(Problem::NotFound)?.body(space)
}

/// Writes the charter of a body, new or known.
pub(super) async fn put(tx: &WriteTx, body: &Body) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO bodies (tenant_id, process_id, parent_id, purpose, purpose_html, composition, composition_html)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, process_id) DO UPDATE SET parent_id = excluded.parent_id,
           purpose = excluded.purpose, purpose_html = excluded.purpose_html, composition = excluded.composition,
           composition_html = excluded.composition_html",
        vals![
            body.space.id,
            body.parent,
            body.purpose.to_json(),
            body.purpose_html.to_json(),
            body.composition.to_json(),
            body.composition_html.to_json(),
        ],
    )
    .await?;
    Ok(())
}

/// Each body with the one it is part of.
pub(super) async fn parents(tx: &Tx) -> Result<Vec<(ProcessId, Option<ProcessId>)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Pair {
        process_id: ProcessId,
        parent_id: Option<ProcessId>,
    }
    let sql = "SELECT process_id, parent_id FROM bodies WHERE tenant_id = $1 ORDER BY process_id";
    let pairs: Vec<Pair> = tx.all(sql, vals![]).await?;
    Ok(pairs.into_iter().map(|pair| (pair.process_id, pair.parent_id)).collect())
}

#[derive(FromQueryResult)]
struct MemberRow {
    id: MemberId,
    process_id: ProcessId,
    person_id: Option<PersonId>,
    name: String,
    role: String,
    title: String,
    title_wording: String,
    starts_at: Option<Timestamp>,
    ends_at: Option<Timestamp>,
    public: bool,
}

impl MemberRow {
    fn member(self) -> anyhow::Result<Member> {
        Ok(Member {
            id: self.id,
            body: self.process_id,
            person: self.person_id,
            name: self.name,
            office: Office::parse(&self.role).ok_or_else(|| anyhow::anyhow!("a member without an office"))?,
            title: of_columns(&self.title, &self.title_wording)?,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            public: self.public,
        })
    }
}

const MEMBER: &str =
    "m.id, m.process_id, m.person_id, m.name, m.role, m.title, m.title_wording, m.starts_at, m.ends_at, m.public
  FROM members m LEFT JOIN people p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
  WHERE m.tenant_id = $1 AND m.process_id = $2 AND p.deleted_at IS NULL";

/// The members of a body by office, then in the order that the office gave them. Who deleted their account is gone.
pub(crate) async fn members(tx: &Tx, body: ProcessId) -> Result<Vec<Member>, Problem> {
    let sql = format!("SELECT {MEMBER} ORDER BY m.position, m.id");
    let rows: Vec<MemberRow> = tx.all(&sql, vals![body]).await?;
    let mut members: Vec<Member> = rows.into_iter().map(MemberRow::member).collect::<anyhow::Result<_>>()?;
    members.sort_by_key(|member| Office::ALL.iter().position(|office| *office == member.office));
    Ok(members)
}

/// A member of a body.
pub(crate) async fn member(tx: &Tx, body: ProcessId, id: MemberId) -> Result<Option<Member>, Problem> {
    let sql = format!("SELECT {MEMBER} AND m.id = $3");
    let row: Option<MemberRow> = tx.one(&sql, vals![body, id]).await?;
    Ok(row.map(MemberRow::member).transpose()?)
}

/// Writes a member, new or known by its id; says whether it did: an account sits in a body once.
pub(in crate::bodies) async fn put_member(tx: &WriteTx, member: &Member) -> Result<bool, DbErr> {
    let taken: Option<MemberId> = tx
        .scalar(
            "SELECT id FROM members WHERE tenant_id = $1 AND process_id = $2 AND person_id = $3 AND id <> $4",
            vals![member.body, member.person, member.id],
        )
        .await?;
    if taken.is_some() {
        return Ok(false);
    }
    let (title, rest) = columns(&member.title);
    tx.exec(
        "INSERT INTO members (tenant_id, id, process_id, person_id, name, role, title, title_wording, starts_at, ends_at,
           public, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
           (SELECT coalesce(max(position), 0) + 1 FROM members WHERE tenant_id = $1 AND process_id = $3))
         ON CONFLICT (tenant_id, id) DO UPDATE SET person_id = excluded.person_id, name = excluded.name,
           role = excluded.role, title = excluded.title, title_wording = excluded.title_wording,
           starts_at = excluded.starts_at, ends_at = excluded.ends_at, public = excluded.public",
        vals![
            member.id,
            member.body,
            member.person,
            member.name.as_str(),
            member.office.as_str(),
            title,
            rest,
            member.starts_at,
            member.ends_at,
            member.public,
        ],
    )
    .await?;
    Ok(true)
}

/// Puts a member at a place among the others of the body.
pub(in crate::bodies) async fn set_position(tx: &WriteTx, id: MemberId, position: i64) -> Result<(), DbErr> {
    let sql = "UPDATE members SET position = $3 WHERE tenant_id = $1 AND id = $2";
    tx.exec(sql, vals![id, position]).await?;
    Ok(())
}

/// Deletes a member.
pub(in crate::bodies) async fn delete_member(tx: &WriteTx, id: MemberId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM members WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}

/// The body of a process, or the process of a body, as a page links to it.
#[derive(Clone, Debug)]
pub(crate) struct Related {
    pub(crate) relation: Relation,
    pub(crate) space: Process,
    /// The part of the address of its published meetings.
    pub(crate) meetings: Option<String>,
}

#[derive(FromQueryResult)]
struct RelatedRow {
    relation: String,
    other: ProcessId,
    meetings: Option<String>,
}

/// The bodies that a process names, drafts and those for members only too.
pub(crate) async fn of_process(tx: &Tx, process: ProcessId) -> Result<Vec<Related>, Problem> {
    let sql = "SELECT r.relation, r.body_id AS other, c.slug AS meetings FROM process_bodies r
       LEFT JOIN components c ON c.tenant_id = r.tenant_id AND c.process_id = r.body_id AND c.kind = 'meetings'
         AND c.published = TRUE
       WHERE r.tenant_id = $1 AND r.process_id = $2 ORDER BY r.body_id, c.position, c.id";
    related(tx, tx.all(sql, vals![process]).await?).await
}

/// The processes that name a body, drafts too.
pub(crate) async fn served_by(tx: &Tx, body: ProcessId) -> Result<Vec<Related>, Problem> {
    let sql = "SELECT relation, process_id AS other, CAST(NULL AS text) AS meetings FROM process_bodies
       WHERE tenant_id = $1 AND body_id = $2 ORDER BY process_id";
    related(tx, tx.all(sql, vals![body]).await?).await
}

async fn related(tx: &Tx, rows: Vec<RelatedRow>) -> Result<Vec<Related>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let spaces = spaces::all(tx).await?;
    let mut found: Vec<Related> = Vec::new();
    for row in rows {
        let relation = Relation::parse(&row.relation);
        let space = spaces.iter().find(|space| space.id == row.other);
        let (Some(relation), Some(space)) = (relation, space) else { continue };
        // A body may have several lists of meetings: the first is linked.
        if !found.iter().any(|f| f.relation == relation && f.space.id == space.id) {
            found.push(Related { relation, space: space.clone(), meetings: row.meetings });
        }
    }
    found.sort_by_key(|related| related.relation);
    Ok(found)
}

/// Replaces the bodies that a process names.
pub(super) async fn relate(
    tx: &WriteTx,
    process: ProcessId,
    bodies: &[(Relation, ProcessId)],
) -> Result<(), DbErr> {
    tx.exec("DELETE FROM process_bodies WHERE tenant_id = $1 AND process_id = $2", vals![process]).await?;
    for (relation, body) in bodies {
        tx.exec(
            "INSERT INTO process_bodies (tenant_id, process_id, body_id, relation) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            vals![process, *body, relation.as_str()],
        )
        .await?;
    }
    Ok(())
}

/// Deletes what a space is as a body, and as a process that names some.
pub(crate) async fn remove(tx: &WriteTx, space: ProcessId) -> Result<(), DbErr> {
    admissions::dismiss_all(tx, space.uuid()).await?;
    let sql = "DELETE FROM process_bodies WHERE tenant_id = $1 AND (process_id = $2 OR body_id = $2)";
    tx.exec(sql, vals![space]).await?;
    tx.exec("UPDATE bodies SET parent_id = NULL WHERE tenant_id = $1 AND parent_id = $2", vals![space])
        .await?;
    for table in ["members", "bodies"] {
        let sql = format!("DELETE FROM {table} WHERE tenant_id = $1 AND process_id = $2");
        tx.exec(&sql, vals![space]).await?;
    }
    Ok(())
}
