//! The numbers of headings, paragraphs and entries. Word counts them by itself; the PDF, the outline and whatever refers to a part
//! count them here.

use super::blocks::Block;

/// The number of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// It has none.
    None,
    /// Of a part or of a paragraph: `4`, `4.2`, `A.1`.
    Number(String),
    /// Of an appendix: `Appendix A`.
    Appendix(String),
}

/// Each block with its number.
pub fn numbered(blocks: &[Block]) -> impl Iterator<Item = (Label, &Block)> {
    let (mut part, mut appendix, mut paragraph) = (0, 0, 0);
    blocks.iter().map(move |block| {
        let label = match block {
            Block::Heading { level: 1, appendix: false, .. } => {
                (part, paragraph) = (part + 1, 0);
                Label::Number(part.to_string())
            }
            Block::Heading { level: 1, appendix: true, .. } => {
                (appendix, paragraph) = (appendix + 1, 0);
                Label::Appendix(format!("Appendix {}", letter(appendix)))
            }
            Block::Paragraph { numbered: true, .. } => {
                paragraph += 1;
                let of = if appendix > 0 { letter(appendix) } else { part.to_string() };
                Label::Number(format!("{of}.{paragraph}"))
            }
            Block::Title(_)
            | Block::Line { .. }
            | Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::List { .. }
            | Block::Figure(_)
            | Block::Table(_)
            | Block::NewPage => Label::None,
        };
        (label, block)
    })
}

/// `A` for the first.
pub(super) fn letter(nth: usize) -> String {
    char::from(b'A' + (nth.max(1) - 1).min(25) as u8).to_string()
}
