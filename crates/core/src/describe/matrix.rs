//! The matrix of challenge combinations in sentences, for people who hear it instead of seeing it.

use super::whose;
use crate::analysis::{Analysis, Region};
use crate::map::Map;
use crate::phrases::{challenges, counted};
use std::sync::Arc;

/// The regions that hold initiatives, the fullest first; of equally full ones, in reading order.
pub fn rows(analysis: &Analysis) -> Vec<&Region> {
    let all = analysis.regions.iter().map(Arc::as_ref);
    let mut rows: Vec<&Region> = all.filter(|region| !region.initiatives.is_empty()).collect();
    rows.sort_by_key(|region| std::cmp::Reverse(region.initiatives.len()));
    rows
}

/// The matrix in full: one paragraph of summary, then one sentence for each combination that occurs.
pub fn describe(map: &Map, analysis: &Analysis) -> String {
    let rows = rows(analysis);
    let summary = format!(
        "{}: a matrix of {} in {} of {} combinations of challenges. {}",
        whose(map),
        counted(analysis.placed as usize, "initiative", "initiatives"),
        rows.len(),
        analysis.regions.len(),
        striking(map, &rows)
    );
    let sentences = rows.iter().map(|region| {
        format!(
            "{}: {}, {:.1} expected.",
            challenges(map, region.challenges),
            counted(region.initiatives.len(), "initiative", "initiatives"),
            region.expected
        )
    });
    format!("{summary}\n\n{}", sentences.collect::<Vec<_>>().join(" "))
}

fn striking(map: &Map, rows: &[&Region]) -> String {
    let most = rows.iter().max_by(|one, other| one.surprise.total_cmp(&other.surprise));
    match most.filter(|region| region.surprise >= 1.0) {
        Some(region) => format!(
            "{} meet most beyond chance: {} where {:.1} would be expected.",
            challenges(map, region.challenges),
            counted(region.initiatives.len(), "initiative", "initiatives"),
            region.expected
        ),
        None => "No combination holds many more than chance would put there.".to_owned(),
    }
}
