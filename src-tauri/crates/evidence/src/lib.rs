//! Originals by hash, their custody, thumbnails and pages, and what was read from them.
