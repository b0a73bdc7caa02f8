//! SVG, written: the one place where text becomes XML, and the one function that escapes it. For the painters letters are
//! replaced that no bundled font has; that is done before the escaping, which comes last, and once.
//! Lengths are points, rounded to hundredths, so that the same picture is the same text on every machine.

use super::fonts::{FAMILY, MISSING, Weight, covers, is_silent};
use sweetspot_core::scene::Anchor;
use unicode_normalization::UnicodeNormalization;

/// What a part of the picture is to somebody who can't see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The picture's title.
    Title,
    /// Words that are read as they stand.
    Words,
    /// A heading in the key, with its words.
    KeyHeading(&'static str),
    /// An entry of the list of challenges or of numbered titles: a label, then words.
    Entry,
    /// A part of the Venn, which its description stands for. Parts that follow each other make one figure.
    Figure,
    /// What another part says already.
    Furniture,
}

/// A part of the picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub role: Role,
    /// The group's id in the SVG.
    pub id: String,
    pub pieces: Vec<Piece>,
}

/// SVG elements in points that are drawn as one: a line of words, or shapes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub kind: Kind,
    pub body: String,
    /// The words, where there are any.
    pub text: String,
    /// The same element in letters that the bundled fonts have; empty for shapes, which are painted as they are.
    painted: String,
}

impl Piece {
    /// What the painters get.
    fn painted(&self) -> &str {
        if self.kind == Kind::Shapes { &self.body } else { &self.painted }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Words,
    /// The letter or number that an entry is known by.
    Label,
    Shapes,
}

/// The words that go with a picture.
pub(super) struct Words {
    pub short: String,
    pub long: String,
    pub title: String,
}

/// The size, weight, colour and place of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type<'a> {
    pub size: f64,
    pub weight: Weight,
    pub fill: &'a str,
    /// Which end of the words lies at their point.
    pub end: Anchor,
    /// Width of a white edge around the letters; 0 for none.
    pub halo: f64,
}

impl<'a> Type<'a> {
    pub(super) fn plain(size: f64, fill: &'a str) -> Type<'a> {
        Type { size, weight: Weight::Regular, fill, end: Anchor::Start, halo: 0.0 }
    }

    pub(super) fn bold(size: f64, fill: &'a str) -> Type<'a> {
        Type { weight: Weight::SemiBold, ..Type::plain(size, fill) }
    }
}

/// SVG elements in the making.
#[derive(Default)]
pub(super) struct Svg {
    pieces: Vec<Piece>,
}

impl Svg {
    /// What was drawn, as a part of the picture.
    pub(super) fn part(self, role: Role, id: &str) -> Part {
        Part { role, id: id.to_owned(), pieces: self.pieces }
    }

    /// An element without content. Values are escaped.
    pub(super) fn shape(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let out = self.shapes();
        start(out, name, attributes);
        out.push_str("/>\n");
    }

    /// Opens a group of shapes; `close` ends it. No words may be drawn in between.
    pub(super) fn open(&mut self, attributes: &[(&str, &str)]) {
        let out = self.shapes();
        start(out, "g", attributes);
        out.push_str(">\n");
    }

    pub(super) fn close(&mut self) {
        self.shapes().push_str("</g>\n");
    }

    /// What a viewer says of the group when the pointer rests on it.
    pub(super) fn tip(&mut self, text: &str) {
        text_element(self.shapes(), "title", &[], text);
    }

    /// One line of words with its baseline at `y`.
    pub(super) fn line(&mut self, x: f64, y: f64, style: &Type<'_>, text: &str) {
        self.words(Kind::Words, x, y, style, text);
    }

    /// The letter or number of an entry.
    pub(super) fn label(&mut self, x: f64, y: f64, style: &Type<'_>, text: &str) {
        self.words(Kind::Label, x, y, style, text);
    }

    /// Lines of words below each other, the first baseline at `y`; gives the last one's. Lines that begin at `x` end
    /// in a space where another follows, so that a reader of the PDF or of the SVG doesn't run their words together.
    pub(super) fn lines(&mut self, x: f64, y: f64, step: f64, style: &Type<'_>, lines: &[String]) -> f64 {
        let last = lines.len().saturating_sub(1);
        for (nth, text) in lines.iter().enumerate() {
            let space = if nth < last && style.end == Anchor::Start { " " } else { "" };
            self.line(x, y + step * nth as f64, style, &format!("{text}{space}"));
        }
        y + step * last as f64
    }

    fn words(&mut self, kind: Kind, x: f64, y: f64, style: &Type<'_>, text: &str) {
        let (x, y, size, halo) = (number(x), number(y), number(style.size), number(style.halo));
        let mut attributes = vec![("x", x.as_str()), ("y", &y), ("font-size", &size), ("fill", style.fill)];
        if style.weight == Weight::SemiBold {
            attributes.push(("font-weight", "600"));
        }
        match style.end {
            Anchor::Start => {}
            Anchor::Middle => attributes.push(("text-anchor", "middle")),
            Anchor::End => attributes.push(("text-anchor", "end")),
        }
        if style.halo > 0.0 {
            attributes.extend([
                ("stroke", "#ffffff"),
                ("stroke-width", &halo),
                ("stroke-linejoin", "round"),
                ("paint-order", "stroke"),
            ]);
        }
        if text.ends_with(' ') {
            attributes.push(("xml:space", "preserve"));
        }
        let (mut body, mut painted) = (String::new(), String::new());
        text_element(&mut body, "text", &attributes, text);
        text_element(&mut painted, "text", &attributes, &drawable(text));
        self.pieces.push(Piece { kind, body, text: text.to_owned(), painted });
    }

    fn shapes(&mut self) -> &mut String {
        if self.pieces.last().is_none_or(|piece| piece.kind != Kind::Shapes) {
            let (body, text, painted) = Default::default();
            self.pieces.push(Piece { kind: Kind::Shapes, body, text, painted });
        }
        let last = self.pieces.len() - 1;
        &mut self.pieces[last].body
    }
}

fn start(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (key, value) in attributes {
        out.push_str(&format!(" {key}=\"{}\"", escaped(value)));
    }
}

/// Writes an element whose content is text.
fn text_element(out: &mut String, name: &str, attributes: &[(&str, &str)], text: &str) {
    start(out, name, attributes);
    out.push_str(&format!(">{}</{name}>\n", escaped(text)));
}

/// The parts as one SVG document, with the words that go with it. `about` are elements of Dublin Core.
pub(super) fn document(size: (f64, f64), parts: &[Part], words: &Words, about: &[(&str, String)]) -> String {
    let described = [("role", "img"), ("aria-labelledby", "short-description long-description"), ("xml:lang", "en-GB")];
    let mut out = shell(size, &described);
    text_element(&mut out, "title", &[("id", "short-description")], &words.short);
    text_element(&mut out, "desc", &[("id", "long-description")], &words.long);
    out.push_str("<metadata>\n");
    for (name, value) in about {
        text_element(&mut out, name, &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")], value);
    }
    out.push_str("</metadata>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    for part in parts {
        start(&mut out, "g", &[("id", &part.id)]);
        out.push_str(">\n");
        part.pieces.iter().for_each(|piece| out.push_str(&piece.body));
        out.push_str("</g>\n");
    }
    out + "</svg>\n"
}

/// Pieces as an SVG document of their own, of the picture's size: what is painted.
pub(super) fn alone<'a>(size: (f64, f64), pieces: impl IntoIterator<Item = &'a Piece>) -> String {
    let mut out = shell(size, &[]);
    pieces.into_iter().for_each(|piece| out.push_str(piece.painted()));
    out + "</svg>\n"
}

fn shell((width, height): (f64, f64), more: &[(&str, &str)]) -> String {
    let (across, down) = (format!("{}mm", number(width * 25.4 / 72.0)), format!("{}mm", number(height * 25.4 / 72.0)));
    let view = format!("0 0 {} {}", number(width), number(height));
    let own = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", across.as_str()),
        ("height", &down),
        ("viewBox", &view),
        ("font-family", FAMILY),
    ];
    let mut out = String::new();
    start(&mut out, "svg", &[own.as_slice(), more].concat());
    out + ">\n"
}

/// The same text with every character that no bundled font has as letters that mean the same, or as a box, so that
/// no glyph is ever missing. The SVG itself keeps them: its viewer may have a font for them.
pub(super) fn drawable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_left_out(*c)) {
        if c.is_ascii() || covers(c) {
            out.push(c);
        } else if !is_silent(c) {
            let kin: String = std::iter::once(c).nfkd().collect();
            if kin.chars().all(covers) { out.push_str(&kin) } else { out.push(MISSING) }
        }
    }
    out
}

/// What XML can't hold, and what turns the direction of other characters.
pub(crate) fn is_left_out(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    turns || matches!(c, '\u{fffe}' | '\u{ffff}') || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// Text as XML holds it, in elements and in attributes. Characters that XML can't hold, and those that turn the
/// direction of others, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            out_of_place if is_left_out(out_of_place) => {}
            other => out.push(other),
        }
    }
    out
}

/// A length, rounded to hundredths.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_typed_becomes_markup() {
        let hostile = "</text><script>alert('x')</script>&amp;\"\0\u{1b}\u{202e}";
        let mut svg = Svg::default();
        svg.line(0.0, 0.0, &Type::plain(8.0, hostile), hostile);
        let document = alone((10.0, 10.0), &svg.part(Role::Words, "x").pieces);
        let read = roxmltree::Document::parse(&document).expect("well formed");
        let text = read.descendants().find(|node| node.has_tag_name("text")).expect("one text");
        assert_eq!(text.text(), Some("</text><script>alert('x')</script>&amp;\""));
        assert_eq!(read.descendants().filter(|node| node.is_element()).count(), 2);
    }

    /// The text of the one element of words, as a reader of the XML gets it.
    fn words_of(document: &str) -> String {
        let read = roxmltree::Document::parse(document).expect("well formed");
        assert_eq!(read.descendants().filter(|node| node.is_element()).count(), 2, "{document}");
        let text = read.descendants().find(|node| node.has_tag_name("text")).expect("one text");
        text.text().unwrap_or_default().to_owned()
    }

    #[test]
    fn no_letter_of_unicode_becomes_markup() {
        let all: Vec<char> = ('\0'..=char::MAX).collect();
        for some in all.chunks(512) {
            let text: String = some.iter().flat_map(|c| [*c, '.']).collect();
            let mut svg = Svg::default();
            svg.line(0.0, 0.0, &Type::plain(8.0, "#000000"), &text);
            let piece = svg.part(Role::Words, "x").pieces.remove(0);
            let readable =
                |text: &str| text.chars().filter(|c| !is_left_out(*c)).collect::<String>().replace('\t', " ");
            assert_eq!(words_of(&format!("<svg>{}</svg>", piece.body)), readable(&text));
            assert_eq!(words_of(&alone((10.0, 10.0), [&piece])), readable(&drawable(&text)));
        }
    }

    #[test]
    fn look_alikes_are_painted_as_the_letters_that_they_mean() {
        assert_eq!(drawable("\u{ff32}\u{ff06}\u{ff24} hub"), "R&D hub");
        let mut svg = Svg::default();
        svg.line(
            0.0,
            0.0,
            &Type::plain(8.0, "#000000"),
            "\u{ff1c}style\u{ff1e}path{display:none}\u{ff1c}/style\u{ff1e}",
        );
        assert_eq!(
            words_of(&alone((10.0, 10.0), &svg.part(Role::Words, "x").pieces)),
            "<style>path{display:none}</style>"
        );
    }

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        assert_eq!(
            [number(1.0), number(-0.001), number(2.456), number(-3.5)],
            ["1", "0", "2.46", "-3.5"].map(String::from)
        );
    }
}
