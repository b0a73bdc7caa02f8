//! The picture as pixels: as large as its paper at 300 dots per inch, tagged so, white at the edges, and looking as
//! it did.

mod picture;

use picture::{drawn, fenmoor, golden, hostile, request, spread, updating};
use png::{ColorType, Decoder, Unit};
use std::io::Cursor;
use sweetspot_exchange::picture::{PaperSize, PictureError, PictureRequest, png, rgba};

/// How far a pixel of the small golden picture may lie off, of 255, and on average over all of them.
const FAR: u8 = 48;
const FAR_ON_AVERAGE: f64 = 0.6;
/// The small golden picture has one pixel for a square of so many.
const SMALLER: usize = 6;

struct Read {
    width: usize,
    height: usize,
    colour: ColorType,
    pixels: Vec<u8>,
    per_metre: Option<(u32, u32)>,
    texts: Vec<(String, String)>,
}

fn read(bytes: &[u8]) -> Read {
    let mut reader = Decoder::new(Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("pixels");
    let info = reader.info();
    Read {
        width: frame.width as usize,
        height: frame.height as usize,
        colour: frame.color_type,
        per_metre: info.pixel_dims.filter(|dims| dims.unit == Unit::Meter).map(|dims| (dims.xppu, dims.yppu)),
        texts: info.utf8_text.iter().map(|chunk| (chunk.keyword.clone(), chunk.get_text().expect("text"))).collect(),
        pixels,
    }
}

#[test]
fn it_is_its_paper_at_300_dots_per_inch_and_says_so() {
    for size in PaperSize::ALL {
        let picture = drawn(&fenmoor(), &request(size));
        let read = read(&png(&picture).expect("painted"));
        let dots = |millimetres: f64| (millimetres / 25.4 * 300.0).round() as usize;
        assert_eq!((read.width, read.height), (dots(picture.width_mm), dots(picture.height_mm)), "{size:?}");
        assert_eq!(read.per_metre, Some((11_811, 11_811)));
        assert_eq!(read.colour, ColorType::Rgb);
        let told = |keyword: &str| read.texts.iter().find(|(key, _)| key == keyword).map(|(_, text)| text.as_str());
        assert_eq!(told("Title"), Some("Fenmoor together"));
        assert_eq!(told("Description"), Some(format!("{}\n\n{}", picture.short, picture.long).as_str()));
        assert_eq!(told("Comment"), Some("OFFICIAL · Draft for discussion"));
    }
}

#[test]
fn its_edges_are_white_and_its_middle_is_not() {
    for map in [fenmoor(), hostile(), spread(5, 62)] {
        for size in PaperSize::ALL {
            let (width, height, pixels) = rgba(&drawn(&map, &request(size)), 100.0).expect("painted");
            let (width, height) = (width as usize, height as usize);
            let edge = (2.0 / 25.4 * 100.0) as usize;
            let mut ink = 0;
            for (nth, pixel) in pixels.chunks_exact(4).enumerate() {
                let (x, y) = (nth % width, nth / width);
                if pixel != [255; 4] {
                    ink += 1;
                    let inside = (edge..width - edge).contains(&x) && (edge..height - edge).contains(&y);
                    assert!(inside, "{size:?}: ink at {x}, {y}");
                }
            }
            assert!(ink * 20 > width * height, "{size:?}: almost nothing is drawn");
        }
    }
}

#[test]
fn a_grey_picture_is_grey_all_over() {
    let picture = drawn(&fenmoor(), &PictureRequest { grey: true, ..request(PaperSize::HalfPage) });
    let (_, _, pixels) = rgba(&picture, 150.0).expect("painted");
    assert!(pixels.chunks_exact(4).all(|pixel| pixel[0].abs_diff(pixel[1]) < 24 && pixel[1].abs_diff(pixel[2]) < 24));
    assert_eq!(read(&png(&picture).expect("painted")).colour, ColorType::Grayscale);
}

#[test]
fn it_looks_as_it_did() {
    for (grey, name) in [(false, "picture-half-page.png"), (true, "picture-half-page-grey.png")] {
        let picture = drawn(&fenmoor(), &PictureRequest { grey, ..request(PaperSize::HalfPage) });
        let (width, height, pixels) = rgba(&picture, 300.0).expect("painted");
        let (width, height, small) = smaller(width as usize, height as usize, &pixels);
        if updating() {
            let file = std::fs::File::create(golden(name)).expect("golden picture made");
            let mut encoder = png::Encoder::new(file, width as u32, height as u32);
            encoder.set_color(ColorType::Rgb);
            encoder
                .write_header()
                .and_then(|mut writer| writer.write_image_data(&small))
                .expect("golden picture written");
        }
        let held = read(&std::fs::read(golden(name)).expect("golden picture; write it with UPDATE=1"));
        assert_eq!((held.width, held.height), (width, height));
        let off: Vec<u8> = held.pixels.iter().zip(&small).map(|(one, other)| one.abs_diff(*other)).collect();
        let average = off.iter().map(|off| f64::from(*off)).sum::<f64>() / off.len() as f64;
        let worst = off.iter().max().copied().unwrap_or_default();
        assert!(worst <= FAR && average <= FAR_ON_AVERAGE, "{name}: {worst} at worst, {average} on average");
    }
}

/// One pixel for each square, its average.
fn smaller(width: usize, height: usize, pixels: &[u8]) -> (usize, usize, Vec<u8>) {
    let (across, down) = (width / SMALLER, height / SMALLER);
    let mut small = Vec::with_capacity(across * down * 3);
    for (y, x, part) in (0..down).flat_map(|y| (0..across).flat_map(move |x| (0..3).map(move |part| (y, x, part)))) {
        let square =
            (0..SMALLER).flat_map(|dy| (0..SMALLER).map(move |dx| (y * SMALLER + dy) * width + x * SMALLER + dx));
        let sum: usize = square.map(|at| usize::from(pixels[at * 4 + part])).sum();
        small.push((sum / (SMALLER * SMALLER)) as u8);
    }
    (across, down, small)
}

#[test]
fn the_clipboard_gets_opaque_pixels() {
    let picture = drawn(&fenmoor(), &request(PaperSize::Slide));
    let (width, height, pixels) = rgba(&picture, 96.0).expect("painted");
    assert_eq!((width, height), (1280, 720));
    assert_eq!(pixels.len(), 1280 * 720 * 4);
    assert!(pixels.chunks_exact(4).all(|pixel| pixel[3] == 255));
}

#[test]
fn a_senseless_resolution_is_refused() {
    let picture = drawn(&fenmoor(), &request(PaperSize::A3));
    for dpi in [0.0, -1.0, 1e9, f64::NAN, f64::INFINITY] {
        assert!(matches!(rgba(&picture, dpi), Err(PictureError::TooLarge(_))), "{dpi}");
    }
}
