//! Checks an XLSX archive before anything else reads it: how many parts, how much they really unpack to, what they
//! claim to hold. What it lets through can be read in bounded memory. Reads no cell.

use super::{ImportError, Limit, MAX_PARTS, MAX_RATIO, MAX_UNPACKED, SMALL_PART, Watch};
use quick_xml::events::Event;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;

/// Most shared texts; a sheet at the limits of rows and columns has fewer that differ.
const MAX_STRINGS: u64 = 2_000_000;
/// A claim up to this many shared texts costs nothing, however wrong.
const HARMLESS_CLAIM: u64 = 100_000;
/// The fewest bytes that a shared text takes: `<si/>`.
const SMALLEST_STRING: u64 = 5;
/// Most formats, fonts, fills and borders; Excel itself stops at 65,490 formats.
const MAX_STYLES: u64 = 300_000;
/// Most bytes of the parts that are read into memory whole: the list of sheets and how the parts hang together.
const MAX_FRAME: u64 = 16 * 1024 * 1024;
/// Most bytes between two `<` in XML: what lies between them is read in one piece.
const MAX_RUN: u64 = 4 * 1024 * 1024;
/// The share of the work of reading a workbook that this check takes, from 0 to 1.
pub(super) const SHARE: f64 = 0.4;

/// Checks every part of the archive.
///
/// # Errors
/// Where the archive is no workbook, or not one that can be read in bounded memory.
pub(super) fn check(name: &str, bytes: &[u8], progress: &mut Watch) -> Result<(), ImportError> {
    // Counted before the directory is read, since reading it keeps something for every part.
    let parts = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
    if parts > MAX_PARTS {
        return Err(ImportError::TooLarge { what: Limit::Parts });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable(name, bytes))?;
    if archive.len() > MAX_PARTS {
        return Err(ImportError::TooLarge { what: Limit::Parts });
    }
    must_be_a_workbook(&mut archive)?;

    let mut meter = Meter { unpacked: 0, stopped: None, claimed: 1, progress };
    for nth in 0..archive.len() {
        let part = archive.by_index_raw(nth).map_err(|_| ImportError::Damaged)?;
        if part.encrypted() {
            return Err(ImportError::PasswordProtected);
        }
        meter.claimed = meter.claimed.saturating_add(part.size());
    }
    for nth in 0..archive.len() {
        let part = archive.by_index(nth).map_err(|_| ImportError::Damaged)?;
        let name = part.name().map_err(|_| ImportError::Damaged)?.replace('\\', "/").to_lowercase();
        if name.split('/').any(|folder| folder == "..") {
            return Err(ImportError::Damaged);
        }
        let packed = part.compressed_size().min(bytes.len() as u64);
        let metered = Metered { part, packed, inflated: 0, run: 0, is_xml: is_xml(&name), meter: &mut meter };
        check_part(&name, metered)?;
    }
    Ok(())
}

/// Why an archive can't be opened. Its directory stands at the end; without it, only its first bytes say what it was.
fn unreadable(name: &str, bytes: &[u8]) -> ImportError {
    let beginning = &bytes[..bytes.len().min(4096)];
    let contains = |wanted: &[u8]| beginning.windows(wanted.len()).any(|window| window == wanted);
    let name = name.to_lowercase();
    if name.ends_with(".xlsx") || name.ends_with(".xlsm") || contains(b"[Content_Types].xml") || contains(b"xl/") {
        ImportError::Damaged
    } else {
        ImportError::NotASpreadsheet
    }
}

/// Checks by the names of its parts that the archive is a workbook.
///
/// # Errors
/// Where the parts are those of something else.
fn must_be_a_workbook(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), ImportError> {
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.replace('\\', "/").to_lowercase()).collect();
    let holds = |wanted: &str| names.iter().any(|name| name.trim_start_matches('/') == wanted);
    if names.iter().any(|name| name.ends_with("workbook.bin")) {
        return Err(ImportError::OldFormat);
    }
    if holds("mimetype") && holds("content.xml") {
        let mut kind = String::new();
        let part = archive.by_name("mimetype").map_err(|_| ImportError::Damaged)?;
        part.take(200).read_to_string(&mut kind).map_err(|_| ImportError::Damaged)?;
        return Err(if kind.contains("spreadsheet") { ImportError::OldFormat } else { ImportError::NotASpreadsheet });
    }
    // A workbook's own folder and name are free; the rest of it says where it is.
    let parts_of_office = holds("[content_types].xml") && holds("_rels/.rels");
    let of_another = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let has_workbook = names.iter().any(|name| name.ends_with("workbook.xml") || name.starts_with("xl/"));
    match (parts_of_office, has_workbook) {
        (true, true) => Ok(()),
        (true, false) if of_another("word/") || of_another("ppt/") || of_another("visio/") => {
            Err(ImportError::NotASpreadsheet)
        }
        (false, false) => Err(ImportError::NotASpreadsheet),
        (true, false) | (false, true) => Err(ImportError::Damaged),
    }
}

fn is_xml(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml")
}

fn check_part<R: Read>(name: &str, mut part: Metered<R>) -> Result<(), ImportError> {
    let within = |limit: u64, part: &Metered<R>| {
        if part.inflated > limit { Err(ImportError::TooLarge { what: Limit::Content }) } else { Ok(()) }
    };
    if name.ends_with("sharedstrings.xml") {
        let counted = count_elements(&mut part, &["si"])?;
        let possible = part.inflated / SMALLEST_STRING;
        if counted.claim > HARMLESS_CLAIM && counted.claim > possible {
            return Err(ImportError::Damaged);
        }
        if counted.elements > MAX_STRINGS || counted.claim > MAX_STRINGS {
            return Err(ImportError::TooLarge { what: Limit::Content });
        }
    } else if name.ends_with("styles.xml") {
        let counted = count_elements(&mut part, &["xf", "font", "fill", "border", "numFmt"])?;
        if counted.elements > MAX_STYLES {
            return Err(ImportError::TooLarge { what: Limit::Content });
        }
    } else {
        part.drain()?;
    }
    let read_whole = name.ends_with(".rels") || name.ends_with("workbook.xml") || name.contains("/theme/");
    if read_whole { within(MAX_FRAME, &part) } else { Ok(()) }
}

/// What an XML part holds.
#[derive(Default)]
struct Counted {
    /// How many elements of the wanted names there are.
    elements: u64,
    /// The largest number of shared texts that it claims to hold; calamine asks for room for that many at once.
    claim: u64,
}

fn count_elements<R: Read>(part: &mut Metered<R>, wanted: &[&str]) -> Result<Counted, ImportError> {
    let mut counted = Counted::default();
    let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(64 * 1024, &mut *part));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    let mut buffer = vec![];
    let read = loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let name = start.local_name();
                if name.as_ref() == "sst" {
                    counted.claim = counted.claim.max(claim(start.attributes_raw()));
                } else if wanted.contains(&name.as_ref()) {
                    counted.elements += 1;
                }
            }
            Ok(Event::Eof) => break Ok(()),
            Ok(
                Event::End(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_),
            ) => {}
            Err(_) => break Err(ImportError::Damaged),
        }
    };
    drop(reader);
    // Where a limit stopped the reading, the XML seems broken; the limit is the error to report.
    if let Some(stopped) = part.meter.stopped.take() {
        return Err(stopped);
    }
    read.map(|()| counted)
}

/// The number that follows `uniqueCount`, the largest where it stands there more than once: not parsed as XML, so
/// that no other reader can see a larger one.
fn claim(attributes: &str) -> u64 {
    attributes
        .match_indices("uniqueCount")
        .map(|(at, found)| {
            let digits = attributes[at + found.len()..].chars().skip_while(|c| !c.is_ascii_digit());
            digits
                .map_while(|c| c.to_digit(10))
                .fold(0u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit)))
        })
        .max()
        .unwrap_or_default()
}

/// What all parts together have unpacked to.
struct Meter<'m, 'p> {
    unpacked: u64,
    /// The limit that was passed, since an `io::Error` can't carry it through every reader.
    stopped: Option<ImportError>,
    /// What the directory says that they unpack to; only for telling progress.
    claimed: u64,
    progress: &'m mut Watch<'p>,
}

/// A part that is stopped the moment that it unpacks to too much.
struct Metered<'a, 'm, 'p, R> {
    part: R,
    packed: u64,
    inflated: u64,
    /// Bytes since the last `<`.
    run: u64,
    is_xml: bool,
    meter: &'a mut Meter<'m, 'p>,
}

impl<R: Read> Metered<'_, '_, '_, R> {
    fn drain(&mut self) -> Result<(), ImportError> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match self.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(_) => return Err(self.meter.stopped.take().unwrap_or(ImportError::Damaged)),
            }
        }
    }

    fn account(&mut self, read: &[u8]) -> Result<(), ImportError> {
        self.inflated += read.len() as u64;
        self.meter.unpacked += read.len() as u64;
        let too_tight = self.inflated > SMALL_PART && self.inflated > MAX_RATIO.saturating_mul(self.packed);
        if self.meter.unpacked > MAX_UNPACKED || too_tight {
            return Err(ImportError::TooLarge { what: Limit::Unpacked });
        }
        if self.is_xml {
            for (nth, piece) in read.split(|byte| *byte == b'<').enumerate() {
                self.run = if nth == 0 { self.run } else { 0 } + piece.len() as u64;
                if self.run > MAX_RUN {
                    return Err(ImportError::TooLarge { what: Limit::Content });
                }
            }
        }
        let done = self.meter.unpacked as f64 / self.meter.claimed as f64;
        self.meter.progress.reach(done * SHARE)
    }
}

impl<R: Read> Read for Metered<'_, '_, '_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        self.account(&buffer[..read]).map_err(|stopped| {
            self.meter.stopped = Some(stopped);
            io::Error::other("stopped")
        })?;
        Ok(read)
    }
}
