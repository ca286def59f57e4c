//! What Typst may see: one template, one file of data, three fonts of ours. Nothing of the machine, nothing of the net.

use std::sync::LazyLock;

use typst::{
    Feature, Features, Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::PrintError;

/// What never changes.
struct Ground {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static GROUND: LazyLock<Ground> = LazyLock::new(|| {
    let files: [&'static [u8]; 3] = [
        include_bytes!("../fonts/titillium-400.ttf"),
        include_bytes!("../fonts/titillium-600.ttf"),
        include_bytes!("../fonts/lora-700.ttf"),
    ];
    let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    // Cells that name their row are among the features that Typst has not settled yet.
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    Ground {
        library: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// A document in the making.
struct Desk {
    template: Source,
    data: Bytes,
}

/// Sets a template with its data.
pub(crate) fn set(template: &str, data: Vec<u8>) -> Result<Vec<u8>, PrintError> {
    let at = |path: &str| {
        let path = VirtualPath::new(path).map_err(|error| PrintError::Setting(format!("{error:?}")))?;
        Ok::<FileId, PrintError>(RootedPath::new(VirtualRoot::Project, path).intern())
    };
    let desk = Desk { template: Source::new(at("/main.typ")?, template.to_owned()), data: Bytes::new(data) };
    let outcome = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| said(&errors));
    let outcome = outcome.and_then(|document| {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|error| PrintError::Setting(format!("{error:?}")))?;
        let options = PdfOptions { standards, ..PdfOptions::default() };
        typst_pdf::pdf(&document, &options).map_err(|errors| said(&errors))
    });
    // What was remembered of this document serves no other.
    comemo::evict(0);
    outcome
}

fn said(errors: &[SourceDiagnostic]) -> PrintError {
    let errors: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PrintError::Setting(errors.join("; "))
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &GROUND.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &GROUND.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        if name == "data.json" { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        GROUND.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
