//! Frames: one kind byte, the length as four little-endian bytes, and that many bytes.

use std::io::{self, Read, Write};

use crate::limits::MAX_FRAME;

/// What a frame carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// A [`crate::Job`], to the reader.
    Job,
    /// A [`crate::Reply`], from the reader.
    Reply,
    /// A piece of the file (to the reader) or of a picture's pixels (from it).
    Data,
    /// The file is complete.
    End,
}

impl FrameKind {
    const ALL: [Self; 4] = [Self::Job, Self::Reply, Self::Data, Self::End];

    fn byte(self) -> u8 {
        match self {
            Self::Job => b'J',
            Self::Reply => b'R',
            Self::Data => b'D',
            Self::End => b'E',
        }
    }
}

/// One frame as it was received.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    /// What it carries.
    pub kind: FrameKind,
    /// Its content, at most [`MAX_FRAME`] bytes.
    pub body: Vec<u8>,
}

/// Why no frame could be read.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The other side closed the channel between two frames.
    #[error("the other side closed the channel")]
    Closed,
    /// The bytes are not a frame of this protocol.
    #[error("these bytes are not a frame")]
    NotAFrame,
    /// The frame claims to be longer than any frame may be.
    #[error("a frame of {0} bytes is longer than allowed")]
    TooLong(usize),
    /// The channel failed or ended inside a frame.
    #[error("the channel failed: {0}")]
    Io(#[from] io::Error),
}

/// Writes one frame. The caller flushes.
///
/// # Errors
/// [`FrameError::TooLong`] for a body above [`MAX_FRAME`]; [`FrameError::Io`] when the channel fails.
pub fn write_frame(to: &mut impl Write, kind: FrameKind, body: &[u8]) -> Result<(), FrameError> {
    let length = u32::try_from(body.len()).ok().filter(|_| body.len() <= MAX_FRAME);
    let length = length.ok_or(FrameError::TooLong(body.len()))?;
    to.write_all(&[kind.byte()])?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(body)?;
    Ok(())
}

/// Reads one frame; never allocates more than [`MAX_FRAME`] for it.
///
/// # Errors
/// [`FrameError::Closed`] when the channel ends before a frame begins, the others as named there.
pub fn read_frame(from: &mut impl Read) -> Result<Frame, FrameError> {
    let mut kind = [0];
    match from.read_exact(&mut kind) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(FrameError::Closed),
        other => other?,
    }
    let kind = FrameKind::ALL
        .into_iter()
        .find(|k| k.byte() == kind[0])
        .ok_or(FrameError::NotAFrame)?;
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > MAX_FRAME {
        return Err(FrameError::TooLong(length));
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(Frame { kind, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_comes_back_as_it_was_sent() {
        let mut channel = Vec::new();
        write_frame(&mut channel, FrameKind::Data, b"receipt").unwrap();
        write_frame(&mut channel, FrameKind::End, b"").unwrap();
        let mut rest = channel.as_slice();
        assert_eq!(
            read_frame(&mut rest).unwrap(),
            Frame {
                kind: FrameKind::Data,
                body: b"receipt".to_vec()
            }
        );
        assert_eq!(
            read_frame(&mut rest).unwrap(),
            Frame {
                kind: FrameKind::End,
                body: Vec::new()
            }
        );
        assert!(matches!(read_frame(&mut rest), Err(FrameError::Closed)));
    }

    #[test]
    fn a_frame_that_lies_about_its_length_is_refused_before_memory_is_spent() {
        let mut lie = vec![b'R'];
        lie.extend_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(
            read_frame(&mut lie.as_slice()),
            Err(FrameError::TooLong(_))
        ));
        let mut cut = vec![b'R'];
        cut.extend_from_slice(&10u32.to_le_bytes());
        cut.extend_from_slice(b"short");
        assert!(matches!(read_frame(&mut cut.as_slice()), Err(FrameError::Io(_))));
    }

    #[test]
    fn noise_on_the_channel_is_not_taken_for_a_frame() {
        assert!(matches!(
            read_frame(&mut b"unhandled operator".as_slice()),
            Err(FrameError::NotAFrame)
        ));
    }
}
