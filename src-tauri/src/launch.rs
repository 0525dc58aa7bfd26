//! What the program is started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// How to call it.
pub const USAGE: &str = "\
satei-shell [--desk FOLDER] [--empty] [--lang ja|zh-Hans|en] [--theme light|dark]

Opens the workbench on the sample desk, which is made at the first start in the platform's data folder.
  --desk FOLDER   another desk
  --empty         a desk without claims; made in FOLDER, or in the data folder, where there is none
                  (a desk other than the sample's opens with the passphrase in SATEI_PASSPHRASE)
  --lang, --theme how the window starts; without them, as it was left or as the system says";

/// Languages and themes the window knows.
const LANGUAGES: [&str; 3] = ["ja", "zh-Hans", "en"];
const THEMES: [&str; 2] = ["light", "dark"];

/// What the program is started with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Launch {
    /// The desk's folder; the sample desk where there is none.
    pub desk: Option<PathBuf>,
    /// Whether to make an empty desk where the folder holds none.
    pub empty: bool,
    /// Language of the window.
    pub lang: Option<String>,
    /// Colours of the window.
    pub theme: Option<String>,
}

impl Launch {
    /// From the command line; `None` where only help is asked for.
    ///
    /// # Errors
    /// A sentence about the word that was not understood.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Option<Self>, String> {
        let mut launch = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--help" | "-h") => return Ok(None),
                Some("--empty") => launch.empty = true,
                Some("--desk") => {
                    launch.desk = Some(words.next().ok_or("--desk needs a folder.")?.into());
                }
                Some("--lang") => launch.lang = Some(one_of("--lang", &LANGUAGES, words.next())?),
                Some("--theme") => launch.theme = Some(one_of("--theme", &THEMES, words.next())?),
                _ => return Err(format!("{} was not understood.", word.to_string_lossy())),
            }
        }
        Ok(Some(launch))
    }

    /// The script that tells the window, before its own scripts run.
    pub fn script(&self) -> String {
        let told = serde_json::json!({ "lang": self.lang, "theme": self.theme });
        format!("window.__SATEI__ = Object.freeze({told});")
    }
}

fn one_of(option: &str, known: &[&str], value: Option<OsString>) -> Result<String, String> {
    value
        .and_then(|value| value.into_string().ok())
        .filter(|value| known.contains(&value.as_str()))
        .ok_or_else(|| format!("{option} is one of {}.", known.join(", ")))
}

/// Some Linux drivers leave the web view blank when it shares buffers with the display server.
/// Whoever set the variable knows better.
pub fn prepare_environment() {
    const SHARED_BUFFERS: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if cfg!(target_os = "linux") && std::env::var_os(SHARED_BUFFERS).is_none() {
        #[expect(
            unsafe_code,
            reason = "called first in `main`, before any other thread exists"
        )]
        // SAFETY: no other thread exists yet that could read the environment.
        unsafe {
            std::env::set_var(SHARED_BUFFERS, "1");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Launch;

    fn parse(words: &[&str]) -> Result<Option<Launch>, String> {
        Launch::parse(words.iter().map(Into::into))
    }

    #[test]
    fn a_desk_a_language_and_a_theme() {
        let launch = parse(&["--desk", "d", "--empty", "--lang", "zh-Hans", "--theme", "dark"])
            .unwrap()
            .unwrap();
        assert_eq!(launch.desk.as_deref(), Some("d".as_ref()));
        assert!(launch.empty);
        assert_eq!(
            launch.script(),
            r#"window.__SATEI__ = Object.freeze({"lang":"zh-Hans","theme":"dark"});"#
        );
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for words in [&["--lang", "fr"][..], &["--theme"], &["--desk"], &["claim.json"]] {
            assert!(parse(words).is_err(), "{words:?}");
        }
        assert_eq!(parse(&["--help"]), Ok(None));
    }
}
