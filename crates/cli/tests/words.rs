//! How commands tell what they found: one row is "1 row", and challenges have their names.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

/// Runs a command in a folder; what it prints. It must go well.
fn told(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"));
    let output =
        command.current_dir(folder).env("SWEETSPOT_HOME", folder.join("home")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn an_import_counts_one_of_each_as_one() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["new", "map.sweetspot", "--title", "Map"]);
    let sheet = "Ref,Title,Lead organisation,Partners,Status\n\
        G1,Warm homes,Fenmoor County Council,\"Fen NHS Trust, Age UK Fen, Fen Police\",Live\n\
        G1,Warm homes,Fenmoor County Council,Harbour Ltd,Live\n\
        G2,Skills bus,Fen NHS Trust,,Lodged\n\
        G3,Job fair,Fenmoor County Council,,Live\n\
        G4,,Fenmoor County Council,,Live\n\
        ,Total,4,,\n";
    std::fs::write(folder.path().join("plan.csv"), sheet).unwrap();
    let text = told(folder.path(), &["import", "map.sweetspot", "plan.csv", "--preview"]);
    for line in [
        "1 row has no status; new initiatives are treated as live, or planned or ended by their dates (--status)",
        "status \"Lodged\" in 1 row: is not a known status (--status-of)",
        "1 cell holds commas, 1 parted (--commas): \"Fen NHS Trust, Age UK Fen, Fen Police\"",
        "1 of 6 rows has no title",
        "1 row adds to the initiative of an earlier row",
        "1 row is left out",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} in:\n{text}");
    }
    assert!(text.contains("1 new organisation taken for council by its name (--sector)"), "{text}");
}

#[test]
fn thin_spots_are_told_by_the_names_of_challenges() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["new", "map.sweetspot", "--title", "Map"]);
    std::fs::write(folder.path().join("plan.csv"), "Title,Challenges\nWarm homes,C\n").unwrap();
    told(folder.path(), &["import", "map.sweetspot", "plan.csv"]);
    let text = told(folder.path(), &["thin", "map.sweetspot"]);
    let expected = "Good place and Healthy life: 0 initiatives, 1 near miss\n   Warm homes lacks Healthy life\n";
    assert!(text.contains(expected), "{text}");
}
