//! Records out of the pages of a SQLite file, read as the file format says (sqlite.org/fileformat2.html, 1.6 and 2.1) and
//! without trust: whatever does not fit its page is passed over, and nothing is followed twice.

use crate::record::Value;

/// The fewest bytes that a page may have.
const SMALLEST: usize = 512;
/// Most bytes of one record; our own are far shorter.
const LONGEST: usize = 4 << 20;

/// Every whole record of every page that holds rows, in the order of the pages.
pub(super) fn records(bytes: &[u8]) -> impl Iterator<Item = Vec<Value>> {
    let size = page_size(bytes);
    let count = bytes.len().div_ceil(size);
    (0..count).flat_map(move |nth| page_records(bytes, size, nth))
}

/// The page size in bytes that the header gives; 4096, with which every map is made, where the header is damaged.
fn page_size(bytes: &[u8]) -> usize {
    let size = match bytes.get(16..18) {
        Some([0, 1]) => 65_536,
        Some([high, low]) => usize::from(*high) << 8 | usize::from(*low),
        _ => 0,
    };
    if size >= SMALLEST && size.is_power_of_two() && bytes.len().is_multiple_of(size) { size } else { 4_096 }
}

fn page_records(bytes: &[u8], size: usize, nth: usize) -> Vec<Vec<Value>> {
    let file = File { bytes, size };
    let Some(page) = file.page(nth) else { return vec![] };
    // The first page begins with the file's header.
    let head = if nth == 0 { 100 } else { 0 };
    let Some(kind) = page.get(head).copied() else { return vec![] };
    // Rows are in the leaves of tables (13), and in leaves (10) and inner pages (2) of tables without row ids.
    let cells_from = match kind {
        13 | 10 => head + 8,
        2 => head + 12,
        _ => return vec![],
    };
    let count = number(page, head + 3, 2).unwrap_or(0) as usize;
    let cells = (0..count.min(size / 2)).filter_map(|cell| {
        let at = number(page, cells_from + 2 * cell, 2)? as usize;
        let at = if kind == 2 { at.checked_add(4)? } else { at };
        let (length, after) = varint(page, at)?;
        let after = if kind == 13 { varint(page, after)?.1 } else { after };
        let payload = file.payload(page, after, usize::try_from(length).ok()?, kind == 13)?;
        record(&payload)
    });
    cells.collect()
}

struct File<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> File<'a> {
    fn page(&self, nth: usize) -> Option<&'a [u8]> {
        let from = nth.checked_mul(self.size)?;
        self.bytes.get(from..(from + self.size).min(self.bytes.len()))
    }

    /// A record's bytes, with what did not fit on its page.
    fn payload(&self, page: &[u8], at: usize, length: usize, table: bool) -> Option<Vec<u8>> {
        if length == 0 || length > LONGEST {
            return None;
        }
        let usable = self.size;
        let most = if table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if length <= most {
            return page.get(at..at.checked_add(length)?).map(<[u8]>::to_vec);
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let in_page = least + (length - least) % (usable - 4);
        let in_page = if in_page <= most { in_page } else { least };
        let mut payload = page.get(at..at.checked_add(in_page)?)?.to_vec();
        let mut next = number(page, at + in_page, 4)? as usize;
        while payload.len() < length {
            // Pages are counted from 1. A chain that goes round ends when the record is full.
            let more = self.page(next.checked_sub(1)?)?;
            let part = (length - payload.len()).min(usable - 4);
            payload.extend_from_slice(more.get(4..4 + part)?);
            next = number(more, 0, 4)? as usize;
        }
        Some(payload)
    }
}

/// A record of which every value lies within it.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let (head, mut at) = varint(payload, 0)?;
    let head = usize::try_from(head).ok()?;
    let mut body = head;
    let mut values = Vec::new();
    while at < head {
        let (kind, next) = varint(payload, at)?;
        at = next;
        let (value, length) = value(payload, body, kind)?;
        values.push(value);
        body = body.checked_add(length)?;
    }
    (at == head && body == payload.len()).then_some(values)
}

fn value(payload: &[u8], at: usize, kind: u64) -> Option<(Value, usize)> {
    let integer = |length: usize| Some((Value::Integer(signed(payload, at, length)?), length));
    match kind {
        0 => Some((Value::Null, 0)),
        1..=4 => integer(kind as usize),
        5 => integer(6),
        6 => integer(8),
        7 => Some((Value::Real(f64::from_bits(number(payload, at, 8)?)), 8)),
        8 | 9 => Some((Value::Integer(kind as i64 - 8), 0)),
        10 | 11 => None,
        even if even.is_multiple_of(2) => {
            let length = usize::try_from((even - 12) / 2).ok()?;
            Some((Value::Blob(payload.get(at..at.checked_add(length)?)?.to_vec()), length))
        }
        odd => {
            let length = usize::try_from((odd - 13) / 2).ok()?;
            let text = std::str::from_utf8(payload.get(at..at.checked_add(length)?)?).ok()?;
            Some((Value::Text(text.to_owned()), length))
        }
    }
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

fn signed(bytes: &[u8], at: usize, length: usize) -> Option<i64> {
    let shift = 64 - 8 * length as u32;
    Some((number(bytes, at, length)? << shift).cast_signed() >> shift)
}

/// A number of one to nine bytes, seven bits each but for the ninth, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut number = 0;
    for nth in 0..9 {
        let byte = *bytes.get(at.checked_add(nth)?)?;
        if nth == 8 {
            return Some((number << 8 | u64::from(byte), at + 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + nth + 1));
        }
    }
    None
}
