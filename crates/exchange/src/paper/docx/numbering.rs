//! The lists: parts with their paragraphs, appendices with theirs, bullets and numbers. No number is ever typed.

use super::settings::W;
use super::xml::Xml;

/// Parts 1, 2, 3 with paragraphs 1.1, 1.2.
pub(super) const SECTIONS: u32 = 1;
/// Appendices A, B, C with paragraphs A.1, A.2.
pub(super) const APPENDICES: u32 = 2;
pub(super) const BULLETS: u32 = 3;
/// Numbers of entries. Every list after the first has one more of its own, to begin at 1 again.
pub(super) const NUMBERS: u32 = 4;

/// A level of a list.
struct Level {
    format: &'static str,
    text: &'static str,
    style: &'static str,
    /// What follows the number.
    then: &'static str,
    left: u32,
    hanging: u32,
}

/// How far the words of numbered paragraphs stand in.
const IN: u32 = 709;

fn lists() -> [(u32, &'static str, Vec<Level>); 4] {
    let tab = "tab";
    [
        (
            SECTIONS,
            "multilevel",
            vec![
                Level { format: "decimal", text: "%1", style: "Heading1", then: tab, left: IN, hanging: IN },
                Level {
                    format: "decimal",
                    text: "%1.%2",
                    style: "NumberedParagraph",
                    then: tab,
                    left: IN,
                    hanging: IN,
                },
            ],
        ),
        (
            APPENDICES,
            "multilevel",
            vec![
                Level {
                    format: "upperLetter",
                    text: "Appendix %1:",
                    style: "AppendixHeading",
                    then: "space",
                    left: 0,
                    hanging: 0,
                },
                Level {
                    format: "decimal",
                    text: "%1.%2",
                    style: "AppendixParagraph",
                    then: tab,
                    left: IN,
                    hanging: IN,
                },
            ],
        ),
        (
            BULLETS,
            "singleLevel",
            vec![Level { format: "bullet", text: "•", style: "ListBullet", then: tab, left: IN + 357, hanging: 357 }],
        ),
        (
            NUMBERS,
            "singleLevel",
            vec![Level {
                format: "decimal",
                text: "%1.",
                style: "ListNumber",
                then: tab,
                left: IN + 454,
                hanging: 454,
            }],
        ),
    ]
}

/// The numbering part of a document that has so many numbered lists.
pub(super) fn numbering(numbered_lists: u32) -> String {
    let mut xml = Xml::of("w:numbering", &[("xmlns:w", W)]);
    for (id, kind, levels) in lists() {
        xml.open("w:abstractNum", &[("w:abstractNumId", &id.to_string())]);
        // A number that is the same wherever the list is pasted.
        xml.value("w:nsid", &format!("5EE7{id:04X}"));
        xml.value("w:multiLevelType", kind);
        for (nth, level) in (0..).zip(&levels) {
            written(&mut xml, nth, level);
        }
        xml.close();
    }
    for id in [SECTIONS, APPENDICES, BULLETS, NUMBERS] {
        xml.open("w:num", &[("w:numId", &id.to_string())]);
        xml.value("w:abstractNumId", &id.to_string());
        xml.close();
    }
    for nth in 1..numbered_lists.max(1) {
        xml.open("w:num", &[("w:numId", &list(nth).to_string())]);
        xml.value("w:abstractNumId", &NUMBERS.to_string());
        xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
        xml.value("w:startOverride", "1");
        xml.close();
        xml.close();
    }
    xml.finished()
}

/// The number of the nth numbered list, counted from 0.
pub(super) fn list(nth: u32) -> u32 {
    NUMBERS + nth
}

fn written(xml: &mut Xml, nth: u32, level: &Level) {
    xml.open("w:lvl", &[("w:ilvl", &nth.to_string())]);
    xml.value("w:start", "1");
    xml.value("w:numFmt", level.format);
    xml.value("w:pStyle", level.style);
    xml.value("w:suff", level.then);
    xml.value("w:lvlText", level.text);
    xml.value("w:lvlJc", "left");
    xml.open("w:pPr", &[]);
    let (left, hanging) = (level.left.to_string(), level.hanging.to_string());
    if level.then == "tab" {
        xml.open("w:tabs", &[]);
        xml.empty("w:tab", &[("w:val", "num"), ("w:pos", &left)]);
        xml.close();
    }
    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
    xml.close();
    xml.close();
}
