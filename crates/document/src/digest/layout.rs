//! How a table's columns lie in the records of its pages, which is not always the order in which they are asked for.

use crate::failure::FileError;
use rusqlite::Connection;
use rusqlite::types::{Value, ValueRef};

/// More columns than any table of ours has.
pub(super) const MOST_COLUMNS: usize = 16;

/// The tables of a database, in the order of their names.
pub(super) fn tables(connection: &Connection) -> Result<Vec<String>, FileError> {
    let mut tables = connection.prepare("select name from sqlite_schema where type = 'table' order by name")?;
    Ok(tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether a file has its texts in UTF-8, and no room at the ends of its pages that is not SQLite's.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    bytes.get(20) == Some(&0) && bytes.get(56..60) == Some(&[0, 0, 0, 1])
}

/// Where a table lies, and its columns in the order in which they are asked for.
pub(super) struct Layout {
    /// The number of the page that its tree begins at.
    pub(super) root: usize,
    columns: Vec<Column>,
    has_row_ids: bool,
}

struct Column {
    /// Its place in a record.
    place: usize,
    /// Whether it holds numbers with a fraction, of which SQLite keeps the whole ones as integers.
    is_real: bool,
    /// Whether it is another name of the row id, which no record holds.
    is_row_id: bool,
    /// What it is in rows that were written before there was such a column.
    absent: Value,
}

struct Described {
    kind: String,
    default: Option<String>,
    /// Its place in the key, from 1; 0 where it is not in it.
    key: usize,
}

impl Layout {
    pub(super) fn of(connection: &Connection, table: &str) -> Result<Layout, FileError> {
        let sql = "select rootpage from sqlite_schema where type = 'table' and name = ?1";
        let root = connection.query_row(sql, [table], |row| row.get::<_, u32>(0))? as usize;
        let mut columns = connection.prepare("select type, dflt_value, pk from pragma_table_info(?1) order by cid")?;
        let columns = columns.query_map([table], |row| {
            Ok(Described { kind: row.get(0)?, default: row.get(1)?, key: row.get::<_, u32>(2)? as usize })
        })?;
        let described = columns.collect::<rusqlite::Result<Vec<_>>>()?;
        let sql = "select wr from pragma_table_list where schema = 'main' and name = ?1";
        let has_row_ids = !connection.query_row(sql, [table], |row| row.get::<_, bool>(0))?;
        let mut layout = Layout { root, columns: Vec::new(), has_row_ids };
        for (nth, column) in described.iter().enumerate() {
            layout.columns.push(Column {
                place: if has_row_ids { nth } else { place_behind_the_key(&described, nth) },
                is_real: column.kind.eq_ignore_ascii_case("real"),
                is_row_id: has_row_ids && column.key == 1 && column.kind.eq_ignore_ascii_case("integer"),
                absent: match &column.default {
                    Some(default) => connection.query_row(&format!("select {default}"), [], |row| row.get(0))?,
                    None => Value::Null,
                },
            });
        }
        Ok(layout)
    }

    /// Hands over a row's values in the order in which they are asked for. None: these are not values of such a row.
    pub(super) fn in_order<'a>(
        &'a self,
        row: Option<i64>,
        held: &[ValueRef<'a>],
        mut take: impl FnMut(ValueRef<'a>),
    ) -> Option<()> {
        if row.is_some() != self.has_row_ids || held.len() > self.columns.len() {
            return None;
        }
        for column in &self.columns {
            take(match held.get(column.place) {
                _ if column.is_row_id => ValueRef::Integer(row?),
                Some(ValueRef::Integer(whole)) if column.is_real => ValueRef::Real(*whole as f64),
                Some(value) => *value,
                None => ValueRef::from(&column.absent),
            });
        }
        Some(())
    }
}

/// Where there are no row ids, the columns of the key come first, in the order of the key.
fn place_behind_the_key(columns: &[Described], nth: usize) -> usize {
    let keys = columns.iter().filter(|column| column.key > 0).count();
    match columns[nth].key {
        0 => keys + columns[..nth].iter().filter(|column| column.key == 0).count(),
        key => key - 1,
    }
}
