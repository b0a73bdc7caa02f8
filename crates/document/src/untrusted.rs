//! Where a file comes in. Partners mail these files, so each is taken for hostile until shown otherwise: only a
//! private copy of its bytes is opened, read-only and hardened, and only typed rows leave here. Nothing of the
//! file's own making (a trigger, a view, a table that we never released) is ever carried over or run.

use crate::digest::{self, Shape};
use crate::failure::{BROKEN_PAGES, FileError};
use crate::migrations::{self, APPLICATION_ID, NEWEST};
use crate::tables;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};
use sweetspot_core::Map;
use sweetspot_core::map::MapId;
use sweetspot_core::phrases::counted;

/// The longest that reading one file may take, all checks together.
const DEADLINE: Duration = Duration::from_secs(60);
/// No more are listed of one kind.
const MOST_FINDINGS: usize = 20;
const MAGIC: &[u8] = b"SQLite format 3\0";
const HEADER: usize = 100;

/// A file that was let in: every check has passed.
pub(crate) struct Admitted {
    /// Reads a private copy of the newest schema version.
    pub(crate) connection: Connection,
    /// The schema version that the file itself has.
    pub(crate) version: u32,
    /// The map, where it is read already.
    map: Option<Result<Map, FileError>>,
    copy: Scratch,
}

/// Opens a private copy of `bytes` beside `scratch` (a path in our own folder without its ending) if all is well.
///
/// # Errors
/// `NotOurs`, `TooNew` or `Damaged` with the first finding.
pub(crate) fn admit(bytes: &[u8], scratch: &Path) -> Result<Admitted, FileError> {
    examine(bytes, scratch)?.map_err(|findings| {
        let first = findings.into_iter().next();
        FileError::Damaged { what: first.unwrap_or_default() }
    })
}

/// The same; where all is not well, everything that is wrong with the bytes, in words.
///
/// # Errors
/// `NotOurs` and `TooNew`, as nothing is known of the content then.
pub(crate) fn examine(bytes: &[u8], scratch: &Path) -> Result<Result<Admitted, Vec<String>>, FileError> {
    let mut admitted = Admitted::unseen(bytes, scratch)?;
    let findings = admitted.findings(bytes)?;
    if findings.is_empty() { admitted.brought_up().map(Ok) } else { Ok(Err(findings)) }
}

/// Opens a private copy of bytes that were let in before, or that we wrote: no other bytes have their hash, so there is
/// nothing to look for again.
pub(crate) fn admit_again(bytes: &[u8], scratch: &Path) -> Result<Admitted, FileError> {
    Admitted::unseen(bytes, scratch)?.brought_up()
}

impl Admitted {
    /// A private copy of which nothing but its header is known yet.
    fn unseen(bytes: &[u8], scratch: &Path) -> Result<Admitted, FileError> {
        let version = header(bytes)?;
        let copy = Scratch::holding(scratch.with_extension("incoming"), bytes)?;
        Ok(Admitted { connection: hardened(&copy.0)?, version, map: None, copy })
    }

    /// The map as its rows make it, which nobody has made sane yet.
    pub(crate) fn map(&mut self) -> Result<Map, FileError> {
        self.map.take().unwrap_or_else(|| tables::read_map(&self.connection))
    }

    /// The id of that map.
    pub(crate) fn map_id(&mut self) -> Result<MapId, FileError> {
        let map = self.map()?;
        let id = map.head.id;
        self.map = Some(Ok(map));
        Ok(id)
    }

    /// All that is wrong with it. Looks no further where a later look would trust what an earlier one found wrong.
    fn findings(&mut self, bytes: &[u8]) -> Result<Vec<String>, FileError> {
        // Where its tables can't be told, SQLite finds out why.
        let shape = Shape::of(&self.connection).ok();
        // Each reads all there is: side by side in half the time. What broken pages say is dropped again.
        let (pages, seal, map) = thread::scope(|scope| {
            let seal = scope.spawn(move || shape?.seal(bytes));
            let map = scope.spawn(|| read_early(&self.copy.0, self.version));
            (sound_pages(&self.connection), seal.join().unwrap_or_default(), map.join().unwrap_or_default())
        });
        self.map = map;
        let map = self.map.as_ref().and_then(|map| map.as_ref().ok());
        match pages.and_then(|found| match found[..] {
            [] => sound_content(&self.connection, self.version, seal, map),
            _ => Ok(found),
        }) {
            // What SQLite itself stumbles over is a finding like any other.
            Err(FileError::Damaged { what }) => Ok(vec![what]),
            found => found,
        }
    }

    /// Brings the private copy up to the newest schema; the person's file stays as it is.
    fn brought_up(mut self) -> Result<Admitted, FileError> {
        if self.version < NEWEST {
            let mut writing = Connection::open(&self.copy.0)?;
            migrations::bring_up(&mut writing)?;
            drop(writing);
            self.connection = hardened(&self.copy.0)?;
        }
        Ok(self)
    }
}

/// The map in a file of which it is not known yet whether it is sound. None where it would fill the memory, or can't be
/// read before it is brought up.
fn read_early(path: &Path, version: u32) -> Option<Result<Map, FileError>> {
    if version < NEWEST {
        return None;
    }
    let read = || {
        let connection = hardened(path)?;
        if too_many(&connection, version)?.is_some() { Ok(None) } else { tables::read_map(&connection).map(Some) }
    };
    read().transpose()
}

/// Whether a file that begins so is one of our maps, sound or not.
pub(crate) fn is_of_a_map(start: &[u8; 72]) -> bool {
    start.starts_with(MAGIC) && start[68..] == APPLICATION_ID.to_be_bytes()
}

/// Reads the first hundred bytes, before SQLite does. Answers the schema version.
fn header(bytes: &[u8]) -> Result<u32, FileError> {
    if !bytes.starts_with(MAGIC) {
        let blank = !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0);
        return Err(if blank { FileError::damaged("it holds nothing but zeros") } else { FileError::NotOurs });
    }
    if bytes.len() < HEADER {
        return Err(FileError::damaged("it ends in its first line"));
    }
    let number = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    if number(68) != APPLICATION_ID as u32 {
        return Err(FileError::NotOurs);
    }
    let version = number(60);
    if version > NEWEST {
        return Err(FileError::TooNew { version });
    }
    if version == 0 {
        return Err(FileError::damaged("it names no file version"));
    }
    let page = match u16::from_be_bytes([bytes[16], bytes[17]]) {
        1 => 65_536,
        size if size >= 512 && size.is_power_of_two() => usize::from(size),
        _ => return Err(FileError::damaged("its page size makes no sense")),
    };
    if (number(28) as usize).checked_mul(page) != Some(bytes.len()) {
        return Err(FileError::damaged("a part of it is missing"));
    }
    if bytes[18] != 1 || bytes[19] != 1 {
        return Err(FileError::damaged("another program was writing to it"));
    }
    Ok(version)
}

/// Opens a database read-only with everything off that a stranger's file could use against us.
pub(crate) fn hardened(path: &Path) -> Result<Connection, FileError> {
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    for feature in [
        DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA,
        DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER,
        DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW,
        DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE,
        DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE,
        DbConfig::SQLITE_DBCONFIG_DQS_DDL,
        DbConfig::SQLITE_DBCONFIG_DQS_DML,
    ] {
        connection.set_db_config(feature, false)?;
    }
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, 4 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 64 << 10),
        (Limit::SQLITE_LIMIT_COLUMN, 64),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 64),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 8),
        (Limit::SQLITE_LIMIT_VDBE_OP, 100_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    let end = Instant::now() + DEADLINE;
    connection.progress_handler(10_000, Some(move || Instant::now() > end))?;
    connection.execute_batch("pragma cell_size_check = on; pragma mmap_size = 0; pragma query_only = on;")?;
    Ok(connection)
}

fn sound_pages(connection: &Connection) -> Result<Vec<String>, FileError> {
    let mut statement = connection.prepare(&format!("pragma integrity_check({MOST_FINDINGS})"))?;
    let lines = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    // Each line names pages and trees, which tell a person nothing; how many there are does.
    let found = lines.iter().filter(|line| *line != "ok").count();
    Ok(if found == 0 { vec![] } else { vec![format!("{BROKEN_PAGES} ({} found)", counted(found, "fault", "faults"))] })
}

/// What is wrong with the content of a file whose pages are sound, of which the seal and the map may have been read.
fn sound_content(
    connection: &Connection,
    version: u32,
    seal: Option<[u8; 32]>,
    map: Option<&Map>,
) -> Result<Vec<String>, FileError> {
    if migrations::schema(connection)? != migrations::released(version)? {
        return Ok(vec!["another program has changed the tables that it is made of".to_owned()]);
    }
    // A map that was read has not too many rows.
    if map.is_none()
        && let Some(too_many) = too_many(connection, version)?
    {
        return Ok(vec![too_many]);
    }
    let mut found = Vec::new();
    let in_place = map.map(|map| is_in_place(map, connection)).transpose()?;
    if in_place != Some(true) {
        found = loose(connection)?;
        if found.len() == MOST_FINDINGS {
            return Ok(found);
        }
    }
    let put_on = tables::revision::read_seal(connection)?;
    // Damage is told where SQLite reads it too.
    let fits = seal == Some(put_on);
    debug_assert!(!fits || digest::of_content(connection)? == put_on, "pages are read as SQLite reads them");
    if !fits && digest::of_content(connection)? != put_on {
        found.push("its content is not what was saved (the seal does not fit)".to_owned());
    }
    Ok(found)
}

/// Whether every row that belongs to another has it: those of the map by the map, which takes a tenth of the time that
/// looking for each of them takes, the past by its tables.
fn is_in_place(map: &Map, connection: &Connection) -> Result<bool, FileError> {
    let sql = "select
        exists (select 1 from (select distinct change from delta) where change not in (select n from change))
        or exists (select 1 from change where of is not null and of not in (select n from change))
        or exists (select 1 from revision_parent where revision not in (select id from revision))";
    let past_is_loose: bool = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(!past_is_loose && map.names_what_is_not_there().is_empty())
}

/// The rows that belong to others which are not there, in words.
fn loose(connection: &Connection) -> Result<Vec<String>, FileError> {
    let mut found = Vec::new();
    let mut statement = connection.prepare("pragma foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, missing): (String, String) = (row.get(0)?, row.get(2)?);
        found.push(format!("a row of \"{table}\" belongs to a row of \"{missing}\" that is not there"));
        if found.len() == MOST_FINDINGS {
            break;
        }
    }
    Ok(found)
}

/// Rows of one kind beyond which nothing is a map; they would fill the memory once they were read.
const MOST_ROWS: [(u32, &str, &str, i64); 16] = [
    (1, "initiative", "initiatives", 200_000),
    (1, "organisation", "organisations", 200_000),
    (1, "ground", "places, priorities and themes", 200_000),
    (1, "challenge", "challenges", 200_000),
    (1, "contribution", "contributions", 1_000_000),
    (1, "involvement", "roles", 1_000_000),
    (1, "initiative_ground", "ties to common ground", 1_000_000),
    (1, "change", "changes", 1_000_000),
    (1, "revision", "saved states", 1_000_000),
    (1, "revision_parent", "saved states", 1_000_000),
    (2, "ancestry", "saved states", 1_000_000),
    (2, "link", "links", 200_000),
    (2, "pin", "pins", 200_000),
    (2, "named_view", "named views", 200_000),
    (2, "version", "versions", 200_000),
    (2, "conflict", "conflicts", 200_000),
];

fn too_many(connection: &Connection, version: u32) -> Result<Option<String>, FileError> {
    for (since, table, words, most) in MOST_ROWS {
        if since <= version {
            let count: i64 = connection.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0))?;
            if count > most {
                return Ok(Some(format!("it holds {count} {words}, and no map holds more than {most}")));
            }
        }
    }
    Ok(None)
}

/// A private file that goes when it is no longer needed.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    /// A new private file with these bytes.
    fn holding(path: PathBuf, bytes: &[u8]) -> Result<Scratch, FileError> {
        let scratch = Scratch(path);
        fs::write(&scratch.0, bytes)?;
        Ok(scratch)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
        let mut journal = self.0.clone().into_os_string();
        journal.push("-journal");
        let _ = fs::remove_file(journal);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails should stop")]
mod extremes;
