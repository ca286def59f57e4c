//! Files on disk, under DATA/files/<tenant>/<first two digits>/<hash>/<part>. Writing one again changes nothing but its
//! time, which keeps it from being swept away.

use std::{path::PathBuf, time::Duration};

use anyhow::Context;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use feature::State;
use futures::TryStreamExt;
use kernel::TenantId;
use object_store::{ObjectStore, PutPayload, local::LocalFileSystem, path::Path};
use sha2::{Digest, Sha256};

/// The part under which a document is kept; pictures are kept by their sizes.
pub(crate) const DOCUMENT: &str = "document";

/// How long something that nothing owns is kept: long enough for any form to be finished.
pub(crate) const GRACE: Duration = Duration::from_secs(24 * 60 * 60);

/// A tenant's files.
pub(crate) struct Blobs {
    store: LocalFileSystem,
    tenant: TenantId,
}

impl Blobs {
    pub(crate) async fn open(state: &State, tenant: TenantId) -> anyhow::Result<Self> {
        let root: PathBuf = state.settings.data.join("files");
        tokio::fs::create_dir_all(&root).await.with_context(|| format!("creating {}", root.display()))?;
        Ok(Self { store: LocalFileSystem::new_with_prefix(root)?, tenant })
    }

    /// Writes one part of a file, durably: content and directory entries are on disk when this returns.
    pub(crate) async fn put(&self, hash: &str, part: &str, bytes: Bytes) -> anyhow::Result<()> {
        let path = self.path(hash, part);
        self.store.put(&path, PutPayload::from_bytes(bytes)).await?;
        let file = self.store.path_to_filesystem(&path)?;
        tokio::task::spawn_blocking(move || sync(file)).await??;
        Ok(())
    }

    /// Reads one part of a file; none when it is not there.
    pub(crate) async fn get(&self, hash: &str, part: &str) -> anyhow::Result<Option<Bytes>> {
        match self.store.get(&self.path(hash, part)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes all parts of a file that were last written before a moment.
    pub(crate) async fn remove(&self, hash: &str, before: DateTime<Utc>) -> anyhow::Result<()> {
        for (found, written, path) in self.list(Some(hash)).await? {
            if found == hash && written < before {
                self.store.delete(&path).await?;
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
        let found: Vec<_> = self.store.list(Some(&folder)).try_collect().await?;
        Ok(found
            .into_iter()
            .filter_map(|meta| {
                let hash = meta.location.parts().nth(2)?.as_ref().to_owned();
                Some((hash, meta.last_modified, meta.location))
            })
            .collect())
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
