//! The case store as a program sees it: desks in temporary folders.

mod book;
mod claims;
mod desk;
mod queue;
mod support;
mod undo;
mod verify;
