//! Encryption at rest: a file in pieces, each sealed, the order and the end sealed with them.
//!
//! A sealed file is a mark, a random salt, and pieces of 64 KiB under ChaCha20-Poly1305 in the STREAM
//! construction. The key of each file comes from the vault's key and the salt, so no two files share one, and a
//! file is beyond recovery once its salt is gone.

use std::io::{self, Read, Write};

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::ChaCha20Poly1305;
use hkdf::Hkdf;

const MARK: &[u8; 8] = b"SATEISL1";
const SALT: usize = 32;
const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
/// Bytes before the first sealed piece.
pub(crate) const HEADER: usize = MARK.len() + SALT;

/// What a sealed file is for; a file sealed for one purpose does not open for another.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose<'a> {
    /// An original.
    Original,
    /// A derived picture with this name in the cache.
    Picture(&'a str),
}

fn key(content_key: &[u8; 32], salt: &[u8; SALT], purpose: Purpose<'_>) -> io::Result<[u8; 32]> {
    let mut key = [0; 32];
    let parts: [&[u8]; 2] = match purpose {
        Purpose::Original => [b"satei original", b""],
        Purpose::Picture(name) => [b"satei picture ", name.as_bytes()],
    };
    Hkdf::<sha2::Sha256>::new(Some(salt), content_key)
        .expand_multi_info(&parts, &mut key)
        .map_err(|_| io::Error::other("no key of this length"))?;
    Ok(key)
}

/// Seals what is written to it. Nothing is complete before [`SealWriter::finish`].
pub(crate) struct SealWriter<W> {
    inner: W,
    sealer: EncryptorBE32<ChaCha20Poly1305>,
    piece: Vec<u8>,
}

impl<W: Write> SealWriter<W> {
    /// Begins a sealed file with `salt`, which must be random and used once.
    pub(crate) fn new(
        mut inner: W,
        content_key: &[u8; 32],
        salt: [u8; SALT],
        purpose: Purpose<'_>,
    ) -> io::Result<Self> {
        let key = key(content_key, &salt, purpose)?;
        inner.write_all(MARK)?;
        inner.write_all(&salt)?;
        // The key is used for this file alone, so the fixed part of the nonce may be the same in all.
        let sealer = EncryptorBE32::new(&key.into(), &[0; 7].into());
        Ok(Self {
            inner,
            sealer,
            piece: Vec::with_capacity(PIECE + TAG),
        })
    }

    /// Seals the end and hands the file back.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.sealer
            .encrypt_last_in_place(MARK, &mut self.piece)
            .map_err(|_| failed())?;
        self.inner.write_all(&self.piece)?;
        self.inner.flush()?;
        Ok(self.inner)
    }
}

impl<W: Write> Write for SealWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() == PIECE {
            self.sealer
                .encrypt_next_in_place(MARK, &mut self.piece)
                .map_err(|_| failed())?;
            self.inner.write_all(&self.piece)?;
            self.piece.clear();
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Opens a sealed file piece by piece; bytes come out only after their seal was found whole.
pub(crate) struct SealReader<R> {
    inner: R,
    opener: Option<DecryptorBE32<ChaCha20Poly1305>>,
    /// A sealed piece read ahead, to know whether the one before it is the last.
    ahead: Vec<u8>,
    open: Vec<u8>,
    taken: usize,
}

impl<R: Read> SealReader<R> {
    /// Begins to open a sealed file. [`io::ErrorKind::InvalidData`] stands for a file that is not whole, here
    /// and while reading.
    pub(crate) fn new(mut inner: R, content_key: &[u8; 32], purpose: Purpose<'_>) -> io::Result<Self> {
        let mut header = Vec::with_capacity(HEADER);
        inner.by_ref().take(HEADER as u64).read_to_end(&mut header)?;
        let (mark, salt) = header.split_at_checked(MARK.len()).ok_or_else(broken)?;
        let salt: [u8; SALT] = salt.try_into().map_err(|_| broken())?;
        if mark != MARK {
            return Err(broken());
        }
        let key = key(content_key, &salt, purpose)?;
        let opener = DecryptorBE32::new(&key.into(), &[0; 7].into());
        let mut this = Self {
            inner,
            opener: Some(opener),
            ahead: Vec::new(),
            open: Vec::new(),
            taken: 0,
        };
        this.ahead = this.sealed_piece()?;
        Ok(this)
    }

    fn sealed_piece(&mut self) -> io::Result<Vec<u8>> {
        let mut piece = Vec::new();
        self.inner
            .by_ref()
            .take((PIECE + TAG) as u64)
            .read_to_end(&mut piece)?;
        Ok(piece)
    }

    fn next_piece(&mut self) -> io::Result<()> {
        let Some(mut opener) = self.opener.take() else {
            return Ok(());
        };
        let following = self.sealed_piece()?;
        self.open = std::mem::replace(&mut self.ahead, following);
        self.taken = 0;
        if self.ahead.is_empty() {
            opener
                .decrypt_last_in_place(MARK, &mut self.open)
                .map_err(|_| broken())?;
        } else {
            opener
                .decrypt_next_in_place(MARK, &mut self.open)
                .map_err(|_| broken())?;
            self.opener = Some(opener);
        }
        Ok(())
    }
}

impl<R: Read> Read for SealReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.open.len()
            && self.opener.is_some()
            && let Err(error) = self.next_piece()
        {
            self.open.clear();
            self.taken = 0;
            return Err(error);
        }
        let given = into.len().min(self.open.len() - self.taken);
        into[..given].copy_from_slice(&self.open[self.taken..self.taken + given]);
        self.taken += given;
        Ok(given)
    }
}

fn failed() -> io::Error {
    io::Error::other("the file is too long to be sealed")
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the sealed file is not whole")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    fn sealed(content: &[u8]) -> Vec<u8> {
        let mut writer = SealWriter::new(Vec::new(), &KEY, [9; SALT], Purpose::Original).unwrap();
        writer.write_all(content).unwrap();
        writer.finish().unwrap()
    }

    fn opened(file: &[u8], key: &[u8; 32], purpose: Purpose<'_>) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        SealReader::new(file, key, purpose)?.read_to_end(&mut content)?;
        Ok(content)
    }

    #[test]
    fn every_length_around_a_piece_comes_back() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5] {
            let content: Vec<u8> = (0..length).map(|i| (i * 31 % 251) as u8).collect();
            let file = sealed(&content);
            assert_eq!(
                opened(&file, &KEY, Purpose::Original).unwrap(),
                content,
                "{length}"
            );
        }
    }

    #[test]
    fn a_cut_swapped_or_altered_file_does_not_open() {
        let content: Vec<u8> = (0..3 * PIECE).map(|i| (i % 251) as u8).collect();
        let file = sealed(&content);
        for length in [0, 7, HEADER, HEADER + 5, HEADER + PIECE + TAG, file.len() - 1] {
            assert!(
                opened(&file[..length], &KEY, Purpose::Original).is_err(),
                "cut at {length}"
            );
        }
        for at in [0, 20, HEADER, HEADER + PIECE, file.len() - 1] {
            let mut altered = file.clone();
            altered[at] ^= 1;
            assert!(
                opened(&altered, &KEY, Purpose::Original).is_err(),
                "altered at {at}"
            );
        }
        let mut swapped = file.clone();
        let (first, second) = (HEADER, HEADER + PIECE + TAG);
        swapped[first..second].copy_from_slice(&file[second..second + PIECE + TAG]);
        assert!(opened(&swapped, &KEY, Purpose::Original).is_err());
    }

    #[test]
    fn another_key_or_purpose_does_not_open_it() {
        let file = sealed(b"receipt");
        assert!(opened(&file, &[8; 32], Purpose::Original).is_err());
        assert!(opened(&file, &KEY, Purpose::Picture("original")).is_err());
    }

    #[test]
    fn nothing_of_the_content_is_legible() {
        let file = sealed(b"490154203237518 490154203237518");
        assert!(!file.windows(15).any(|window| window == b"490154203237518"));
    }
}
