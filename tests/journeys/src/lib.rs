//! Journeys in the real window: the built program, driven as a person drives it, with a picture a step.
//!
//! Every run has a home of its own, so that no run sees another's desk or window settings. Pictures
//! lie in the build folder under `journeys/<journey>/<language>-<theme>/`.

#[cfg(unix)]
mod driver;
#[cfg(target_os = "linux")]
mod drop;
mod home;
#[cfg(unix)]
mod journey;

#[cfg(unix)]
pub use driver::Driver;
#[cfg(target_os = "linux")]
pub use drop::drop_files;
pub use home::{Home, program, sample};
#[cfg(unix)]
pub use journey::{ENTER, Journey, PATIENCE, Start};

/// Why a journey broke off.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// Language and colours a journey is made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Language of the window.
    pub lang: &'static str,
    /// Colours of the window.
    pub theme: &'static str,
}

impl Look {
    /// Every language in both themes.
    pub const ALL: [Self; 6] = [
        Self {
            lang: "ja",
            theme: "light",
        },
        Self {
            lang: "ja",
            theme: "dark",
        },
        Self {
            lang: "zh-Hans",
            theme: "light",
        },
        Self {
            lang: "zh-Hans",
            theme: "dark",
        },
        Self {
            lang: "en",
            theme: "light",
        },
        Self {
            lang: "en",
            theme: "dark",
        },
    ];
}
