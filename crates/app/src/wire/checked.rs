//! In debug builds each difference is put together again as a page does it, and held against the whole.

use super::Snapshot;
use serde_json::Value;

/// Panics where the difference does not lead from `before` to `now`, both as a page reads them.
///
/// # Errors
/// Where a value can't be written as JSON.
pub(super) fn check(now: &Snapshot, before: &Snapshot, difference: &str) -> serde_json::Result<()> {
    let read = |snapshot: &Snapshot| serde_json::from_str::<Value>(&serde_json::to_string(snapshot)?);
    let found = patched(&read(before)?, &serde_json::from_str(difference)?);
    assert!(found == Some(read(now)?), "this does not lead to the snapshot that it is the difference of: {difference}");
    Ok(())
}

/// `before` with `difference` made in it: what a page does with it.
fn patched(before: &Value, difference: &Value) -> Option<Value> {
    if let Some(value) = difference.get("is") {
        return Some(value.clone());
    }
    if let Some(fields) = difference.get("of") {
        let mut now = before.as_object()?.clone();
        for (name, difference) in fields.as_object()? {
            let value = patched(now.get(name)?, difference)?;
            now.insert(name.clone(), value);
        }
        return Some(Value::Object(now));
    }
    let before = before.as_array()?;
    let mut now = Vec::new();
    for piece in difference.get("list")?.as_array()? {
        match piece.get("new") {
            Some(values) => now.extend_from_slice(values.as_array()?),
            None => {
                let (from, count) = (piece.get(0)?.as_u64()? as usize, piece.get(1)?.as_u64()? as usize);
                now.extend_from_slice(before.get(from..from + count)?);
            }
        }
    }
    Some(Value::Array(now))
}
