//! Documents: PDF, ODT, DOCX, plain text and CSV, recognised by their content, and served only as downloads.

use feature::State;
use kernel::{Problem, TenantId, Text};
use web::form::Upload;

use crate::{
    StoredFile,
    blobs::{self, DOCUMENT},
    scan, sniff,
};

/// The largest document that can be sent, in bytes.
pub const MAX_BYTES: usize = 10 << 20;

/// Checks a document and stores it. `field` is the form's field that an error is put beside.
///
/// # Errors
/// [`Problem::Invalid`] when it is of a kind that we do not accept, too large, or not found clean by the scanner;
/// also when it cannot be kept now.
pub async fn store(
    state: &State,
    tenant: TenantId,
    field: &'static str,
    upload: &Upload,
) -> Result<StoredFile, Problem> {
    if upload.bytes.len() > MAX_BYTES {
        let megabytes = i64::try_from(MAX_BYTES >> 20).unwrap_or(10);
        return Err(Problem::field(field, Text::new("engagement-file-too-big").with("max", megabytes)));
    }
    let Some(mime) = sniff::document(&upload.bytes, &upload.name) else {
        let text = Text::new("engagement-file-kind").with("name", upload.name.as_str());
        return Err(Problem::field(field, text));
    };
    scan::check(state, field, upload).await?;
    let hash = blobs::hash(&upload.bytes);
    let parts = [(DOCUMENT, upload.bytes.clone())];
    blobs::keep(state, tenant, field, &upload.name, &hash, parts).await?;
    Ok(StoredFile {
        hash,
        mime,
        size: i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX),
        width: None,
        height: None,
        name: with_ending(&upload.name, sniff::ending(mime)),
    })
}

fn with_ending(name: &str, ending: &str) -> String {
    if name.to_ascii_lowercase().ends_with(&format!(".{ending}")) {
        return name.to_owned();
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{}.{ending}", if stem.is_empty() { "file" } else { stem })
}

#[cfg(test)]
mod tests {
    use super::with_ending;

    #[test]
    fn a_document_is_offered_as_what_it_is() {
        assert_eq!(with_ending("Pianta.PDF", "pdf"), "Pianta.PDF");
        assert_eq!(with_ending("pianta.exe", "pdf"), "pianta.pdf");
        assert_eq!(with_ending("pianta", "txt"), "pianta.txt");
        assert_eq!(with_ending("", "txt"), "file.txt");
    }
}
