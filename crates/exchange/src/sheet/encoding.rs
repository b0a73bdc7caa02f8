//! In what encoding a CSV is: a byte-order mark decides, else the zero bytes of UTF-16, else strict UTF-8, else
//! Windows-1252, which is what Excel writes on an office computer. Whatever comes in, text comes out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Encodings that CSVs come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, low byte first: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, Western European.
    Windows1252,
}

impl Encoding {
    /// Every encoding, the likeliest first.
    pub const ALL: [Encoding; 4] = [Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16Le, Encoding::Utf16Be];

    /// As its wire name.
    pub fn words(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf8",
            Encoding::Utf16Le => "utf16_le",
            Encoding::Utf16Be => "utf16_be",
            Encoding::Windows1252 => "windows1252",
        }
    }

    /// The encoding of this wire name.
    pub fn read(words: &str) -> Option<Encoding> {
        Encoding::ALL.into_iter().find(|encoding| encoding.words() == words)
    }

    fn byte_order_mark(self) -> &'static [u8] {
        match self {
            Encoding::Utf8 => b"\xef\xbb\xbf",
            Encoding::Utf16Le => b"\xff\xfe",
            Encoding::Utf16Be => b"\xfe\xff",
            Encoding::Windows1252 => b"",
        }
    }
}

/// How many bytes are looked at for zero bytes.
const LOOKED_AT: usize = 4096;

pub(super) fn guess(bytes: &[u8]) -> Encoding {
    let marked = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be]
        .into_iter()
        .find(|encoding| bytes.starts_with(encoding.byte_order_mark()));
    if let Some(marked) = marked {
        return marked;
    }
    // In UTF-16 every other byte of Western text is zero; in any other text none is.
    let beginning = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |from: usize| beginning.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (high_first, low_first) = (zeros(0), zeros(1));
    let many = beginning.len() / 6;
    if low_first > many && low_first > 4 * high_first {
        Encoding::Utf16Le
    } else if high_first > many && high_first > 4 * low_first {
        Encoding::Utf16Be
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

/// The text of the bytes. Bytes that are not valid in `encoding` become the replacement character.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let bytes = bytes.strip_prefix(encoding.byte_order_mark()).unwrap_or(bytes);
    let decoder = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
    };
    decoder.decode_without_bom_handling(bytes).0.into_owned()
}
