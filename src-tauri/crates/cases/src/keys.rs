//! Keys: one random key per desk, wrapped once per way to open it, and the sub-keys made from it.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use satei_model::{DeskId, IdSource, text};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::error::{CaseError, Result};

/// The key of every sample desk. Published here on purpose: a sample desk hides nothing.
pub(crate) const PUBLISHED_KEY: [u8; 32] = *b"satei sample desk, published key";

/// Letters of a recovery key: no I, L, O or U, which are misread.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random bytes of a recovery key; eight groups of four letters.
const RECOVERY_BYTES: usize = 20;

/// The key of a desk and what is made from it. Wiped from memory when dropped.
#[derive(Clone)]
pub struct Keys {
    desk: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    pub(crate) fn new(desk: Zeroizing<[u8; 32]>) -> Self {
        Self { desk }
    }

    pub(crate) fn random(ids: &dyn IdSource) -> Result<Self> {
        let mut desk = Zeroizing::new([0; 32]);
        ids.fill(desk.as_mut())?;
        Ok(Self { desk })
    }

    /// The key of the database.
    #[must_use]
    pub fn database(&self) -> Zeroizing<[u8; 32]> {
        self.derive(b"satei database 1")
    }

    /// The key of the originals' content.
    #[must_use]
    pub fn originals(&self) -> Zeroizing<[u8; 32]> {
        self.derive(b"satei originals 1")
    }

    /// The key with which originals are named.
    #[must_use]
    pub fn names(&self) -> Zeroizing<[u8; 32]> {
        self.derive(b"satei names 1")
    }

    fn derive(&self, purpose: &[u8]) -> Zeroizing<[u8; 32]> {
        expand(self.desk.as_ref(), purpose)
    }
}

#[expect(
    clippy::expect_used,
    reason = "32 bytes are far below the 8,160 that HKDF-SHA-256 can give"
)]
fn expand(key: &[u8], purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut derived = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, key)
        .expand(purpose, derived.as_mut())
        .expect("32 bytes can be expanded");
    derived
}

/// One way to open a desk, as it stands in `desk.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Slot {
    /// The desk key under a passphrase.
    Passphrase {
        /// Memory of the derivation in KiB.
        memory_kib: u32,
        /// Passes over it.
        passes: u32,
        /// Salt, in hex.
        salt: String,
        /// The wrapped key.
        wrapped: Wrapped,
    },
    /// The desk key under the recovery key that was printed once.
    Recovery {
        /// The wrapped key.
        wrapped: Wrapped,
    },
    /// No secret: a sample desk.
    Published,
}

/// A key encrypted with XChaCha20-Poly1305.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Wrapped {
    nonce: String,
    sealed: String,
}

/// The recovery key: shown and printed once, never stored.
pub struct RecoveryKey(Zeroizing<String>);

impl RecoveryKey {
    /// The key in groups of four, as it is printed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

/// Wraps the desk key under a passphrase. What the keyboard sent as full or half width is the same.
pub(crate) fn passphrase_slot(
    keys: &Keys,
    passphrase: &str,
    desk: DeskId,
    ids: &dyn IdSource,
) -> Result<Slot> {
    let (memory_kib, passes) = (64 * 1024, 3);
    let mut salt = [0; 16];
    ids.fill(&mut salt)?;
    let key = stretch(passphrase, &salt, memory_kib, passes)?;
    Ok(Slot::Passphrase {
        memory_kib,
        passes,
        salt: hex(&salt),
        wrapped: wrap(keys, &key, desk, ids)?,
    })
}

/// Makes a recovery key and wraps the desk key under it.
pub(crate) fn recovery_slot(keys: &Keys, desk: DeskId, ids: &dyn IdSource) -> Result<(Slot, RecoveryKey)> {
    let mut random = Zeroizing::new([0; RECOVERY_BYTES]);
    ids.fill(random.as_mut())?;
    let mut printed = Zeroizing::new(String::with_capacity(40));
    // Five bytes are eight letters of five bits.
    for (place, five) in random.chunks_exact(5).enumerate() {
        let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        for letter in 0..8 {
            if letter % 4 == 0 && place + letter > 0 {
                printed.push('-');
            }
            printed.push(char::from(LETTERS[(bits >> (35 - 5 * letter) & 31) as usize]));
        }
    }
    let slot = Slot::Recovery {
        wrapped: wrap(keys, &recovery_wrapping_key(&printed), desk, ids)?,
    };
    Ok((slot, RecoveryKey(printed)))
}

/// Opens a slot with a passphrase; `None` if it is the wrong one.
pub(crate) fn open_passphrase(slot: &Slot, passphrase: &str, desk: DeskId) -> Result<Option<Keys>> {
    let Slot::Passphrase {
        memory_kib,
        passes,
        salt,
        wrapped,
    } = slot
    else {
        return Ok(None);
    };
    let salt = unhex(salt).ok_or_else(damaged)?;
    // A hostile desk.json must not make us take all memory.
    if *memory_kib > 1024 * 1024 || *passes > 64 {
        return Err(damaged());
    }
    let key = stretch(passphrase, &salt, *memory_kib, *passes)?;
    unwrap(wrapped, &key, desk)
}

/// Opens a slot with the recovery key; `None` if it is the wrong one.
pub(crate) fn open_recovery(slot: &Slot, recovery: &str, desk: DeskId) -> Result<Option<Keys>> {
    let Slot::Recovery { wrapped } = slot else {
        return Ok(None);
    };
    unwrap(wrapped, &recovery_wrapping_key(recovery), desk)
}

fn damaged() -> CaseError {
    CaseError::Damaged {
        what: "desk.json".to_owned(),
    }
}

fn stretch(passphrase: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Result<Zeroizing<[u8; 32]>> {
    let mut normal = Zeroizing::new(text::narrow(passphrase));
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| damaged())?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(normal.as_bytes(), salt, key.as_mut())
        .map_err(|_| damaged())?;
    normal.zeroize();
    Ok(key)
}

/// The recovery key has 160 random bits: it needs no stretching, only to be read forgivingly.
fn recovery_wrapping_key(printed: &str) -> Zeroizing<[u8; 32]> {
    let mut letters: Zeroizing<String> = Zeroizing::new(String::with_capacity(32));
    for c in text::narrow(printed)
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
    {
        letters.push(match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    }
    expand(letters.as_bytes(), b"satei recovery 1")
}

fn wrap(keys: &Keys, key: &[u8; 32], desk: DeskId, ids: &dyn IdSource) -> Result<Wrapped> {
    let mut nonce = [0; 24];
    ids.fill(&mut nonce)?;
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: keys.desk.as_ref(),
                aad: desk.0.as_bytes(),
            },
        )
        .map_err(|_| CaseError::BadRequest("the key could not be wrapped"))?;
    Ok(Wrapped {
        nonce: hex(&nonce),
        sealed: hex(&sealed),
    })
}

fn unwrap(wrapped: &Wrapped, key: &[u8; 32], desk: DeskId) -> Result<Option<Keys>> {
    let nonce: [u8; 24] = unhex(&wrapped.nonce)
        .and_then(|n| n.try_into().ok())
        .ok_or_else(damaged)?;
    let sealed = unhex(&wrapped.sealed).ok_or_else(damaged)?;
    let opened = XChaCha20Poly1305::new(key.into())
        .decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &sealed,
                aad: desk.0.as_bytes(),
            },
        )
        .ok()
        .map(Zeroizing::new);
    let Some(opened) = opened else { return Ok(None) };
    let mut desk_key = Zeroizing::new([0; 32]);
    if opened.len() != desk_key.len() {
        return Err(damaged());
    }
    desk_key.copy_from_slice(&opened);
    Ok(Some(Keys::new(desk_key)))
}

/// Bytes as lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let (pairs, []) = digits.as_chunks::<2>() else {
        return None;
    };
    pairs
        .iter()
        .map(|[high, low]| u8::try_from(high << 4 | low).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use satei_model::FixedIds;

    use super::*;

    #[test]
    fn a_passphrase_opens_its_desk_however_the_keyboard_sent_it() {
        let ids = FixedIds::seeded(1);
        let desk = DeskId(ids.id(chrono::DateTime::UNIX_EPOCH));
        let other = DeskId(ids.id(chrono::DateTime::UNIX_EPOCH));
        let keys = Keys::random(&ids).unwrap();
        let slot = passphrase_slot(&keys, "さくら 2026", desk, &ids).unwrap();
        let opened = open_passphrase(&slot, "さくら　２０２６", desk).unwrap().unwrap();
        assert_eq!(opened.database(), keys.database());
        assert!(open_passphrase(&slot, "さくら 2027", desk).unwrap().is_none());
        assert!(
            open_passphrase(&slot, "さくら 2026", other).unwrap().is_none(),
            "a slot fits its own desk only"
        );
    }

    #[test]
    fn a_recovery_key_opens_however_it_was_copied_from_paper() {
        let ids = FixedIds::seeded(2);
        let desk = DeskId(ids.id(chrono::DateTime::UNIX_EPOCH));
        let keys = Keys::random(&ids).unwrap();
        let (slot, recovery) = recovery_slot(&keys, desk, &ids).unwrap();
        assert_eq!(
            recovery.text().len(),
            39,
            "eight groups of four: {}",
            recovery.text()
        );
        let copied = recovery
            .text()
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");
        assert_eq!(
            open_recovery(&slot, &copied, desk).unwrap().unwrap().names(),
            keys.names()
        );
        assert!(open_recovery(&slot, "0000-0000", desk).unwrap().is_none());
    }

    #[test]
    fn sub_keys_differ() {
        let keys = Keys::new(Zeroizing::new(PUBLISHED_KEY));
        assert_ne!(keys.database(), keys.originals());
        assert_ne!(keys.originals(), keys.names());
    }
}
