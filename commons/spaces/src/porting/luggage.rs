//! The files that a process takes along. Inside one organisation a copy shows the same files again; a file from elsewhere
//! brings them with it, and each is looked at like any other that somebody sends.

use std::collections::{BTreeMap, HashMap};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use db::{Tx, WriteTx};
use engagement::{StoredFile, attachments, documents, images, luggage};
use feature::State;
use kernel::{FieldErrors, Locale, Problem, ResourceRef, TenantId, Text, Translated};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use web::form::Upload;

use super::file::File;

/// The most files that one process takes along.
const MOST_FILES: usize = 400;

/// A file, as what shows it names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRef {
    /// The hash of its content.
    pub file: String,
    /// The name it is offered under.
    pub name: String,
    /// What a picture shows; the title of a document.
    pub shows: String,
    /// The same in all of its languages, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<Translated>,
}

impl FileRef {
    /// What it shows; where nobody noted a language, in Italian.
    fn title(&self) -> Translated {
        self.languages.clone().unwrap_or_else(|| Translated::new(Locale::IT, self.shows.as_str()))
    }
}

/// The content of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Whether it is a picture.
    picture: bool,
    /// The bytes in Base64; empty while the process stays in its organisation.
    base64: String,
}

/// What is being packed, with the files that were met on the way.
pub struct Packing<'a> {
    /// The transaction that everything is read in.
    pub tx: &'a Tx,
    pub(super) files: BTreeMap<String, Content>,
}

impl<'a> Packing<'a> {
    pub(super) fn new(tx: &'a Tx) -> Self {
        Self { tx, files: BTreeMap::new() }
    }

    /// The first file of each of these resources of a kind; they go along.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn files(
        &mut self,
        kind: &str,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Result<HashMap<Uuid, FileRef>, Problem> {
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let mut found = HashMap::new();
        for file in attachments::of_many(self.tx, kind, &ids).await? {
            let content = Content { picture: file.is_image(), base64: String::new() };
            self.files.entry(file.hash.clone()).or_insert(content);
            let languages = file.shows();
            let named = FileRef { file: file.hash, name: file.file_name, shows: file.title, languages };
            found.entry(file.owner_id).or_insert(named);
        }
        Ok(found)
    }
}

/// Puts the bytes of its files into a file that leaves the organisation.
pub(super) async fn fill(state: &State, tenant: TenantId, file: &mut File) -> Result<(), Problem> {
    for (hash, content) in &mut file.files {
        let bytes = luggage::content(state, tenant, hash, content.picture).await?;
        let bytes = bytes.ok_or_else(|| anyhow::anyhow!("the content of {hash} is not there"))?;
        content.base64 = STANDARD.encode(bytes);
    }
    Ok(())
}

/// The files of a process on their way into a new one.
pub struct Luggage {
    /// Those that were brought, by the hashes under which the file names them; none where they are here already.
    brought: Option<HashMap<String, StoredFile>>,
}

impl Luggage {
    /// For a process that stays in its organisation.
    pub(crate) fn of_here() -> Self {
        Self { brought: None }
    }

    /// Checks and keeps the files that came along. Nothing shows them yet: what is not used is swept away.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with the place of each that cannot be accepted.
    pub(super) async fn carry(state: &State, tenant: TenantId, file: &File) -> Result<Self, Problem> {
        if file.files.len() > MOST_FILES {
            let text = Text::new("spaces-port-many").with("count", file.files.len()).with("most", MOST_FILES);
            return Err(Problem::field("files", text));
        }
        let names = names(file);
        let (mut brought, mut errors) = (HashMap::new(), FieldErrors::default());
        for (hash, content) in &file.files {
            let name = names.get(hash).cloned().unwrap_or_else(|| "file".to_owned());
            match keep(state, tenant, hash, content, name).await {
                Ok(stored) => {
                    brought.insert(hash.clone(), stored);
                }
                Err(Problem::Invalid(wrong)) => {
                    for (_, text) in wrong.iter() {
                        errors.add(format!("files.{hash}"), text.clone());
                    }
                }
                Err(problem) => return Err(problem),
            }
        }
        errors.check()?;
        Ok(Self { brought: Some(brought) })
    }

    /// Gives a file to what shows it; says under which hash it is kept now.
    ///
    /// # Errors
    /// [`Problem::Invalid`] when it did not come along, or is a picture that nobody described.
    pub async fn give(&self, tx: &WriteTx, owner: &ResourceRef, file: &FileRef) -> Result<String, Problem> {
        let Some(brought) = &self.brought else {
            attachments::share(tx, owner, &file.file, &file.name, &file.title(), 0).await?;
            return Ok(file.file.clone());
        };
        let missing = || Text::new("spaces-port-file-missing").with("file", file.name.as_str());
        let stored = brought.get(&file.file).ok_or_else(|| Problem::field("file", missing()))?;
        let stored = StoredFile { name: name_of(&stored.name, &file.name), ..stored.clone() };
        attachments::attach(tx, owner, &stored, &file.title(), 0).await?;
        Ok(stored.hash)
    }
}

/// The name that a resource gives a file, unless its ending says something else than the content.
fn name_of(kept: &str, wanted: &str) -> String {
    let ending = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let clean = !wanted.contains(['/', '\\']) && wanted.chars().count() <= 200;
    if clean && ending(kept) == ending(wanted) { wanted.to_owned() } else { kept.to_owned() }
}

/// The names that a file gives the files in it: a document of text or of a table is known by its name.
fn names(file: &File) -> HashMap<String, String> {
    fn look(value: &serde_json::Value, names: &mut HashMap<String, String>) {
        match value {
            serde_json::Value::Object(all) => {
                if let (Some(hash), Some(name)) = (all.get("file"), all.get("name"))
                    && let (Some(hash), Some(name)) = (hash.as_str(), name.as_str())
                {
                    names.entry(hash.to_owned()).or_insert_with(|| name.to_owned());
                }
                all.values().for_each(|one| look(one, names));
            }
            serde_json::Value::Array(all) => all.iter().for_each(|one| look(one, names)),
            _ => {}
        }
    }
    let mut names = HashMap::new();
    for part in &file.components {
        part.content.iter().for_each(|content| look(content, &mut names));
    }
    names
}

async fn keep(
    state: &State,
    tenant: TenantId,
    hash: &str,
    content: &Content,
    name: String,
) -> Result<StoredFile, Problem> {
    let damaged = || Problem::field("file", Text::new("spaces-port-file-damaged"));
    let bytes = STANDARD.decode(&content.base64).map_err(|_| damaged())?;
    if hex::encode(Sha256::digest(&bytes)) != hash {
        return Err(damaged());
    }
    let upload = Upload { name, mime: String::new(), bytes: Bytes::from(bytes) };
    if content.picture {
        images::store(state, tenant, "file", &upload).await
    } else {
        documents::store(state, tenant, "file", &upload).await
    }
}
