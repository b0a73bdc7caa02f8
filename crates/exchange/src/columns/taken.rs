//! What a column is taken for, and how much it needs for that.

use super::Field;

/// A column needs so much to be taken for a field.
pub(super) const ENOUGH: i32 = 45;

/// What a column is taken for, and whether that is sure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Taken {
    pub(super) field: Field,
    pub(super) sure: bool,
}

/// Whether a column has this field already, of those that no two columns can have.
pub(super) fn is_taken(assigned: &[Option<Taken>], wanted: Field) -> bool {
    !wanted.may_repeat() && assigned.iter().flatten().any(|taken| taken.field == wanted)
}
