//! Ellipses, regions and the points in them.
