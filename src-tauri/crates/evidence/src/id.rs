//! Names of originals: the hash of the content, and the keyed hash that stands on disk.

use std::{fmt, str::FromStr};

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};

macro_rules! hex_name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub(crate) [u8; 32]);

        impl $name {
            /// The 32 bytes.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotHex;

            fn try_from(text: String) -> Result<Self, NotHex> {
                text.parse()
            }
        }

        impl FromStr for $name {
            type Err = NotHex;

            fn from_str(text: &str) -> Result<Self, NotHex> {
                from_hex(text).map(Self).ok_or(NotHex)
            }
        }
    };
}

hex_name! {
    /// SHA-256 of an original's content: what custody is proved by. Written as 64 hexadecimal digits.
    Sha256
}
hex_name! {
    /// Name of an original in one vault: a keyed hash of its content, so that the folder does not tell which
    /// known files it holds. Written as 64 hexadecimal digits.
    OriginalId
}

/// A text that is not 64 hexadecimal digits.
#[derive(Debug, thiserror::Error)]
#[error("this is not a name of 64 hexadecimal digits")]
pub struct NotHex;

impl OriginalId {
    /// The name that content with this hash has in a vault with this key.
    pub(crate) fn of(sha256: &Sha256, names_key: &[u8; 32]) -> Self {
        // HMAC fills a key that is shorter than its block with zeros.
        let mut block = [0; 64];
        block[..names_key.len()].copy_from_slice(names_key);
        let mut mac = Hmac::<sha2::Sha256>::new(&block.into());
        mac.update(b"satei original");
        mac.update(&sha256.0);
        Self(mac.finalize().into_bytes().into())
    }
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}
