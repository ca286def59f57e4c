//! Where the content of files is: under DATA/files, or in a bucket. In both a file's parts are at
//! <tenant>/<first two digits>/<hash>/<part>. Writing one again changes nothing but its time, which keeps it from being swept away.

use std::{path::PathBuf, time::Duration};

use anyhow::Context;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use feature::State;
use futures::TryStreamExt;
use kernel::{Problem, TenantId, Text};
use object_store::{ObjectStore, PutPayload, local::LocalFileSystem, path::Path};
use sha2::{Digest, Sha256};

use crate::bucket::{Bucket, Connections};

/// The part under which a document is kept; pictures are kept by their sizes.
pub(crate) const DOCUMENT: &str = "document";

/// How long something that nothing owns is kept: long enough for any form to be finished.
pub(crate) const GRACE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many seconds somebody waits who asks for a file while the bucket does not answer.
const LATER: u64 = 60;

/// A tenant's files.
pub(crate) struct Blobs {
    store: Store,
    tenant: TenantId,
}

enum Store {
    Folder(LocalFileSystem),
    Bucket(Box<Bucket>),
}

/// Keeps the parts of a file that somebody sent in a form's field. Rows are written afterwards: what fails here leaves none.
///
/// # Errors
/// [`Problem::Invalid`] beside the field when it cannot be kept now, so that the form is shown again with what was typed.
pub(crate) async fn keep(
    state: &State,
    tenant: TenantId,
    field: &'static str,
    name: &str,
    hash: &str,
    parts: impl IntoIterator<Item = (&'static str, Bytes)>,
) -> Result<(), Problem> {
    let keeping = async {
        let blobs = Blobs::open(state, tenant).await?;
        for (part, bytes) in parts {
            blobs.put(hash, part, bytes).await?;
        }
        anyhow::Ok(())
    };
    keeping.await.map_err(|error| {
        tracing::error!(error = format!("{error:#}"), "a file cannot be kept");
        Problem::field(field, Text::new("engagement-file-unkept").with("name", name))
    })
}

impl Blobs {
    pub(crate) async fn open(state: &State, tenant: TenantId) -> anyhow::Result<Self> {
        if let Some(settings) = &state.settings.bucket {
            let connections = state.extensions.all::<Connections>().first().context("no connections")?;
            let bucket = Bucket::open(settings, connections)?;
            return Ok(Self { store: Store::Bucket(Box::new(bucket)), tenant });
        }
        let root: PathBuf = state.settings.data.join("files");
        tokio::fs::create_dir_all(&root).await.with_context(|| format!("creating {}", root.display()))?;
        Ok(Self { store: Store::Folder(LocalFileSystem::new_with_prefix(root)?), tenant })
    }

    /// Writes one part of a file, durably: a bucket has said so, or content and directory entries are on disk.
    async fn put(&self, hash: &str, part: &str, bytes: Bytes) -> anyhow::Result<()> {
        let path = self.path(hash, part);
        match &self.store {
            Store::Bucket(bucket) => bucket.put(path.as_ref(), bytes).await,
            Store::Folder(folder) => {
                folder.put(&path, PutPayload::from_bytes(bytes)).await?;
                let file = folder.path_to_filesystem(&path)?;
                tokio::task::spawn_blocking(move || sync(file)).await??;
                Ok(())
            }
        }
    }

    /// Reads one part of a file; none when it is not there.
    ///
    /// # Errors
    /// [`Problem::Busy`] while the bucket does not answer.
    pub(crate) async fn get(&self, hash: &str, part: &str) -> Result<Option<Bytes>, Problem> {
        let path = self.path(hash, part);
        match &self.store {
            Store::Bucket(bucket) => bucket.get(path.as_ref()).await.map_err(|error| {
                tracing::error!(error = format!("{error:#}"), "a file cannot be read");
                Problem::Busy { retry_after: LATER }
            }),
            Store::Folder(folder) => match folder.get(&path).await {
                Ok(found) => Ok(Some(found.bytes().await.map_err(anyhow::Error::from)?)),
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                Err(error) => Err(Problem::Fault(error.into())),
            },
        }
    }

    /// Removes all parts of a file that were last written before a moment.
    pub(crate) async fn remove(&self, hash: &str, before: DateTime<Utc>) -> anyhow::Result<()> {
        for (found, written, path) in self.list(Some(hash)).await? {
            if found == hash && written < before {
                match &self.store {
                    Store::Bucket(bucket) => bucket.delete(path.as_ref()).await?,
                    Store::Folder(folder) => folder.delete(&path).await?,
                }
            }
        }
        Ok(())
    }

    /// The hashes of all files that were last written before a moment.
    pub(crate) async fn older_than(&self, before: DateTime<Utc>) -> anyhow::Result<Vec<String>> {
        let all = self.list(None).await?;
        let mut hashes: Vec<String> =
            all.into_iter().filter(|(_, written, _)| *written < before).map(|(hash, ..)| hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Ok(hashes)
    }

    async fn list(&self, hash: Option<&str>) -> anyhow::Result<Vec<(String, DateTime<Utc>, Path)>> {
        let folder = match hash {
            Some(hash) => Path::from(format!("{}/{}/{hash}", self.tenant, first_two(hash))),
            None => Path::from(self.tenant.to_string()),
        };
        let found: Vec<(Path, DateTime<Utc>)> = match &self.store {
            Store::Bucket(bucket) => {
                let found = bucket.list(&format!("{folder}/")).await?;
                found.into_iter().map(|(key, written)| (Path::from(key), written)).collect()
            }
            Store::Folder(files) => {
                let found = files.list(Some(&folder)).map_ok(|meta| (meta.location, meta.last_modified));
                found.try_collect().await?
            }
        };
        let with_hash = |(path, written): (Path, DateTime<Utc>)| {
            let hash = path.parts().nth(2)?.as_ref().to_owned();
            Some((hash, written, path))
        };
        Ok(found.into_iter().filter_map(with_hash).collect())
    }

    fn path(&self, hash: &str, part: &str) -> Path {
        Path::from(format!("{}/{}/{hash}/{part}", self.tenant, first_two(hash)))
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Whether a text from an address has the form of a hash.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn first_two(hash: &str) -> &str {
    hash.get(..2).unwrap_or("00")
}

/// A new name is safe only once its directory is on disk too, and so up to the root that was there before.
fn sync(file: PathBuf) -> std::io::Result<()> {
    std::fs::File::open(&file)?.sync_all()?;
    for folder in file.ancestors().skip(1).take(4) {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
