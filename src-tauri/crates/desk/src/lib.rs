//! The use cases of the workbench: all that the window and the command line call.

pub mod view;
