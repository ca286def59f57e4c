//! Our three fonts: how wide words are in them, and what stands for a sign they lack.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use unicode_normalization::UnicodeNormalization;

use crate::PrintError;

/// Which font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Plain,
    Strong,
    Title,
}

/// A font as the shaper and as the writer know it.
pub(crate) struct Known {
    pub(crate) font: Font,
    face: Face<'static>,
}

static FACES: LazyLock<Option<[Known; 3]>> = LazyLock::new(|| {
    Some([
        known(include_bytes!("../fonts/titillium-400.ttf"))?,
        known(include_bytes!("../fonts/titillium-600.ttf"))?,
        known(include_bytes!("../fonts/lora-700.ttf"))?,
    ])
});

fn known(bytes: &'static [u8]) -> Option<Known> {
    Some(Known { font: Font::new(bytes.into(), 0)?, face: Face::from_slice(bytes, 0)? })
}

/// The fonts, read once.
pub(crate) fn faces() -> Result<&'static [Known; 3], PrintError> {
    FACES.as_ref().ok_or(PrintError::Font)
}

/// Words as they are drawn: signs that the font lacks are replaced, for a document with an empty box is not accessible.
pub(crate) struct Drawn {
    pub(crate) text: String,
    /// What is meant, where a sign was replaced.
    pub(crate) meant: Option<String>,
}

impl Known {
    pub(crate) fn of(faces: &[Known; 3], kind: Type) -> &Known {
        let [plain, strong, title] = faces;
        match kind {
            Type::Plain => plain,
            Type::Strong => strong,
            Type::Title => title,
        }
    }

    pub(crate) fn drawn(&self, text: &str) -> Drawn {
        let clean: String = text.nfc().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let has = |c: char| self.face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        if clean.chars().all(has) {
            return Drawn { text: clean, meant: None };
        }
        let text = clean.chars().map(|c| if has(c) { c } else { '*' }).collect();
        Drawn { text, meant: Some(clean) }
    }

    /// The glyphs of words that were made ready by [`Self::drawn`], in parts of the size.
    pub(crate) fn shape(&self, text: &str) -> Vec<KrillaGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let output = rustybuzz::shape(&self.face, &[], buffer);
        let em = self.font.units_per_em();
        let clusters: Vec<usize> = output.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let end = |start: usize| clusters.iter().copied().find(|next| *next > start).unwrap_or(text.len());
        let pairs = output.glyph_infos().iter().zip(output.glyph_positions());
        pairs
            .map(|(info, at)| {
                let start = info.cluster as usize;
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    at.x_advance as f32 / em,
                    at.x_offset as f32 / em,
                    at.y_offset as f32 / em,
                    at.y_advance as f32 / em,
                    start..end(start),
                    None,
                )
            })
            .collect()
    }

    /// How wide words are, in points.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&self.drawn(text).text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let output = rustybuzz::shape(&self.face, &[], buffer);
        let sum: i32 = output.glyph_positions().iter().map(|at| at.x_advance).sum();
        sum as f32 / self.font.units_per_em() * size
    }
}
