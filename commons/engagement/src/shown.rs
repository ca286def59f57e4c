//! A picture as a page shows it, drawn by `ui/image.html`: the browser takes the size that its screen needs.

use kernel::Locale;
use serde::Serialize;

use crate::{Attachment, Size, image_path};

/// A picture in all its sizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Image {
    /// Where its large size is served.
    pub src: String,
    /// Where each size is served, with its width in pixels.
    pub srcset: String,
    /// What it shows, for those who do not see it.
    pub shows: String,
    /// The language of that, where it is not the reader's.
    pub lang: Option<Locale>,
    /// Pixels of the large size.
    pub width: i64,
    /// Pixels of the large size.
    pub height: i64,
}

/// A picture in a list, of which only the hash is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thumbnail {
    /// Where its small size is served.
    pub src: String,
    /// Where its two smaller sizes are served. Their widths are what they are at most: the style decides how wide it stands.
    pub srcset: String,
}

impl Thumbnail {
    /// The picture of a hash.
    pub fn of(hash: &str) -> Self {
        let path = |size| image_path(hash, size);
        let size = |size: Size| format!("{} {}w", path(size), size.pixels());
        Self { src: path(Size::Small), srcset: [Size::Small, Size::Medium].map(size).join(", ") }
    }
}

impl Image {
    /// The picture that a file is; none for documents.
    pub fn of(file: &Attachment, reader: Locale) -> Option<Self> {
        Self::asked_with(file, reader, "")
    }

    /// The picture among a resource's files.
    pub fn among(files: &[Attachment], reader: Locale) -> Option<Self> {
        files.iter().find_map(|file| Self::of(file, reader))
    }

    /// The same, with a query that every address ends in.
    pub fn asked_with(file: &Attachment, reader: Locale, query: &str) -> Option<Self> {
        let (width, height) = (file.width?, file.height?);
        let longest = width.max(height).max(1);
        let mut known = 0;
        let mut sizes = Vec::new();
        for size in Size::ALL {
            let wide = (width * i64::from(size.pixels()).min(longest) / longest).max(1);
            // A picture that is smaller than a size is the same in all larger ones.
            if wide > known {
                sizes.push(format!("{}{query} {wide}w", image_path(&file.hash, size)));
                known = wide;
            }
        }
        let (shows, lang) = file.says(reader);
        Some(Self {
            src: format!("{}{query}", image_path(&file.hash, Size::Large)),
            srcset: sizes.join(", "),
            shows,
            lang,
            width,
            height,
        })
    }

    /// An invented one for the samples of pages.
    pub fn sample(shows: &str) -> Self {
        Self {
            src: "/files/0a1b/large".into(),
            srcset: "/files/0a1b/small 480w, /files/0a1b/medium 960w, /files/0a1b/large 1600w".into(),
            shows: shows.into(),
            lang: Some(Locale::IT),
            width: 1_600,
            height: 900,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::AttachmentId;

    fn picture(width: i64, height: i64) -> Attachment {
        Attachment {
            id: AttachmentId(Uuid::nil()),
            owner_id: Uuid::nil(),
            hash: "ab".into(),
            mime: "image/jpeg".into(),
            size: 1,
            width: Some(width),
            height: Some(height),
            file_name: String::new(),
            title: "Un viale".into(),
            titles: String::new(),
            position: 0,
        }
    }

    #[test]
    fn every_size_says_how_wide_it_really_is() {
        let wide = Image::of(&picture(1_600, 900), Locale::IT).unwrap();
        assert_eq!(wide.srcset, "/files/ab/small 480w, /files/ab/medium 960w, /files/ab/large 1600w");
        assert_eq!((wide.src.as_str(), wide.shows.as_str()), ("/files/ab/large", "Un viale"));
        let tall = Image::asked_with(&picture(800, 1_600), Locale::IT, "?preview=x").unwrap();
        assert_eq!(
            tall.srcset,
            "/files/ab/small?preview=x 240w, /files/ab/medium?preview=x 480w, /files/ab/large?preview=x 800w"
        );
        assert_eq!(Image::of(&picture(300, 200), Locale::IT).unwrap().srcset, "/files/ab/small 300w");
        let titles = r#"{"original":"it","texts":{"en":"An avenue"}}"#.to_owned();
        let told =
            |reader| Image::of(&Attachment { titles: titles.clone(), ..picture(1, 1) }, reader).unwrap();
        assert_eq!((told(Locale::EN).shows.as_str(), told(Locale::EN).lang), ("An avenue", None));
        assert_eq!((told(Locale::IT).shows.as_str(), told(Locale::IT).lang), ("Un viale", None));
        assert_eq!(Image::of(&Attachment { width: None, ..picture(1, 1) }, Locale::IT), None);
    }
}
