//! What the desk and the reader process say to each other.
