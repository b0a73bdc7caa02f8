//! What officers say in a paper: its front lines, its recommendations, whom was consulted, and the implications. What nobody has
//! said yet stands as a prompt that names who is to say it.

use serde::{Deserialize, Serialize};
use sweetspot_core::clean;
use ts_rs::TS;

/// What a meeting is to do with a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum For {
    Decision,
    Discussion,
    Noting,
}

impl For {
    /// Each of them.
    pub const ALL: [For; 3] = [For::Decision, For::Discussion, For::Noting];

    /// As it is printed.
    pub fn words(self) -> &'static str {
        match self {
            For::Decision => "decision",
            For::Discussion => "discussion",
            For::Noting => "noting",
        }
    }
}

/// What officers say in a paper; whatever is empty stands as a prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FrontLines {
    /// The paper's title; empty: the map's.
    pub title: String,
    /// Which meeting it goes to.
    pub meeting: String,
    /// The meeting's day; None: the paper's own.
    #[ts(type = "string | null")]
    pub date: Option<chrono::NaiveDate>,
    /// Who reports, by role: "Director of Public Health".
    pub report_of: String,
    /// Whom to ask, by role.
    pub contact: String,
    /// What the meeting is to do with it.
    pub purpose: Option<For>,
    /// By which paragraph it is exempt from publication, where its release status says that it is.
    pub exempt: String,
    /// What the meeting is asked to do, one line each.
    pub recommendations: String,
    /// Whom was consulted, in paragraphs.
    pub consultation: String,
    /// Implications, in paragraphs.
    pub implications: Implications,
    /// Background documents besides the map, one line each.
    pub documents: String,
}

/// The implications of what is recommended, in paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[allow(missing_docs, reason = "the fields are their own names")]
pub struct Implications {
    pub financial: String,
    pub legal: String,
    pub equality: String,
    pub climate: String,
    pub health: String,
    pub data_protection: String,
    pub risk: String,
}

impl Implications {
    /// Each with its heading, who is to write it, and what they have written.
    pub fn each(&self) -> [(&'static str, &'static str, &str); 7] {
        [
            ("Financial", "the finance officer", &self.financial),
            ("Legal", "the legal adviser", &self.legal),
            ("Equality", "the equality lead", &self.equality),
            ("Climate and environment", "the climate lead", &self.climate),
            ("Health", "the public health lead", &self.health),
            ("Data protection", "the data protection officer", &self.data_protection),
            ("Risk", "the risk lead", &self.risk),
        ]
    }
}

/// The lines of a text that hold something.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(clean::line).filter(|line| !line.is_empty()).collect()
}
