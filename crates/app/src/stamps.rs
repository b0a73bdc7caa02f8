//! The one place where the clock and chance come in.

use chrono::{Local, NaiveDate, Utc};
use sweetspot_core::Stamp;
use uuid::Uuid;

/// A stamp for a change made now.
pub fn now(who: &str) -> Stamp {
    Stamp { at: Utc::now().timestamp_millis(), who: who.to_owned(), change: Uuid::new_v4() }
}

/// Today where the person is.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}
