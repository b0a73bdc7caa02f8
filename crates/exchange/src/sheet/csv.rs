//! CSV: text in, cells out. Which character separates the cells is guessed from what the first lines agree on, unless
//! the person or the file itself (`sep=;`) says so. All cells are text; what they mean is found out later.

use super::cells::{Room, give_up, put_cell, say, text_cell};
use super::{ImportError, Limit, MAX_COLUMNS, ReadOptions, Sheet, Watch, encoding};
use sweetspot_core::phrases::counted;

/// Characters that separate cells, the likeliest first.
pub const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// How many lines the guess looks at.
const LOOKED_AT: usize = 40;
/// Separates nothing, since zero bytes have been taken out.
const NONE: u8 = 0;

/// The sheet of a CSV; without rows where it is too large.
///
/// # Errors
/// Where it is no text, or the person gave up.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    progress: &mut Watch,
) -> Result<Sheet, ImportError> {
    let encoding = options.encoding.unwrap_or_else(|| encoding::guess(bytes));
    let mut text = encoding::decode(bytes, encoding);
    progress.reach(0.2)?;
    must_be_text(&text)?;
    if text.contains('\0') {
        text.retain(|c| c != '\0');
    }
    let (declared, skipped) = declared_separator(&text);
    let text = &text[skipped..];
    let usable = |separator: &char| separator.is_ascii() && !matches!(separator, '\0' | '"' | '\n' | '\r');
    let separator = options.separator.filter(usable).or(declared).or_else(|| guess_separator(text));
    let mut sheet = Sheet { name: stem(name).to_owned(), encoding: Some(encoding), separator, ..Sheet::default() };
    let first_row = if skipped > 0 { 2 } else { 1 };
    if let Err(limit) = fill(&mut sheet, text, first_row, progress)? {
        give_up(&mut sheet, limit);
    }
    Ok(sheet)
}

/// The file's name without folders and ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Checks that the file is text.
///
/// # Errors
/// Where control characters or the marks of another format show that it is none.
fn must_be_text(text: &str) -> Result<(), ImportError> {
    let beginning = text.trim_start();
    if beginning.starts_with(['<', '{']) {
        return Err(ImportError::NotASpreadsheet);
    }
    let (mut all, mut foreign) = (0, 0);
    for c in text.chars().take(100_000) {
        all += 1;
        let is_foreign = (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}')) || c == '\u{fffd}';
        foreign += usize::from(is_foreign);
    }
    // A few may stand in any text, as may letters that a wrong encoding made.
    if foreign * 20 > all { Err(ImportError::NotASpreadsheet) } else { Ok(()) }
}

/// The separator that a first line `sep=;` declares, as Excel writes and reads it, and how many bytes that line takes.
fn declared_separator(text: &str) -> (Option<char>, usize) {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let value = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..]);
    match value.and_then(|value| value.chars().next().filter(|c| value.len() == c.len_utf8())) {
        Some(separator) if SEPARATORS.contains(&separator) => {
            let rest = &text[line.len()..];
            let end = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
            (Some(separator), line.len() + end)
        }
        Some(_) | None => (None, 0),
    }
}

/// The separator of which most of the first lines hold the same number. None: they agree on none.
fn guess_separator(text: &str) -> Option<char> {
    let counts = count_by_line(text);
    let mut best: Option<(usize, usize, char)> = None;
    for (nth, separator) in SEPARATORS.into_iter().enumerate() {
        let mut by_count: Vec<(usize, usize)> = vec![];
        for count in counts.iter().map(|line| line[nth]).filter(|count| *count > 0) {
            match by_count.iter_mut().find(|(known, _)| *known == count) {
                Some((_, lines)) => *lines += 1,
                None => by_count.push((count, 1)),
            }
        }
        let Some((count, agreeing)) = by_count.into_iter().max_by_key(|(count, lines)| (*lines, *count)) else {
            continue;
        };
        // Title rows above the table hold no separator, so not all lines have to agree: more than half of them do, or
        // two lines that are half of them or that hold three of it each. Anything less is punctuation.
        let half = agreeing * 2 >= counts.len();
        let agrees = agreeing * 2 > counts.len() || (agreeing >= 2 && (half || count >= 3));
        if agrees && best.is_none_or(|(lines, most, _)| (agreeing, count) > (lines, most)) {
            best = Some((agreeing, count, separator));
        }
    }
    best.map(|(_, _, separator)| separator).or_else(|| in_every_line(&counts))
}

/// The separator of ragged lines, which agree on no number: a character that stands in every line at least twice, or in
/// one line more often than any sentence would hold it.
fn in_every_line(counts: &[[usize; SEPARATORS.len()]]) -> Option<char> {
    let too_often = |nth: &usize| counts.iter().any(|line| line[*nth] >= MAX_COLUMNS);
    if let Some(nth) = (0..SEPARATORS.len()).find(too_often) {
        return Some(SEPARATORS[nth]);
    }
    let least = |nth: usize| counts.iter().map(|line| line[nth]).min().unwrap_or(0);
    let most = (0..SEPARATORS.len()).rev().max_by_key(|nth| least(*nth))?;
    (least(most) >= 2).then(|| SEPARATORS[most])
}

/// How many of each separator the first lines hold, outside quotation marks; empty lines are left out.
fn count_by_line(text: &str) -> Vec<[usize; SEPARATORS.len()]> {
    let mut lines = vec![];
    let mut counts = [0; SEPARATORS.len()];
    let (mut quoted, mut field_begins, mut filled) = (false, true, false);
    for c in text.chars() {
        match c {
            '"' if quoted => quoted = false,
            // A quotation mark opens a cell only at its beginning, or right after it closed (`""`).
            '"' if field_begins => quoted = true,
            '\n' | '\r' if !quoted => {
                if filled {
                    lines.push(counts);
                }
                if lines.len() == LOOKED_AT {
                    return lines;
                }
                (counts, filled, field_begins) = ([0; SEPARATORS.len()], false, true);
                continue;
            }
            _ => {}
        }
        let separator = SEPARATORS.iter().position(|separator| *separator == c && !quoted);
        if let Some(nth) = separator {
            counts[nth] += 1;
        }
        filled |= !c.is_whitespace();
        field_begins = separator.is_some() || c == '"';
    }
    if filled {
        lines.push(counts);
    }
    lines
}

/// Reads the rows into the sheet. The inner result says whether it became too large.
fn fill(sheet: &mut Sheet, text: &str, first_row: u32, progress: &mut Watch) -> Result<Result<(), Limit>, ImportError> {
    let separator = sheet.separator.and_then(|separator| u8::try_from(separator).ok()).unwrap_or(NONE);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut room = Room::new();
    let (mut row, mut last) = (first_row, (first_row, 0));
    let (mut lines, mut reached) = (Lines::new(text), 0);
    while reader.read_record(&mut record).map_err(|_| ImportError::Damaged)? {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        row = row.saturating_add(lines.empty_from(start));
        tell_of_quotes(sheet, last.0, &text[last.1..start]);
        last = (row, start);
        for (column, field) in record.iter().enumerate() {
            let cell = text_cell(sheet, row, column, restored(field));
            if let Err(limit) = put_cell(sheet, &mut room, row, column, cell) {
                return Ok(Err(limit));
            }
        }
        row = row.saturating_add(1);
        if start - reached > 256 * 1024 {
            reached = start;
            progress.reach(0.2 + 0.8 * start as f64 / text.len() as f64)?;
        }
    }
    tell_of_quotes(sheet, last.0, &text[last.1..]);
    Ok(Ok(()))
}

/// Says so where a quotation mark that is never closed has made one cell of several lines.
fn tell_of_quotes(sheet: &mut Sheet, row: u32, record: &str) {
    if let Some(lines) = swallowed(record, sheet.separator) {
        let sentence = format!(
            "A quotation mark is opened in this row and not closed where it should be, so {} below became part of one cell",
            counted(lines, "line", "lines")
        );
        say(sheet, row, sentence);
    }
}

/// How many lines a quotation mark that its cell does not close has swallowed. It stays open to the end of the record,
/// or the opening mark of a later cell closes it, and a letter follows that mark. None where all marks pair as they
/// should.
fn swallowed(record: &str, separator: Option<char>) -> Option<usize> {
    let separates = |c: char| Some(c) == separator || matches!(c, '\n' | '\r');
    let (mut quoted, mut begins, mut lines) = (false, true, 0);
    let mut letters = record.trim_end_matches(['\n', '\r']).chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => drop(letters.next()),
            '"' if quoted && lines > 0 && letters.peek().is_some_and(|next| !separates(*next)) => return Some(lines),
            '"' if quoted => quoted = false,
            '"' if begins => (quoted, lines) = (true, 0),
            '\n' if quoted => lines += 1,
            _ => {}
        }
        begins = !quoted && separates(c);
    }
    (quoted && lines > 0).then_some(lines)
}

/// Counts the empty lines that the CSV reader passes over, since a spreadsheet numbers them too.
struct Lines<'t> {
    bytes: &'t [u8],
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Lines<'t> {
        Lines { bytes: text.as_bytes() }
    }

    /// How many empty lines stand before the record that is looked for from `from` on.
    fn empty_from(&mut self, from: usize) -> u32 {
        let mut at = from.min(self.bytes.len());
        // The record before may have ended between the two characters of its line break.
        if at > 0 && self.bytes[at - 1] == b'\r' && self.bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        let mut empty = 0;
        loop {
            match self.bytes[at..] {
                [b'\r', b'\n', ..] => at += 2,
                [b'\r' | b'\n', ..] => at += 1,
                _ => return empty,
            }
            empty += 1;
        }
    }
}

/// The field without what keeps a spreadsheet from taking it for a formula or a number: `'=A1` and Excel's own
/// `="001"`.
fn restored(field: &str) -> &str {
    if let Some(inner) = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'))
        && !inner.contains('"')
    {
        return inner;
    }
    match field.strip_prefix('\'') {
        Some(inner) if inner.starts_with(['=', '+', '-', '@', '\t', '\r']) => inner,
        Some(_) | None => field,
    }
}
