//! Colours on paper, in colour and in grey. Words are always dark enough to read on white (4.5:1), and greys differ
//! in lightness; but no colour ever says anything that a letter, a dash or a label doesn't say too.

use super::PictureRequest;
use sweetspot_core::colour::{Parts, contrast, parts, written};

const WHITE: Parts = [0xff; 3];

/// Words and lines that are not a challenge's own.
pub(super) const INK: &str = "#1d2228";
/// Words of less weight, and titles of what has ended.
pub(super) const QUIET: &str = "#565d66";

/// How much a faint marker keeps of its colour.
pub(super) const FAINT_OPACITY: f64 = 0.4;
/// How much a marker outside the selection keeps.
pub(super) const FADED_OPACITY: f64 = 0.16;

/// Greys of the challenges in letter order, neighbours far apart.
const GREYS: [u8; 5] = [0x1c, 0x8e, 0x50, 0xb4, 0x6e];
/// Greys of the regions by how many challenges meet there.
const REGION_GREYS: [u8; 5] = [0xf5, 0xe8, 0xd9, 0xc8, 0xba];

/// The colours of one picture.
#[derive(Clone, Copy)]
pub(super) struct Palette {
    pub grey: bool,
}

impl Palette {
    pub(super) fn of(request: &PictureRequest) -> Palette {
        Palette { grey: request.grey }
    }

    /// A challenge's colour for lines and areas. `position` 0 is A.
    pub(super) fn challenge(self, position: usize, colour: &str) -> String {
        if self.grey { grey(GREYS[position % GREYS.len()]) } else { written(parts(colour)) }
    }

    /// The colour of a challenge's outline. Greys would be lost on the darker regions, so there the dash alone tells.
    pub(super) fn line(self, colours: &[String], position: usize) -> &str {
        if self.grey { INK } else { colours.get(position).map_or(INK, String::as_str) }
    }

    /// A challenge's colour for words on white.
    pub(super) fn words(self, colour: &str) -> String {
        if self.grey { INK.to_owned() } else { written(darkened(parts(colour), 4.5)) }
    }

    /// A region's fill.
    pub(super) fn region(self, challenges: usize, fill: &str) -> String {
        if self.grey { grey(REGION_GREYS[challenges.saturating_sub(1).min(4)]) } else { written(parts(fill)) }
    }
}

/// White or [`INK`], whichever reads better on `colour`.
pub(super) fn on(colour: &str) -> &'static str {
    let colour = parts(colour);
    if contrast(WHITE, colour) >= contrast(colour, parts(INK)) { "#ffffff" } else { INK }
}

fn grey(level: u8) -> String {
    written([level; 3])
}

fn darkened(colour: Parts, least: f64) -> Parts {
    (0..=20)
        .map(|step| colour.map(|part| (f64::from(part) * (1.0 - f64::from(step) / 20.0)) as u8))
        .find(|darker| contrast(WHITE, *darker) >= least)
        .unwrap_or([0; 3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_on_white_whatever_the_challenge_s_colour() {
        for colour in ["#ffff00", "#ffffff", "#12436d", "#b8560a", "rgb(1,2,3)", "#zzzzzz", "é#1234"] {
            let words = Palette { grey: false }.words(colour);
            assert!(contrast(WHITE, parts(&words)) >= 4.5, "{colour} {words}");
        }
        for quiet in [INK, QUIET] {
            assert!(contrast(WHITE, parts(quiet)) >= 4.5, "{quiet}");
        }
    }

    #[test]
    fn greys_are_told_apart() {
        let mut levels = GREYS;
        levels.sort_unstable();
        assert!(levels.windows(2).all(|pair| contrast([pair[1]; 3], [pair[0]; 3]) > 1.4), "{levels:?}");
    }

    #[test]
    fn a_badge_s_letter_reads_on_its_colour() {
        for colour in ["#ffff00", "#12436d", "#8e8e8e", "#b4b4b4"] {
            assert!(contrast(parts(colour), parts(on(colour))) >= 4.5, "{colour}");
        }
    }
}
