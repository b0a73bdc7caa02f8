//! Pictures and their letters on pages that others lay out: at a place and of a width, or as outlines for a document whose
//! reader may not have the fonts.

use super::fonts::Weight;
use super::paint::{gave_up, tree};
use super::paper::MM;
use super::pdf::speaks;
use super::svg::{Piece, Role, Svg, Type, alone};
use super::{Picture, PictureError};
use krilla::geom::{Size, Transform};
use krilla::surface::Surface;
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::WriteOptions;
use sweetspot_core::scene::Anchor;

/// The picture as an SVG without fonts: its letters are outlines, so that it looks the same wherever it is shown.
///
/// # Errors
/// [`PictureError::Painting`] if the painter refuses what was composed.
pub(crate) fn outlines(picture: &Picture) -> Result<String, PictureError> {
    let size = (picture.width_mm * MM, picture.height_mm * MM);
    let tree = tree(&alone(size, picture.parts.iter().flat_map(|part| &part.pieces)))?;
    Ok(tree.to_string(&WriteOptions { preserve_text: false, coordinates_precision: 3, ..WriteOptions::default() }))
}

/// Draws the picture on a page, its left top corner there and of this width, in points.
///
/// # Errors
/// [`PictureError::Painting`] if the painter gives up.
pub(crate) fn place(
    surface: &mut Surface<'_>,
    picture: &Picture,
    (x, y): (f64, f64),
    width: f64,
) -> Result<(), PictureError> {
    let own = (picture.width_mm * MM, picture.height_mm * MM);
    let size = Size::from_wh(own.0 as f32, own.1 as f32).ok_or(PictureError::TooLarge(72))?;
    let scale = (width / own.0) as f32;
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x as f32, y as f32));
    let whole = tree(&alone(own, picture.parts.iter().flat_map(|part| &part.pieces)))?;
    let drawn = drawn(surface, &whole, size, speaks(whole.root()));
    surface.pop();
    drawn
}

/// Draws a line of letters of any script on a page of this size, its baseline beginning there.
///
/// # Errors
/// [`PictureError::Painting`] if the painter gives up.
pub(crate) fn letters(
    surface: &mut Surface<'_>,
    text: &str,
    (at, page): ((f64, f64), (f64, f64)),
    (size, weight, fill): (f64, Weight, &str),
) -> Result<(), PictureError> {
    let mut svg = Svg::default();
    svg.line(at.0, at.1, &Type { size, weight, fill, end: Anchor::Start, halo: 0.0 }, text);
    let pieces: Vec<Piece> = svg.part(Role::Words, "words").pieces;
    let line = tree(&alone(page, &pieces))?;
    let page = Size::from_wh(page.0 as f32, page.1 as f32).ok_or(PictureError::TooLarge(72))?;
    drawn(surface, &line, page, speaks(line.root()))
}

fn drawn(
    surface: &mut Surface<'_>,
    drawing: &resvg::usvg::Tree,
    size: Size,
    embed_text: bool,
) -> Result<(), PictureError> {
    let settings = SvgSettings { embed_text, ..SvgSettings::default() };
    surface.draw_svg(drawing, size, settings).ok_or_else(|| gave_up("the page has no size"))
}
