//! The plan language and the assessment of a claim under it. Pure: no I/O, no clock.
