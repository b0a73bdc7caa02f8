//! The picture as pixels: PNG for a file, RGBA for the clipboard. Painted in bands of rows, so that an A3 page takes
//! a few megabytes of memory and not a hundred.

use super::fonts::database;
use super::paper::MM;
use super::svg::alone;
use super::{Picture, PictureError};
use png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, SrgbRenderingIntent, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use std::io::Write;

/// Resolution of a PNG, in dots per inch.
pub const PAPER_DPI: f64 = 300.0;
/// Most pixels of a picture: A3 at 600 dots per inch.
pub const MAX_PIXELS: u64 = 70_000_000;
/// Rows painted at a time.
const BAND: u32 = 256;

/// The picture as a PNG of 300 dots per inch, which says so; its title and text description travel inside.
///
/// # Errors
/// [`PictureError::Painting`] if the painter or the encoder gives up.
pub fn png(picture: &Picture) -> Result<Vec<u8>, PictureError> {
    let (width, height) = pixels(picture, PAPER_DPI)?;
    let mut bytes = Vec::with_capacity(1 << 20);
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(if picture.grey { ColorType::Grayscale } else { ColorType::Rgb });
    encoder.set_depth(BitDepth::Eight);
    // Measured on A4: large flat areas pack best, and in half the time, when rows are left as they are.
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    let per_metre = (PAPER_DPI / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    let about = [picture.marking.as_str(), &picture.release].into_iter().filter(|text| !text.is_empty());
    let chunks = [
        ("Title", picture.title.clone()),
        ("Description", format!("{}\n\n{}", picture.short, picture.long)),
        ("Creation Time", picture.date.to_string()),
        ("Comment", about.collect::<Vec<_>>().join(" · ")),
        ("Software", "Sweetspot".to_owned()),
    ];
    for (keyword, text) in chunks {
        encoder.add_itxt_chunk(keyword.to_owned(), text.replace('\0', "")).map_err(gave_up)?;
    }
    let mut writer = encoder.write_header().map_err(gave_up)?;
    let mut rows = writer.stream_writer_with_size(1 << 16).map_err(gave_up)?;
    let samples = if picture.grey { 1 } else { 3 };
    let mut packed = vec![0; BAND as usize * width as usize * samples];
    in_bands(picture, (width, height), PAPER_DPI, |pixels| {
        let packed = &mut packed[..pixels.len() / 4 * samples];
        if picture.grey {
            packed.iter_mut().zip(pixels.chunks_exact(4)).for_each(|(to, from)| *to = from[0]);
        } else {
            packed
                .chunks_exact_mut(3)
                .zip(pixels.chunks_exact(4))
                .for_each(|(to, from)| to.copy_from_slice(&from[..3]));
        }
        rows.write_all(packed).map_err(gave_up)
    })?;
    rows.finish().map_err(gave_up)?;
    writer.finish().map_err(gave_up)?;
    Ok(bytes)
}

/// The picture as rows of RGBA pixels, with their width and height. Every pixel is opaque.
///
/// # Errors
/// [`PictureError::TooLarge`] if `dpi` makes it larger than [`MAX_PIXELS`]; [`PictureError::Painting`] if the painter
/// gives up.
pub fn rgba(picture: &Picture, dpi: f64) -> Result<(u32, u32, Vec<u8>), PictureError> {
    let (width, height) = pixels(picture, dpi)?;
    let mut all = Vec::with_capacity(width as usize * height as usize * 4);
    in_bands(picture, (width, height), dpi, |pixels| {
        all.extend_from_slice(pixels);
        Ok(())
    })?;
    Ok((width, height, all))
}

fn pixels(picture: &Picture, dpi: f64) -> Result<(u32, u32), PictureError> {
    let (width, height) = ((picture.width_mm / 25.4 * dpi).round(), (picture.height_mm / 25.4 * dpi).round());
    let lawful = width >= 1.0 && height >= 1.0 && width * height <= MAX_PIXELS as f64;
    if lawful { Ok((width as u32, height as u32)) } else { Err(PictureError::TooLarge(dpi as u32)) }
}

/// Paints from top to bottom; `take` gets whole rows of opaque RGBA.
fn in_bands(
    picture: &Picture,
    (width, height): (u32, u32),
    dpi: f64,
    mut take: impl FnMut(&[u8]) -> Result<(), PictureError>,
) -> Result<(), PictureError> {
    let size = (picture.width_mm * MM, picture.height_mm * MM);
    let tree = tree(&alone(size, picture.parts.iter().flat_map(|part| &part.pieces)))?;
    let scale = (dpi / 72.0) as f32 * (tree_unit(&tree, picture));
    let mut band = Pixmap::new(width, BAND.min(height)).ok_or(PictureError::TooLarge(dpi as u32))?;
    for top in (0..height).step_by(BAND as usize) {
        band.fill(Color::WHITE);
        resvg::render(&tree, Transform::from_row(scale, 0.0, 0.0, scale, 0.0, -(top as f32)), &mut band.as_mut());
        let rows = BAND.min(height - top) as usize;
        take(&band.data()[..rows * width as usize * 4])?;
    }
    Ok(())
}

/// Points in the tree's own unit.
fn tree_unit(tree: &Tree, picture: &Picture) -> f32 {
    (picture.width_mm * MM) as f32 / tree.size().width()
}

/// The SVG as the painters want it, with the bundled fonts only; it reads no file.
pub(super) fn tree(svg: &str) -> Result<Tree, PictureError> {
    let options = Options {
        font_family: "Inter".to_owned(),
        fontdb: database(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(gave_up)
}

pub(super) fn gave_up(why: impl std::fmt::Display) -> PictureError {
    PictureError::Painting(why.to_string())
}
