//! The one place where the clock and chance come in.

use chrono::{DateTime, Local, NaiveDate, Utc};
use sweetspot_core::Stamp;
use uuid::Uuid;

/// A stamp for a change made now.
pub fn now(who: &str) -> Stamp {
    Stamp { at: Utc::now().timestamp_millis(), who: who.to_owned(), change: Uuid::new_v4() }
}

/// A change's time as people write it: `2026-04-01 14:05`, where the person is.
pub fn written(at: i64) -> String {
    let time = DateTime::from_timestamp_millis(at).unwrap_or_default().with_timezone(&Local);
    time.format("%Y-%m-%d %H:%M").to_string()
}

/// Today where the person is.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}
