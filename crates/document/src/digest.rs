//! A SHA-256 over the content of every table, whatever the tables are: SQLite keeps no checksum of its pages, so
//! this is what tells a file that was altered on its way from one that was not.

use crate::failure::FileError;
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
    let mut sealing = Sealing { hash: Sha256::new(), gathered: Vec::with_capacity(2 * GATHERED) };
    sealing.number(i64::from(crate::migrations::version(connection)?));
    let mut tables = connection.prepare("select name from sqlite_schema where type = 'table' order by name")?;
    let tables = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    for table in tables.iter().filter(|table| !LEFT_OUT.contains(&table.as_str())) {
        sealing.bytes(b'n', table.as_bytes());
        seal_table(&mut sealing, connection, table)?;
    }
    Ok(sealing.done())
}

fn seal_table(sealing: &mut Sealing, connection: &Connection, table: &str) -> Result<(), FileError> {
    let mut keys = connection.prepare("select name from pragma_table_info(?1) where pk > 0 order by pk")?;
    let keys = keys.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let mut statement = connection.prepare(&format!("select * from {table} order by {}", keys.join(", ")))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => sealing.bytes(b'0', &[]),
                ValueRef::Integer(number) => sealing.number(number),
                ValueRef::Real(number) => sealing.bytes(b'r', &number.to_le_bytes()),
                ValueRef::Text(text) => sealing.bytes(b't', text),
                ValueRef::Blob(blob) => sealing.bytes(b'b', blob),
            }
        }
    }
    Ok(())
}

struct Sealing {
    hash: Sha256,
    gathered: Vec<u8>,
}

impl Sealing {
    fn number(&mut self, number: i64) {
        self.bytes(b'i', &number.to_le_bytes());
    }

    /// The length goes first, so that no two lists of values run together to the same bytes.
    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        self.gathered.push(kind);
        self.gathered.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
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
mod tests {
    use super::*;

    #[test]
    fn hex_is_as_everybody_writes_it() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex(&of_bytes(b"")), empty);
    }
}
