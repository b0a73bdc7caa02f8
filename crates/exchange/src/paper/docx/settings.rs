//! The document's settings and the fonts that it names.

use super::LANGUAGE;
use super::xml::Xml;

pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(super) fn settings() -> String {
    let mut xml = Xml::of("w:settings", &[("xmlns:w", W)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.value("w:defaultTabStop", "709");
    xml.value("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    for (name, value) in [
        // Word's newest behaviour, or it opens the file in its compatibility mode.
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ] {
        let uri = "http://schemas.microsoft.com/office/word";
        xml.empty("w:compatSetting", &[("w:name", name), ("w:uri", uri), ("w:val", value)]);
    }
    xml.close();
    xml.value("w:themeFontLang", LANGUAGE);
    // A picture keeps its resolution when an officer saves the file.
    xml.empty("w:doNotAutoCompressPictures", &[]);
    xml.value("w:decimalSymbol", ".");
    xml.value("w:listSeparator", ",");
    xml.finished()
}

pub(super) fn fonts() -> String {
    let mut xml = Xml::of("w:fonts", &[("xmlns:w", W)]);
    xml.open("w:font", &[("w:name", "Arial")]);
    xml.value("w:panose1", "020B0604020202020204");
    xml.value("w:charset", "00");
    xml.value("w:family", "swiss");
    xml.value("w:pitch", "variable");
    xml.close();
    xml.open("w:font", &[("w:name", "Symbol")]);
    xml.value("w:panose1", "05050102010706020507");
    xml.value("w:charset", "02");
    xml.value("w:family", "roman");
    xml.value("w:pitch", "variable");
    xml.close();
    xml.finished()
}
