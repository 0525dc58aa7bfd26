//! Decision letters: data to PDF.
