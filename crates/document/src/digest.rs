//! A SHA-256 over the content of every table, whatever the tables are: SQLite keeps no checksum of its pages, so
//! this is what tells a file that was altered on its way from one that was not.

mod layout;

use crate::failure::FileError;
use crate::pages::{self, Pages};
use layout::Layout;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// Tables that the seal leaves out: the seal itself, and what only a working copy has.
const LEFT_OUT: [&str; 2] = ["seal", "working"];
/// How many bytes are gathered before they are hashed.
const GATHERED: usize = 64 * 1024;

/// The seal of what the database holds now: schema version, then table by table in the order of their names, row
/// by row in the order of their keys, value by value with its kind and length.
pub(crate) fn of_content(connection: &Connection) -> Result<[u8; 32], FileError> {
    let mut sealing = Sealing::begun(crate::migrations::version(connection)?);
    for table in layout::tables(connection)?.iter().filter(|table| !LEFT_OUT.contains(&table.as_str())) {
        sealing.bytes(b'n', table.as_bytes());
        seal_table(&mut sealing, connection, table)?;
    }
    Ok(sealing.done())
}

/// The tables of a file and how their rows lie in its pages: what it takes to seal it without SQLite.
pub(crate) struct Shape {
    version: u32,
    tables: Vec<(String, Layout)>,
}

impl Shape {
    /// The shape of the file that `connection` has open.
    pub(crate) fn of(connection: &Connection) -> Result<Shape, FileError> {
        let mut tables = layout::tables(connection)?;
        tables.retain(|table| !LEFT_OUT.contains(&table.as_str()));
        let of_one = |table: String| Ok((table.clone(), Layout::of(connection, &table)?));
        let tables = tables.into_iter().map(of_one).collect::<Result<_, FileError>>()?;
        Ok(Shape { version: crate::migrations::version(connection)?, tables })
    }

    /// The same seal as [`of_content`] finds, from the file's bytes in a third of the time. None where they are not laid out
    /// as ours are.
    pub(crate) fn seal(&self, bytes: &[u8]) -> Option<[u8; 32]> {
        let mut sealing = Sealing::begun(self.version);
        for (table, layout) in &self.tables {
            sealing.bytes(b'n', table.as_bytes());
            seal_pages(&mut sealing, bytes, layout)?;
        }
        Some(sealing.done())
    }
}

fn seal_table(sealing: &mut Sealing, connection: &Connection, table: &str) -> Result<(), FileError> {
    let mut keys = connection.prepare("select name from pragma_table_info(?1) where pk > 0 order by pk")?;
    let keys = keys.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let mut statement = connection.prepare(&format!("select * from {table} order by {}", keys.join(", ")))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            sealing.value(row.get_ref(column)?);
        }
    }
    Ok(())
}

/// Seals the rows of a table as its pages hold them. None where they can't be read so.
fn seal_pages(sealing: &mut Sealing, bytes: &[u8], layout: &Layout) -> Option<()> {
    if !layout::is_plain(bytes) {
        return None;
    }
    Pages::of(bytes).walk(layout.root, &mut |row, record| {
        let mut values = [ValueRef::Null; layout::MOST_COLUMNS];
        let mut held = 0;
        pages::values(record, |value| {
            *values.get_mut(held)? = value;
            held += 1;
            Some(())
        })?;
        layout.in_order(row, &values[..held], |value| sealing.value(value))
    })
}

struct Sealing {
    hash: Sha256,
    gathered: Vec<u8>,
}

impl Sealing {
    fn begun(version: u32) -> Sealing {
        let mut sealing = Sealing { hash: Sha256::new(), gathered: Vec::with_capacity(2 * GATHERED) };
        sealing.number(i64::from(version));
        sealing
    }

    fn value(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.bytes(b'0', &[]),
            ValueRef::Integer(number) => self.number(number),
            ValueRef::Real(number) => self.bytes(b'r', &number.to_le_bytes()),
            ValueRef::Text(text) => self.bytes(b't', text),
            ValueRef::Blob(blob) => self.bytes(b'b', blob),
        }
    }

    fn number(&mut self, number: i64) {
        self.bytes(b'i', &number.to_le_bytes());
    }

    /// The length goes first, so that no two lists of values run together to the same bytes.
    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        let mut head = [kind; 9];
        head[1..].copy_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.gathered.extend_from_slice(&head);
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= GATHERED {
            self.hash.update(&self.gathered);
            self.gathered.clear();
        }
    }

    fn done(mut self) -> [u8; 32] {
        self.hash.update(&self.gathered);
        self.hash.finalize().into()
    }
}

/// The SHA-256 of these bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests;
