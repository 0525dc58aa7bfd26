//! The case store as a program sees it: desks in temporary folders.

mod claims;
mod desk;
mod support;
