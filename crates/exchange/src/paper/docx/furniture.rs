//! What stands at the head and the foot of every page: marking and title, and the page's number, the only field there is.

use super::body::words;
use super::settings::W;
use super::xml::Xml;
use crate::paper::{Paper, Words};

pub(super) fn header(paper: &Paper) -> String {
    let mut xml = Xml::of("w:hdr", &[("xmlns:w", W)]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Header");
    xml.close();
    words(&mut xml, &paper.head());
    xml.finished()
}

pub(super) fn footer(paper: &Paper) -> String {
    let mut xml = Xml::of("w:ftr", &[("xmlns:w", W)]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Footer");
    xml.close();
    // The space before the number is a run of its own, since words end without one.
    words(&mut xml, &Words::plain(paper.foot()));
    xml.open("w:r", &[]);
    xml.text("w:t", &[("xml:space", "preserve")], " ");
    xml.close();
    xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
    words(&mut xml, &Words::plain("1"));
    xml.finished()
}
