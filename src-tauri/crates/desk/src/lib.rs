//! The use cases of the workbench: all that the window and the command line call.

pub mod api;
mod assessing;
mod book;
mod browsing;
mod by_hand;
mod catalogue;
mod changing;
mod claims;
mod desk;
mod errors;
mod facts;
mod file;
mod info;
mod letters;
mod members;
mod mistakes;
mod plans;
mod queue;
mod replaying;
mod sample;
mod terms;
mod text;
pub mod view;
mod work;

pub use claims::{Attached, Named};
pub use desk::{Desk, MadeDesk, NewDesk, PASSPHRASE_MISSING, Parts, account_name};
pub use errors::{Outcome, unknown_of};
pub use file::{assess_claim_file, label_of, plan_schema};
pub use plans::Plans;
pub use replaying::{
    NotReplayedClaim, ReplayAsked, ReplayCounts, ReplayGroup, ReplayRefusal, ReplayReport, ReplayedClaim,
};
pub use sample::sample_folder;
pub use satei_model::Yen;
pub use work::Cancel;
