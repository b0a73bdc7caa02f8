//! Colours as the map keeps them (`#rrggbb`), and how well two of them are told apart.

/// Red, green and blue, 0 to 255.
pub type Parts = [u8; 3];

/// The parts of `#rrggbb`; anything else is a middle grey, so that a stray colour never breaks a picture.
#[must_use]
pub fn parts(colour: &str) -> Parts {
    let part = |from: usize| colour.get(from..from + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    match (colour.len(), colour.starts_with('#'), part(1), part(3), part(5)) {
        (7, true, Some(red), Some(green), Some(blue)) => [red, green, blue],
        _ => [0x77; 3],
    }
}

/// The same as `#rrggbb`.
#[must_use]
pub fn written([red, green, blue]: Parts) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Relative luminance as WCAG defines it, 0 to 1.
#[must_use]
pub fn luminance(colour: Parts) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The ratio of two colours' luminances as WCAG defines it, 1 to 21, whichever is the lighter.
#[must_use]
pub fn contrast(one: Parts, other: Parts) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
