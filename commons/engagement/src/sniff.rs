//! Finds out what a document is by its content. The name and the type that a browser sends are not asked.

/// The type of a document that we accept; none for everything else.
pub(crate) fn document(bytes: &[u8], name: &str) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF-") {
        return Some("application/pdf");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office(bytes);
    }
    if plain_text(bytes) {
        let csv = name.to_ascii_lowercase().ends_with(".csv");
        return Some(if csv { "text/csv; charset=utf-8" } else { "text/plain; charset=utf-8" });
    }
    None
}

/// The ending a document of a type is offered with, so that it opens as what it is.
pub(crate) fn ending(mime: &str) -> &'static str {
    match mime {
        "application/pdf" => "pdf",
        ODT => "odt",
        DOCX => "docx",
        "text/csv; charset=utf-8" => "csv",
        _ => "txt",
    }
}

const ODT: &str = "application/vnd.oasis.opendocument.text";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Office documents are archives. An ODT begins with its type, uncompressed (OpenDocument 1.3, part 2, section 3.3); a
/// DOCX names its parts (ECMA-376, part 2). Names stand uncompressed in an archive. Documents with macros are refused.
fn office(bytes: &[u8]) -> Option<&'static str> {
    const NAME: usize = 30;
    let first = bytes.get(NAME..NAME + 8 + ODT.len())?;
    if first.starts_with(b"mimetype") && &first[8..] == ODT.as_bytes() {
        let macros = holds(bytes, b"Basic/script-lc.xml") || holds(bytes, b"Scripts/");
        return (!macros).then_some(ODT);
    }
    let word = holds(bytes, b"[Content_Types].xml") && holds(bytes, b"word/document.xml");
    (word && !holds(bytes, b"vbaProject.bin")).then_some(DOCX)
}

fn plain_text(bytes: &[u8]) -> bool {
    let forbidden = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    !bytes.is_empty()
        && std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(forbidden) && !markup(text))
}

/// A text that a careless program might run as a page.
fn markup(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    start.starts_with('<') || start.contains("<script")
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_not_the_name() {
        let mut odt = b"PK\x03\x04".to_vec();
        odt.resize(30, 0);
        odt.extend_from_slice(b"mimetype");
        odt.extend_from_slice(ODT.as_bytes());
        odt.extend_from_slice(&[0; 40]);
        let mut docx = b"PK\x03\x04".to_vec();
        docx.resize(200, 0);
        docx.extend_from_slice(b"[Content_Types].xml....word/document.xml");
        let mut macros = docx.clone();
        macros.extend_from_slice(b"word/vbaProject.bin");
        assert_eq!(document(b"%PDF-1.7 ...", "a.exe"), Some("application/pdf"));
        assert_eq!(document(&odt, "a.zip"), Some(ODT));
        assert_eq!(document(&docx, "a"), Some(DOCX));
        assert_eq!(document("Più alberi".as_bytes(), "a.txt"), Some("text/plain; charset=utf-8"));
        assert_eq!(document(b"a;b\n1;2", "A.CSV"), Some("text/csv; charset=utf-8"));
        let refused: [&[u8]; 7] =
            [b"", b"PK\x03\x04", &macros, b"MZ\x90\x00", b"<!doctype html><script>", b"\xff\xfe a", b"a\0b"];
        for bytes in refused {
            assert_eq!(document(bytes, "a.pdf"), None, "{bytes:?}");
        }
    }
}
