//! Pictures: decoded within limits, turned the right way up, stripped of what the camera noted (place, owner, time), and
//! written anew as JPEG in three sizes. Nothing of the sent file is served.

use std::io::Cursor;

use bytes::Bytes;
use feature::State;
use image::{
    DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use kernel::{Problem, TenantId, Text};
use web::form::Upload;

use crate::{Size, StoredFile, blobs, scan};

/// The largest picture that can be sent, in bytes.
pub const MAX_BYTES: usize = 10 << 20;
/// The most pixels a picture may have; small files can hold enormous ones.
pub const MAX_PIXELS: u64 = 40_000_000;

const QUALITY: u8 = 82;

/// Checks a picture, makes its sizes and stores them. `field` is the form's field that an error is put beside.
///
/// # Errors
/// [`Problem::Invalid`] when it is no picture that we can read, is too large, has too many pixels or is not
/// found clean by the scanner; also when it cannot be kept now.
pub async fn store(
    state: &State,
    tenant: TenantId,
    field: &'static str,
    upload: &Upload,
) -> Result<StoredFile, Problem> {
    // Before anything decodes it.
    scan::check(state, field, upload).await?;
    let bytes = upload.bytes.clone();
    let made = tokio::task::spawn_blocking(move || make(&bytes)).await.map_err(anyhow::Error::from)?;
    let made = made.map_err(|text| Problem::field(field, text))?;
    let parts = made.jpegs.map(|(size, jpeg)| (size.as_str(), jpeg));
    blobs::keep(state, tenant, field, &upload.name, &made.hash, parts).await?;
    Ok(StoredFile {
        hash: made.hash,
        mime: "image/jpeg",
        size: made.size,
        width: Some(made.width),
        height: Some(made.height),
        name: upload.name.clone(),
    })
}

struct Made {
    hash: String,
    size: i64,
    width: i64,
    height: i64,
    jpegs: [(Size, Bytes); 3],
}

fn make(bytes: &[u8]) -> Result<Made, Text> {
    if bytes.len() > MAX_BYTES {
        let megabytes = i64::try_from(MAX_BYTES >> 20).unwrap_or(10);
        return Err(Text::new("engagement-image-too-big").with("max", megabytes));
    }
    let picture = flat(decode(bytes)?);
    let (large, width, height) = jpeg(&picture, Size::Large)?;
    let (medium, ..) = jpeg(&picture, Size::Medium)?;
    let (small, ..) = jpeg(&picture, Size::Small)?;
    Ok(Made {
        hash: blobs::hash(&large),
        size: i64::try_from(large.len()).unwrap_or(i64::MAX),
        width,
        height,
        jpegs: [(Size::Large, large), (Size::Medium, medium), (Size::Small, small)],
    })
}

fn unreadable<E>(_: E) -> Text {
    Text::new("engagement-image-unreadable")
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, Text> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(unreadable)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let megapixels = i64::try_from(MAX_PIXELS / 1_000_000).unwrap_or(40);
        return Err(Text::new("engagement-image-too-many-pixels").with("max", megapixels));
    }
    let orientation = decoder.orientation().map_err(unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Transparent parts become white, as on paper.
fn flat(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let with_alpha = picture.into_rgba8();
    let mut flat = RgbImage::new(with_alpha.width(), with_alpha.height());
    for (to, from) in flat.pixels_mut().zip(with_alpha.pixels()) {
        let [r, g, b, alpha] = from.0.map(u16::from);
        let on_white = |c: u16| u8::try_from((c * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        *to = Rgb([on_white(r), on_white(g), on_white(b)]);
    }
    flat
}

fn jpeg(picture: &RgbImage, size: Size) -> Result<(Bytes, i64, i64), Text> {
    let longest = picture.width().max(picture.height());
    let resized;
    let picture = if longest > size.pixels() {
        let side = |n: u32| (u64::from(n) * u64::from(size.pixels()) / u64::from(longest)).max(1);
        let (width, height) = (side(picture.width()), side(picture.height()));
        let (width, height) = (u32::try_from(width).unwrap_or(1), u32::try_from(height).unwrap_or(1));
        resized = image::imageops::resize(picture, width, height, FilterType::Triangle);
        &resized
    } else {
        picture
    };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture).map_err(unreadable)?;
    Ok((Bytes::from(bytes), i64::from(picture.width()), i64::from(picture.height())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgba8(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_becomes_three_sizes_and_always_the_same() {
        let made = make(&png(2_000, 1_000)).unwrap();
        assert_eq!((made.width, made.height), (1_600, 800));
        let medium = image::load_from_memory(&made.jpegs[1].1).unwrap();
        assert_eq!((medium.width(), medium.height()), (960, 480));
        let small = image::load_from_memory(&made.jpegs[2].1).unwrap();
        assert_eq!((small.width(), small.height()), (480, 240));
        // What was transparent is white.
        assert!(small.into_rgb8().get_pixel(10, 10).0.iter().all(|c| *c > 250));
        assert_eq!(made.hash, make(&png(2_000, 1_000)).unwrap().hash);
        assert_eq!(make(&png(30, 20)).unwrap().width, 30);
    }

    #[test]
    fn what_is_no_picture_or_too_much_is_refused() {
        let key = |bytes: &[u8]| make(bytes).map(|_| ()).unwrap_err().key;
        assert_eq!(key(b""), "engagement-image-unreadable");
        assert_eq!(key(b"%PDF-1.7"), "engagement-image-unreadable");
        assert_eq!(key(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "engagement-image-unreadable");
        assert_eq!(key(&png(20, 20)[..60]), "engagement-image-unreadable");
        assert_eq!(key(&vec![0; MAX_BYTES + 1]), "engagement-image-too-big");
        // A few bytes that claim to be 65,000 by 65,000 pixels.
        let mut bomb = png(20, 20);
        bomb[16..24].copy_from_slice(&[0, 0, 0xFD, 0xE8, 0, 0, 0xFD, 0xE8]);
        let refused = key(&bomb);
        assert!(
            matches!(refused, "engagement-image-too-many-pixels" | "engagement-image-unreadable"),
            "{refused}"
        );
    }

    #[test]
    fn a_picture_is_turned_and_loses_what_the_camera_noted() {
        let mut plain = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(40, 20).write_to(&mut plain, image::ImageFormat::Jpeg).unwrap();
        let plain = plain.into_inner();
        // An Exif block (TIFF 6.0, little-endian) with the orientation "turned by 90 degrees" and an artist's name.
        let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
        tiff.extend_from_slice(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
        tiff.extend_from_slice(b"\x3b\x01\x02\0\x04\0\0\0Ada\0");
        tiff.extend_from_slice(&[0; 4]);
        let length = u16::try_from(2 + 6 + tiff.len()).unwrap().to_be_bytes();
        let mut noted = plain[..2].to_vec();
        noted.extend_from_slice(&[0xFF, 0xE1]);
        noted.extend_from_slice(&length);
        noted.extend_from_slice(b"Exif\0\0");
        noted.extend_from_slice(&tiff);
        noted.extend_from_slice(&plain[2..]);
        let made = make(&noted).unwrap();
        assert_eq!((made.width, made.height), (20, 40));
        assert!(!made.jpegs.iter().any(|(_, jpeg)| jpeg.windows(4).any(|w| w == b"Exif" || w == b"Ada\0")));
    }
}
