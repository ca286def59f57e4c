use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, ResourceRef, Text, Timestamp, Translated};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{Attachment, AttachmentId, StoredFile};

const COLUMNS: &str =
    "a.id, a.owner_id, a.hash, f.mime, f.size, f.width, f.height, a.file_name, a.title, a.titles,
   a.position";

/// Gives a stored file to a resource. The title says what a picture shows, or what a document is; at most 300 characters.
///
/// # Errors
/// [`Problem::Invalid`] when a picture has no title; otherwise when the database fails.
pub async fn attach(
    tx: &WriteTx,
    owner: &ResourceRef,
    file: &StoredFile,
    title: &Translated,
    position: i64,
) -> Result<AttachmentId, Problem> {
    let title = title.map(shortened);
    if title.text(title.original).is_empty() && file.width.is_some() {
        return Err(Problem::field("image_alt", Text::new("engagement-alt-missing")));
    }
    tx.exec(
        "INSERT INTO files (tenant_id, hash, mime, size, width, height, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, hash) DO NOTHING",
        vals![file.hash.as_str(), file.mime, file.size, file.width, file.height, tx.now()],
    )
    .await?;
    Ok(insert(tx, owner, &file.hash, &file.name, &Title::of(&title), position).await?)
}

/// Gives a file that another resource of the tenant already has, as a project takes over a proposal's picture.
///
/// # Errors
/// When there is no such file, or the database fails.
pub async fn reuse(
    tx: &WriteTx,
    owner: &ResourceRef,
    hash: &str,
    position: i64,
) -> Result<AttachmentId, Problem> {
    #[derive(FromQueryResult)]
    struct Known {
        file_name: String,
        title: String,
        titles: String,
    }
    let known: Option<Known> = tx
        .one(
            "SELECT file_name, title, titles FROM attachments WHERE tenant_id = $1 AND hash = $2 ORDER BY id LIMIT 1",
            vals![hash],
        )
        .await?;
    let known = known.ok_or(Problem::NotFound)?;
    let title = Title { own: known.title, all: known.titles };
    Ok(insert(tx, owner, hash, &known.file_name, &title, position).await?)
}

/// Gives a file that another resource of the tenant already has, under a name and a title of its own; for the title see
/// [`attach`].
///
/// # Errors
/// [`Problem::NotFound`] when there is no such file; otherwise when the database fails.
pub async fn share(
    tx: &WriteTx,
    owner: &ResourceRef,
    hash: &str,
    file_name: &str,
    title: &Translated,
    position: i64,
) -> Result<AttachmentId, Problem> {
    if !is_known(tx, hash).await? {
        return Err(Problem::NotFound);
    }
    Ok(insert(tx, owner, hash, file_name, &Title::of(title), position).await?)
}

/// A title as it is stored.
struct Title {
    own: String,
    all: String,
}

impl Title {
    fn of(title: &Translated) -> Self {
        Self { own: title.text(title.original).to_owned(), all: title.to_json() }
    }
}

/// A title without space around it, of 300 characters at most.
fn shortened(title: &str) -> String {
    title.trim().chars().take(300).collect()
}

async fn insert(
    tx: &WriteTx,
    owner: &ResourceRef,
    hash: &str,
    file_name: &str,
    title: &Title,
    position: i64,
) -> Result<AttachmentId, DbErr> {
    let id = tx.id::<AttachmentId>();
    tx.exec(
        "INSERT INTO attachments (tenant_id, id, owner_kind, owner_id, hash, file_name, title, titles, position,
           created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        vals![
            id,
            owner.kind.as_str(),
            owner.id,
            hash,
            file_name,
            title.own.as_str(),
            title.all.as_str(),
            position,
            tx.now()
        ],
    )
    .await?;
    Ok(id)
}

/// Takes one file from a resource.
///
/// # Errors
/// When the database fails.
pub async fn detach(tx: &WriteTx, owner: &ResourceRef, id: AttachmentId) -> Result<bool, DbErr> {
    let gone = tx
        .exec(
            "DELETE FROM attachments WHERE tenant_id = $1 AND owner_kind = $2 AND owner_id = $3 AND id = $4",
            vals![owner.kind.as_str(), owner.id, id],
        )
        .await?;
    Ok(gone > 0)
}

/// Takes all files from a resource.
///
/// # Errors
/// When the database fails.
pub async fn detach_all(tx: &WriteTx, owner: &ResourceRef) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM attachments WHERE tenant_id = $1 AND owner_kind = $2 AND owner_id = $3",
        vals![owner.kind.as_str(), owner.id],
    )
    .await?;
    Ok(())
}

const IMAGES: &str = "tenant_id = $1 AND owner_kind = $2 AND owner_id = $3 AND EXISTS
   (SELECT 1 FROM files f WHERE f.tenant_id = $1 AND f.hash = attachments.hash AND f.width IS NOT NULL)";

/// Takes the pictures from a resource; documents stay.
pub(crate) async fn detach_images(tx: &WriteTx, owner: &ResourceRef) -> Result<(), DbErr> {
    tx.exec(&format!("DELETE FROM attachments WHERE {IMAGES}"), vals![owner.kind.as_str(), owner.id]).await?;
    Ok(())
}

/// Says anew what the pictures of a resource show; at most 300 characters.
pub(crate) async fn describe_images(
    tx: &WriteTx,
    owner: &ResourceRef,
    shows: &Translated,
) -> Result<(), DbErr> {
    let shows = Title::of(&shows.map(shortened));
    let sql = format!("UPDATE attachments SET title = $4, titles = $5 WHERE {IMAGES}");
    tx.exec(&sql, vals![owner.kind.as_str(), owner.id, shows.own, shows.all]).await?;
    Ok(())
}

/// The files of a resource in order.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &Tx, owner: &ResourceRef) -> Result<Vec<Attachment>, DbErr> {
    of_many(tx, &owner.kind, &[owner.id]).await
}

/// The files of several resources of a kind, in one statement; each resource's in order.
///
/// # Errors
/// When the database fails.
pub async fn of_many(tx: &Tx, kind: &str, ids: &[Uuid]) -> Result<Vec<Attachment>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM attachments a JOIN files f ON f.tenant_id = a.tenant_id AND f.hash = a.hash
         WHERE a.tenant_id = $1 AND a.owner_kind = $2 AND a.owner_id IN ({})
         ORDER BY a.owner_id, a.position, a.id",
        places.join(", ")
    );
    let mut values = vals![kind];
    values.extend(ids.iter().map(|id| (*id).into()));
    tx.all(&sql, values).await
}

/// Who shows a file.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Showing {
    pub(crate) owner_kind: String,
    pub(crate) owner_id: Uuid,
    pub(crate) file_name: String,
    pub(crate) mime: String,
}

/// The resources that show a file, the latest first. A file that more than a hundred resources show is asked for at the
/// latest hundred.
pub(crate) async fn owners(tx: &Tx, hash: &str) -> Result<Vec<Showing>, DbErr> {
    tx.all(
        "SELECT a.owner_kind, a.owner_id, a.file_name, f.mime
         FROM attachments a JOIN files f ON f.tenant_id = a.tenant_id AND f.hash = a.hash
         WHERE a.tenant_id = $1 AND a.hash = $2 ORDER BY a.id DESC LIMIT 100",
        vals![hash],
    )
    .await
}

/// Forgets the files that nothing shows and that were first stored before a moment.
pub(crate) async fn forget_unowned(tx: &WriteTx, before: Timestamp) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM files WHERE tenant_id = $1 AND created_at < $2 AND NOT EXISTS
           (SELECT 1 FROM attachments a WHERE a.tenant_id = files.tenant_id AND a.hash = files.hash)",
        vals![before],
    )
    .await?;
    Ok(())
}

/// Whether a file is known.
pub(crate) async fn is_known(tx: &Tx, hash: &str) -> Result<bool, DbErr> {
    let found: Option<i64> =
        tx.scalar("SELECT size FROM files WHERE tenant_id = $1 AND hash = $2", vals![hash]).await?;
    Ok(found.is_some())
}
