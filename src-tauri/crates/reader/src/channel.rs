//! The channel to the desk: frames in on standard input, frames out on what was standard output.

use std::io::{self, BufReader, BufWriter, Stdin, Write};

use bytes::Bytes;
use satei_reader_proto::{
    BadReply, FrameError, FrameKind, Job, MAX_CHUNK, MAX_INPUT, Reply, decode_job, encode_reply, read_frame,
    write_frame,
};

/// Why the conversation with the desk broke off.
#[derive(Debug, thiserror::Error)]
pub enum ChannelError {
    /// A frame could not be sent or received.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// A message could not be encoded or understood.
    #[error(transparent)]
    Message(#[from] BadReply),
    /// The channel itself failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The desk sent a frame where another was due, or too many bytes.
    #[error("the desk sent something that was not due")]
    OutOfTurn,
}

/// The way from the desk.
pub struct Incoming {
    input: BufReader<Stdin>,
}

impl Incoming {
    /// Standard input.
    pub fn open() -> Self {
        Self {
            input: BufReader::new(io::stdin()),
        }
    }

    /// Waits for the job and its file; `None` when the desk has no job after all.
    pub fn job(&mut self) -> Result<Option<(Job, Bytes)>, ChannelError> {
        let frame = match read_frame(&mut self.input) {
            Err(FrameError::Closed) => return Ok(None),
            other => other?,
        };
        if frame.kind != FrameKind::Job {
            return Err(ChannelError::OutOfTurn);
        }
        let job = decode_job(&frame.body)?;
        let mut file = Vec::new();
        loop {
            let frame = read_frame(&mut self.input)?;
            match frame.kind {
                FrameKind::Data if (file.len() + frame.body.len()) as u64 <= MAX_INPUT => {
                    file.extend_from_slice(&frame.body);
                }
                FrameKind::End => return Ok(Some((job, file.into()))),
                _ => return Err(ChannelError::OutOfTurn),
            }
        }
    }
}

/// The way to the desk.
pub struct Outgoing {
    output: BufWriter<Box<dyn Write + Send>>,
}

impl Outgoing {
    /// Takes standard output for the protocol and leaves an empty sink in its place: one of the PDF libraries
    /// prints what it does not know.
    pub fn take() -> io::Result<Self> {
        Ok(Self {
            output: BufWriter::new(take_stdout()?),
        })
    }

    /// Says one piece, at once.
    pub fn say(&mut self, reply: &Reply) -> Result<(), ChannelError> {
        write_frame(&mut self.output, FrameKind::Reply, &encode_reply(reply)?)?;
        Ok(self.output.flush()?)
    }

    /// Sends a picture: its size, then its rows.
    pub fn picture(&mut self, width: u32, height: u32, rgb: &[u8]) -> Result<(), ChannelError> {
        self.say(&Reply::Picture { width, height })?;
        for piece in rgb.chunks(MAX_CHUNK) {
            write_frame(&mut self.output, FrameKind::Data, piece)?;
        }
        Ok(self.output.flush()?)
    }
}

#[cfg(unix)]
fn take_stdout() -> io::Result<Box<dyn Write + Send>> {
    use std::{fs::File, os::fd::AsFd as _};
    let ours = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let sink = File::options().write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdout(&sink)?;
    Ok(Box::new(ours))
}

/// Without descriptors to exchange, a library's print breaks a frame; the desk then keeps what came before.
#[cfg(not(unix))]
fn take_stdout() -> io::Result<Box<dyn Write + Send>> {
    Ok(Box::new(io::stdout()))
}
