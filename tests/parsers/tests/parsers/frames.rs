//! What desk and reader say to each other: the reader's side is treated as hostile.

use proptest::prelude::*;
use satei_parsers::{edits, spoilt};
use satei_reader_proto::{FrameKind, Reply, decode_job, read_frame, write_frame};

proptest! {
    #[test]
    fn frames_of_a_reader_gone_wrong_are_answered(
        body in prop::collection::vec(any::<u8>(), 0..200),
        edits in edits(),
    ) {
        let mut channel = Vec::new();
        write_frame(&mut channel, FrameKind::Data, &body).unwrap();
        write_frame(&mut channel, FrameKind::End, b"").unwrap();
        let spoilt = spoilt(&channel, &edits);
        let mut rest = spoilt.as_slice();
        // Every frame takes at least its five bytes, so this comes to an end.
        while let Ok(frame) = read_frame(&mut rest) {
            prop_assert!(frame.body.len() <= spoilt.len());
        }
    }

    #[test]
    fn bodies_of_any_bytes_are_answered(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Reply::checked(&body);
        let _ = decode_job(&body);
    }
}
