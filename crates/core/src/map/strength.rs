//! How strongly an initiative serves a challenge.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How strongly an initiative serves a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(into = "u8", try_from = "u8")]
#[ts(type = "1 | 2 | 3")]
pub enum Strength {
    /// 1
    Some,
    /// 2
    Good,
    /// 3
    Strong,
}

impl From<Strength> for u8 {
    fn from(strength: Strength) -> u8 {
        match strength {
            Strength::Some => 1,
            Strength::Good => 2,
            Strength::Strong => 3,
        }
    }
}

impl TryFrom<u8> for Strength {
    type Error = String;
    fn try_from(number: u8) -> Result<Strength, String> {
        match number {
            1 => Ok(Strength::Some),
            2 => Ok(Strength::Good),
            3 => Ok(Strength::Strong),
            other => Err(format!("a strength is 1, 2 or 3, not {other}")),
        }
    }
}
