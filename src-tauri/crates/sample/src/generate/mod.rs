//! Draws the sample evidence. Same code and fonts, same files.

pub mod camera;
pub mod claim_form;
pub mod devices;
pub mod forms;
mod noise;
pub mod paper;
pub mod photos;
pub mod picture;
pub mod places;
mod recipes;
pub mod scene;
pub mod slips;
mod studio;
pub mod svg;

pub use recipes::{Recipe, recipes};
pub use studio::{Studio, font_folders};

/// Why a piece of evidence could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A typeface is not there.
    #[error(
        "no font folder has {0}; see assets/sample/README.md for the packages to install, or set SATEI_FONTS"
    )]
    Fonts(String),
    /// A drawing is wrong.
    #[error("a drawing could not be rendered: {0}")]
    Draw(String),
    /// A file could not be written.
    #[error("a file could not be encoded: {0}")]
    Encode(String),
}
