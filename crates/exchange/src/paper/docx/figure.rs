//! A figure: inline, with its text alternative, as SVG for sharp print and as PNG for whatever can't draw that.

use super::xml::Xml;
use crate::paper::{Figure, PaperError};
use crate::picture;

/// Word's unit of drawings in a millimetre.
const EMU: f64 = 36_000.0;

/// A picture's two files.
pub(super) struct Media {
    /// `figure1`
    pub name: String,
    /// Number among the document's drawings, from 1.
    pub nth: usize,
    pub png: Vec<u8>,
    pub svg: String,
}

impl Media {
    pub(super) fn of(figure: &Figure, nth: usize) -> Result<Media, PaperError> {
        let failed = |why: picture::PictureError| PaperError::Writing(why.to_string());
        Ok(Media {
            name: format!("figure{nth}"),
            nth,
            png: picture::png(&figure.picture).map_err(failed)?,
            svg: picture::outlines(&figure.picture).map_err(failed)?,
        })
    }

    pub(super) fn png_relation(&self) -> String {
        format!("rId{}", 100 + 2 * self.nth)
    }

    pub(super) fn svg_relation(&self) -> String {
        format!("rId{}", 101 + 2 * self.nth)
    }
}

pub(super) fn figure(xml: &mut Xml, figure: &Figure, media: &Media) {
    let (width, height) = figure.size_mm();
    let [width, height] = [width, height].map(|mm| ((mm * EMU).round() as i64).to_string());
    let id = media.nth.to_string();
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Figure");
    xml.close();
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty("wp:docPr", &[("id", &id), ("name", &format!("Figure {id}")), ("descr", &figure.alternative)]);
    xml.open("wp:cNvGraphicFramePr", &[]);
    xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
    xml.close();
    xml.open("a:graphic", &[]);
    xml.open("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")]);
    xml.open("pic:pic", &[]);
    xml.open("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", &[("id", &id), ("name", &format!("{}.png", media.name)), ("descr", &figure.alternative)]);
    xml.empty("pic:cNvPicPr", &[]);
    xml.close();
    xml.open("pic:blipFill", &[]);
    xml.open("a:blip", &[("r:embed", &media.png_relation())]);
    xml.open("a:extLst", &[]);
    xml.open("a:ext", &[("uri", "{28A0092B-C50C-407E-A947-70E740481C1C}")]);
    xml.empty("a14:useLocalDpi", &[("val", "0")]);
    xml.close();
    xml.open("a:ext", &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")]);
    xml.empty("asvg:svgBlip", &[("r:embed", &media.svg_relation())]);
    xml.close();
    xml.close();
    xml.close();
    xml.open("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.close();
    xml.close();
    xml.open("pic:spPr", &[]);
    xml.open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
    xml.close();
    xml.open("a:prstGeom", &[("prst", "rect")]);
    xml.empty("a:avLst", &[]);
    xml.close();
    xml.close();
    // Closes the picture, its data, the graphic, the drawing, the run and the paragraph.
    (0..7).for_each(|_| xml.close());
}
