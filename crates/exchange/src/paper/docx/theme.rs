//! The theme: Word wants one, and takes colours and fonts from it for what an officer adds. Nothing in the paper itself refers to it.

use super::xml::Xml;

const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The colours that Word offers, dark enough for words where they are for words.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "12436D"),
    ("a:lt2", "EEF1F5"),
    ("a:accent1", "12436D"),
    ("a:accent2", "0F7A70"),
    ("a:accent3", "9B2A6B"),
    ("a:accent4", "B8560A"),
    ("a:accent5", "4A5A1F"),
    ("a:accent6", "5B6673"),
    ("a:hlink", "12436D"),
    ("a:folHlink", "9B2A6B"),
];

pub(super) fn theme() -> String {
    let mut xml = Xml::of("a:theme", &[("xmlns:a", A), ("name", "Sweetspot")]);
    xml.open("a:themeElements", &[]);
    xml.open("a:clrScheme", &[("name", "Sweetspot")]);
    for (name, colour) in COLOURS {
        xml.open(name, &[]);
        xml.empty("a:srgbClr", &[("val", colour)]);
        xml.close();
    }
    xml.close();
    xml.open("a:fontScheme", &[("name", "Arial")]);
    for which in ["a:majorFont", "a:minorFont"] {
        xml.open(which, &[]);
        xml.empty("a:latin", &[("typeface", "Arial")]);
        xml.empty("a:ea", &[("typeface", "")]);
        xml.empty("a:cs", &[("typeface", "")]);
        xml.close();
    }
    xml.close();
    formats(&mut xml);
    xml.finished()
}

/// Three of each, as the schema wants: fills, lines, effects, grounds.
fn formats(xml: &mut Xml) {
    xml.open("a:fmtScheme", &[("name", "Plain")]);
    xml.open("a:fillStyleLst", &[]);
    (0..3).for_each(|_| fill(xml));
    xml.close();
    xml.open("a:lnStyleLst", &[]);
    for width in ["6350", "12700", "19050"] {
        xml.open("a:ln", &[("w", width)]);
        fill(xml);
        xml.close();
    }
    xml.close();
    xml.open("a:effectStyleLst", &[]);
    for _ in 0..3 {
        xml.open("a:effectStyle", &[]);
        xml.empty("a:effectLst", &[]);
        xml.close();
    }
    xml.close();
    xml.open("a:bgFillStyleLst", &[]);
    (0..3).for_each(|_| fill(xml));
    xml.close();
    xml.close();
}

fn fill(xml: &mut Xml) {
    xml.open("a:solidFill", &[]);
    xml.empty("a:schemeClr", &[("val", "phClr")]);
    xml.close();
}
