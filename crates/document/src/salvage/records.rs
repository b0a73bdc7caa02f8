//! Records out of the pages of a damaged file, page by page, whatever the file says of how they belong together.

use crate::pages::{self, INDEX_INNER, INDEX_LEAF, Pages, TABLE_LEAF};
use crate::record::Value;
use rusqlite::types::ValueRef;

/// Every whole record of every page that holds rows, in the order of the pages.
pub(super) fn records(bytes: &[u8]) -> impl Iterator<Item = Vec<Value>> {
    let pages = Pages::of(bytes);
    (1..=pages.count()).flat_map(move |number| page_records(pages, number))
}

fn page_records(pages: Pages<'_>, number: usize) -> Vec<Vec<Value>> {
    let Some((page, head)) = pages.page(number) else { return vec![] };
    let Some(kind @ (TABLE_LEAF | INDEX_LEAF | INDEX_INNER)) = page.get(head).copied() else { return vec![] };
    let count = pages::cells(page, head).unwrap_or(0);
    let cells = (0..count.min(pages.size() / 2)).filter_map(|cell| {
        let at = pages::cell_at(page, head, kind, cell)?;
        let (_, payload) = pages.record_of(page, kind, at)??;
        record(&payload)
    });
    cells.collect()
}

/// A record of which every value lies within it.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    pages::values(payload, |value| {
        values.push(match value {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::Integer(number),
            ValueRef::Real(number) => Value::Real(number),
            ValueRef::Text(text) => Value::Text(std::str::from_utf8(text).ok()?.to_owned()),
            ValueRef::Blob(blob) => Value::Blob(blob.to_vec()),
        });
        Some(())
    })?;
    Some(values)
}
