//! Bodies, who writes for them, and the printed calendar.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::Problem;
use sea_orm::FromQueryResult;
use spaces::{ComponentId, ProcessId};

use crate::model::{Body, BodyId, Whereabouts, file::Printed};

#[derive(FromQueryResult)]
struct Row {
    id: BodyId,
    heading: String,
    hosts: String,
    lat: Option<f64>,
    lng: Option<f64>,
    place: String,
    cards: i64,
}

impl Row {
    fn body(self) -> anyhow::Result<Body> {
        Ok(Body {
            id: self.id,
            heading: self.heading,
            hosts: serde_json::from_str(&self.hosts)?,
            at: Whereabouts { place: self.place, point: self.lat.zip(self.lng) },
            cards: self.cards,
        })
    }
}

/// The bodies of a programme by their names.
pub(crate) async fn bodies(tx: &Tx, component: ComponentId) -> Result<Vec<Body>, Problem> {
    let sql = "SELECT id, heading, hosts, lat, lng, place, cards FROM exchange_bodies
               WHERE tenant_id = $1 AND component_id = $2 ORDER BY heading, id";
    let rows: Vec<Row> = tx.all(sql, vals![component]).await?;
    Ok(rows.into_iter().map(Row::body).collect::<anyhow::Result<_>>()?)
}

/// The bodies of all programmes of a process.
pub(crate) async fn bodies_of_process(tx: &Tx, process: ProcessId) -> Result<Vec<Body>, Problem> {
    let sql = "SELECT b.id, b.heading, b.hosts, b.lat, b.lng, b.place, b.cards FROM exchange_bodies b
               JOIN components c ON c.tenant_id = b.tenant_id AND c.id = b.component_id
               WHERE b.tenant_id = $1 AND c.process_id = $2 ORDER BY b.heading, b.id";
    let rows: Vec<Row> = tx.all(sql, vals![process]).await?;
    Ok(rows.into_iter().map(Row::body).collect::<anyhow::Result<_>>()?)
}

/// Adds a body.
pub(crate) async fn insert_body(tx: &WriteTx, component: ComponentId, body: &Body) -> Result<bool, Problem> {
    let (lat, lng) = body.at.point.unzip();
    let hosts = serde_json::to_string(&body.hosts).map_err(anyhow::Error::from)?;
    let added = tx
        .exec(
            "INSERT INTO exchange_bodies (tenant_id, id, component_id, heading, hosts, lat, lng, place, cards, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9) ON CONFLICT DO NOTHING",
            vals![body.id, component, body.heading.as_str(), hosts, lat, lng, body.at.place.as_str(), tx.now()],
        )
        .await?;
    Ok(added > 0)
}

/// Gives the next number under the heading of a body.
pub(crate) async fn next_of_body(tx: &WriteTx, body: BodyId) -> Result<i64, Problem> {
    let number: Option<i64> = tx
        .scalar(
            "UPDATE exchange_bodies SET cards = cards + 1 WHERE tenant_id = $1 AND id = $2 RETURNING cards",
            vals![body],
        )
        .await?;
    number.ok_or(Problem::NotFound)
}

/// The bodies for which an address may write.
pub(crate) async fn bodies_of(tx: &Tx, component: ComponentId, email: &str) -> Result<Vec<BodyId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Of {
        body_id: BodyId,
    }
    let rows: Vec<Of> = tx
        .all(
            "SELECT body_id FROM exchange_members WHERE tenant_id = $1 AND component_id = $2 AND email = $3
             ORDER BY body_id",
            vals![component, email],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.body_id).collect())
}

/// Keeps the calendar as it was printed.
pub(crate) async fn put_printed(
    tx: &WriteTx,
    component: ComponentId,
    printed: &Printed,
) -> Result<(), Problem> {
    let calendar = serde_json::to_string(printed).map_err(anyhow::Error::from)?;
    tx.exec(
        "INSERT INTO exchange_printed (tenant_id, component_id, calendar) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id, component_id) DO UPDATE SET calendar = excluded.calendar",
        vals![component, calendar],
    )
    .await?;
    Ok(())
}

/// The calendar as it was printed, if there is one.
pub(crate) async fn printed(tx: &Tx, component: ComponentId) -> Result<Option<Printed>, Problem> {
    let sql = "SELECT calendar FROM exchange_printed WHERE tenant_id = $1 AND component_id = $2";
    let calendar: Option<String> = tx.scalar(sql, vals![component]).await?;
    Ok(calendar.map(|text| serde_json::from_str(&text)).transpose().map_err(anyhow::Error::from)?)
}

/// Somebody who writes for a body.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Member {
    pub(crate) body_id: BodyId,
    pub(crate) email: String,
}

/// Everybody who writes for the bodies of a programme.
pub(crate) async fn members(tx: &Tx, component: ComponentId) -> Result<Vec<Member>, DbErr> {
    tx.all(
        "SELECT body_id, email FROM exchange_members WHERE tenant_id = $1 AND component_id = $2
         ORDER BY body_id, email LIMIT 2000",
        vals![component],
    )
    .await
}

/// Lets an address write for a body; false when it may already.
pub(crate) async fn add_member(
    tx: &WriteTx,
    component: ComponentId,
    body: BodyId,
    email: &str,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO exchange_members (tenant_id, body_id, email, component_id, created_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            vals![body, email, component, tx.now()],
        )
        .await?;
    Ok(added > 0)
}

/// Takes it back; false when there was nothing.
pub(crate) async fn remove_member(tx: &WriteTx, body: BodyId, email: &str) -> Result<bool, DbErr> {
    let removed = tx
        .exec(
            "DELETE FROM exchange_members WHERE tenant_id = $1 AND body_id = $2 AND email = $3",
            vals![body, email],
        )
        .await?;
    Ok(removed > 0)
}

/// Says where a body is.
pub(crate) async fn set_place(tx: &WriteTx, body: BodyId, at: &Whereabouts) -> Result<(), DbErr> {
    let (lat, lng) = at.point.unzip();
    tx.exec(
        "UPDATE exchange_bodies SET lat = $3, lng = $4, place = $5 WHERE tenant_id = $1 AND id = $2",
        vals![body, lat, lng, at.place.as_str()],
    )
    .await?;
    Ok(())
}

/// Takes an address off every body, in all programmes.
pub(crate) async fn forget_member(tx: &WriteTx, email: &str) -> Result<(), DbErr> {
    tx.exec("DELETE FROM exchange_members WHERE tenant_id = $1 AND email = $2", vals![email]).await?;
    Ok(())
}
