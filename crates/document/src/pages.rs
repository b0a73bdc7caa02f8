//! The pages of a SQLite file, read as the file format says (sqlite.org/fileformat2.html, 1.6 and 2.1) and without SQLite.
//! Trusts nothing: whatever does not fit its page is none, and nothing is followed without end.

use rusqlite::types::ValueRef;
use std::borrow::Cow;

/// The fewest bytes that a page may have.
const SMALLEST: usize = 512;
/// Most bytes of one record; our own are far shorter.
const LONGEST: usize = 4 << 20;
/// No tree of SQLite's is deeper.
const DEEPEST: usize = 20;

/// Kinds of page: inner pages and leaves of tables with row ids, and of those without, whose inner pages hold rows too.
pub(crate) const TABLE_INNER: u8 = 5;
pub(crate) const TABLE_LEAF: u8 = 13;
pub(crate) const INDEX_INNER: u8 = 2;
pub(crate) const INDEX_LEAF: u8 = 10;

/// The pages of a file.
#[derive(Clone, Copy)]
pub(crate) struct Pages<'a> {
    bytes: &'a [u8],
    size: usize,
}

/// Takes a row's id, where its table has them, and its record. None ends the walk.
type Take<'t> = dyn FnMut(Option<i64>, &[u8]) -> Option<()> + 't;

impl<'a> Pages<'a> {
    /// The pages of these bytes, as large as the header gives; 4096 bytes, with which every map is made, where the header is
    /// damaged.
    pub(crate) fn of(bytes: &'a [u8]) -> Pages<'a> {
        let size = match bytes.get(16..18) {
            Some([0, 1]) => 65_536,
            Some([high, low]) => usize::from(*high) << 8 | usize::from(*low),
            _ => 0,
        };
        let fits = size >= SMALLEST && size.is_power_of_two() && bytes.len().is_multiple_of(size);
        Pages { bytes, size: if fits { size } else { 4_096 } }
    }

    /// How many there are.
    pub(crate) fn count(self) -> usize {
        self.bytes.len().div_ceil(self.size)
    }

    /// How many bytes each has.
    pub(crate) fn size(self) -> usize {
        self.size
    }

    /// The page of this number, which counts from 1, and where its own header begins.
    pub(crate) fn page(self, number: usize) -> Option<(&'a [u8], usize)> {
        let from = number.checked_sub(1)?.checked_mul(self.size)?;
        let page = self.bytes.get(from..(from + self.size).min(self.bytes.len()))?;
        // The first page begins with the file's header.
        Some((page, if number == 1 { 100 } else { 0 }))
    }

    /// Hands over every record of the tree that has its root at this page, in the order of their keys. None: it is no tree
    /// throughout, or `take` has ended the walk.
    pub(crate) fn walk(self, root: usize, take: &mut Take<'_>) -> Option<()> {
        self.walk_below(root, DEEPEST, &mut self.count(), take)
    }

    /// `left` is how many pages may still be looked at: one that is looked at twice is in a tree that goes round.
    fn walk_below(self, number: usize, depth: usize, left: &mut usize, take: &mut Take<'_>) -> Option<()> {
        *left = left.checked_sub(1)?;
        let depth = depth.checked_sub(1)?;
        let (page, head) = self.page(number)?;
        let kind = *page.get(head)?;
        for cell in 0..cells(page, head)? {
            let at = cell_at(page, head, kind, cell)?;
            if matches!(kind, INDEX_INNER | TABLE_INNER) {
                self.walk_below(big_endian(page, at, 4)? as usize, depth, left, take)?;
            }
            if let Some((row, payload)) = self.record_of(page, kind, at)? {
                take(row, &payload)?;
            }
        }
        if matches!(kind, INDEX_INNER | TABLE_INNER) {
            self.walk_below(big_endian(page, head + 8, 4)? as usize, depth, left, take)?;
        }
        Some(())
    }

    /// The record of a cell, with its row id where it has one. None inside: an inner page of a table with row ids holds
    /// none.
    #[allow(clippy::type_complexity, reason = "a name would say no more")]
    pub(crate) fn record_of(self, page: &'a [u8], kind: u8, at: usize) -> Option<Option<(Option<i64>, Cow<'a, [u8]>)>> {
        let at = match kind {
            TABLE_INNER => return Some(None),
            INDEX_INNER => at.checked_add(4)?,
            TABLE_LEAF | INDEX_LEAF => at,
            _ => return None,
        };
        let (length, after) = varint(page, at)?;
        let length = usize::try_from(length).ok()?;
        if kind == TABLE_LEAF {
            let (row, after) = varint(page, after)?;
            return Some(Some((Some(row.cast_signed()), self.payload(page, after, length, true)?)));
        }
        Some(Some((None, self.payload(page, after, length, false)?)))
    }

    /// A record's bytes, with what did not fit on its page.
    fn payload(self, page: &'a [u8], at: usize, length: usize, table: bool) -> Option<Cow<'a, [u8]>> {
        if length == 0 || length > LONGEST {
            return None;
        }
        let usable = self.size;
        let most = if table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if length <= most {
            return page.get(at..at.checked_add(length)?).map(Cow::Borrowed);
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let in_page = least + (length - least) % (usable - 4);
        let in_page = if in_page <= most { in_page } else { least };
        let mut payload = page.get(at..at.checked_add(in_page)?)?.to_vec();
        let mut next = big_endian(page, at + in_page, 4)? as usize;
        while payload.len() < length {
            // A chain that goes round ends when the record is full.
            let (more, _) = self.page(next)?;
            let part = (length - payload.len()).min(usable - 4);
            payload.extend_from_slice(more.get(4..4 + part)?);
            next = big_endian(more, 0, 4)? as usize;
        }
        Some(Cow::Owned(payload))
    }
}

/// How many cells a page has whose own header begins at `head`.
pub(crate) fn cells(page: &[u8], head: usize) -> Option<usize> {
    Some(big_endian(page, head + 3, 2)? as usize)
}

/// Where on its page a cell begins.
pub(crate) fn cell_at(page: &[u8], head: usize, kind: u8, cell: usize) -> Option<usize> {
    let header = if matches!(kind, INDEX_INNER | TABLE_INNER) { 12 } else { 8 };
    Some(big_endian(page, head + header + 2 * cell, 2)? as usize)
}

/// Hands over the values of a record in the order in which they stand. None where one does not lie within it.
pub(crate) fn values<'a>(payload: &'a [u8], mut take: impl FnMut(ValueRef<'a>) -> Option<()>) -> Option<()> {
    let (head, mut at) = varint(payload, 0)?;
    let head = usize::try_from(head).ok()?;
    let mut body = head;
    while at < head {
        let (kind, next) = varint(payload, at)?;
        at = next;
        let (value, length) = value(payload, body, kind)?;
        take(value)?;
        body = body.checked_add(length)?;
    }
    (at == head && body == payload.len()).then_some(())
}

fn value(payload: &[u8], at: usize, kind: u64) -> Option<(ValueRef<'_>, usize)> {
    let integer = |length: usize| Some((ValueRef::Integer(signed(payload, at, length)?), length));
    match kind {
        0 => Some((ValueRef::Null, 0)),
        1..=4 => integer(kind as usize),
        5 => integer(6),
        6 => integer(8),
        7 => Some((ValueRef::Real(f64::from_bits(big_endian(payload, at, 8)?)), 8)),
        8 | 9 => Some((ValueRef::Integer(kind as i64 - 8), 0)),
        10 | 11 => None,
        text_or_blob => {
            let length = usize::try_from((text_or_blob - 12) / 2).ok()?;
            let bytes = payload.get(at..at.checked_add(length)?)?;
            let is_blob = text_or_blob.is_multiple_of(2);
            Some((if is_blob { ValueRef::Blob(bytes) } else { ValueRef::Text(bytes) }, length))
        }
    }
}

fn big_endian(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

fn signed(bytes: &[u8], at: usize, length: usize) -> Option<i64> {
    let shift = 64 - 8 * length as u32;
    Some((big_endian(bytes, at, length)? << shift).cast_signed() >> shift)
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
