//! What the user guide says to type in a terminal does what it says.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Runs a command in a folder. It must go well.
fn run(folder: &Path, arguments: &[String]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"));
    let output =
        command.current_dir(folder).env("SWEETSPOT_HOME", folder.join("home")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The words of a line as a terminal parts them: what stands between quotation marks is one.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn each_command_of_the_guide_can_be_typed() {
    let guide = fs::read_to_string(Path::new(ROOT).join("docs/guide.md")).unwrap();
    let block = guide.split("```").nth(1).unwrap();
    let lines: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix("sweetspot-cli ")).collect();
    assert!(lines.len() >= 8, "{block}");
    let folder = tempfile::tempdir().unwrap();
    let sheet = Path::new(ROOT).join("tests/fixtures/import/partnership-plan.xlsx");
    fs::copy(sheet, folder.path().join("plan.xlsx")).unwrap();
    for (nth, line) in lines.iter().enumerate() {
        run(folder.path(), &words(line));
        if nth == 0 {
            // What a person would have by then: a copy that came back, and a version.
            fs::copy(folder.path().join("fenmoor.sweetspot"), folder.path().join("partner.sweetspot")).unwrap();
            run(folder.path(), &words("version fenmoor.sweetspot \"March board\""));
        }
    }
    assert!(folder.path().join("board.pdf").exists());
}

#[test]
fn help_tells_of_each_command_and_of_one() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &words("help"));
    run(folder.path(), &words("help import"));
}
