//! What a file is, by its first bytes; its name decides only where these leave room for doubt.

use super::ImportError;

/// Kinds of file that are read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip archive, perhaps a workbook.
    Archive,
    /// Text, perhaps a CSV.
    Text,
}

/// The first bytes of files that people pick by mistake and that might pass for text.
const FOREIGN: [&[u8]; 14] = [
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"SQLite format 3",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"MZ",
    b"\x7fELF",
    b"{\\rtf",
    b"BM",
    b"II*\0",
    b"MM\0*",
];

/// # Errors
/// For workbooks that are encrypted or of another kind, and for everything that is no spreadsheet.
pub(super) fn of(name: &str, bytes: &[u8]) -> Result<Kind, ImportError> {
    let name = name.to_lowercase();
    let named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Err(compound(bytes, named(&[".xls", ".xlt"])));
    }
    // The oldest .xls files are bare records.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..]) && named(&[".xls"]) {
        return Err(ImportError::OldFormat);
    }
    if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
        return Err(if named(&[".xlsx", ".xlsm"]) { ImportError::Damaged } else { ImportError::Empty });
    }
    if named(&[".xlsx", ".xlsm", ".xltx", ".xltm"]) || FOREIGN.iter().any(|start| is_foreign(bytes, start)) {
        return Err(ImportError::NotASpreadsheet);
    }
    if named(&[".xls", ".xlsb", ".ods", ".fods"]) {
        return Err(ImportError::OldFormat);
    }
    Ok(Kind::Text)
}

/// Short marks might begin a heading too ("BMI", "MZ"), so they count only where no text could go on like this.
fn is_foreign(bytes: &[u8], start: &[u8]) -> bool {
    bytes.starts_with(start) && (start.len() > 2 || bytes.iter().take(64).any(|byte| *byte == 0))
}

/// What an OLE2 compound file means: names of streams stand in it as UTF-16.
fn compound(bytes: &[u8], named_old: bool) -> ImportError {
    let holds = |stream: &str| {
        let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        ImportError::PasswordProtected
    } else if named_old || holds("Workbook") || holds("Book") {
        ImportError::OldFormat
    } else {
        ImportError::NotASpreadsheet
    }
}
