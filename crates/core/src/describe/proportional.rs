//! The proportional Venn in full, for people who hear it instead of seeing it.

use super::whose;
use crate::map::Map;
use crate::phrases::{challenges, counted};
use crate::scene::{ProportionalScene, percent};

/// The drawing in full: what it is, what it gets wrong, then each region's count and share.
pub fn describe(map: &Map, drawn: &ProportionalScene) -> String {
    let all: u32 = drawn.shares.iter().map(|share| share.count).sum();
    let summary = format!(
        "{}: a Venn diagram whose areas are in proportion to {}. {}",
        whose(map),
        counted(all as usize, "initiative", "initiatives"),
        drawn.sentences[1..].join(" ")
    );
    let sentences = drawn.shares.iter().filter(|share| share.count > 0).map(|share| {
        format!(
            "{}: {}, drawn as {} of the whole.",
            challenges(map, share.challenges),
            counted(share.count as usize, "initiative", "initiatives"),
            percent(share.drawn)
        )
    });
    format!("{summary}\n\n{}", sentences.collect::<Vec<_>>().join(" "))
}
