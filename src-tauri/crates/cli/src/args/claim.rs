//! What can be said of claims.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Subcommand, ValueEnum};
use satei_desk::view::{DocumentState, Status};

/// `satei claim`
#[derive(Debug, Subcommand)]
pub enum ClaimCommand {
    /// Open a claim from a claim file, or an empty one for a plan
    New {
        /// Claim file (JSON)
        file: Option<PathBuf>,
        /// Plan, where there is no file
        #[arg(long, required_unless_present = "file", conflicts_with = "file")]
        plan: Option<String>,
        /// Claimant's name; beside a file, instead of the one in it
        #[arg(long, default_value = "")]
        name: String,
        /// Claimant's name in kana; beside a file, instead of the one in it
        #[arg(long, default_value = "")]
        kana: String,
        /// A device's registration instead of a claim, where there is no file
        #[arg(long, conflicts_with = "file")]
        registration: bool,
    },
    /// The queue
    List {
        /// Words to find
        #[arg(default_value = "")]
        search: String,
    },
    /// One claim: facts, checklist, findings, amount, what would settle it
    Show {
        /// Number or id
        claim: String,
    },
    /// Attach files as evidence
    Attach {
        /// Number or id
        claim: String,
        /// Files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Kind of document they are
        #[arg(long)]
        document: Option<String>,
        /// Accept the document at once (with --document)
        #[arg(long, requires = "document")]
        accept: bool,
    },
    /// Record a fact
    Set {
        /// Number or id
        claim: String,
        /// Fact, such as joined_on
        fact: String,
        /// Value, as in a claim file
        value: String,
        /// How well it is known
        #[arg(long, value_enum, default_value = "confirmed")]
        proof: ProofArg,
    },
    /// Say what has become of a document: received, accepted, rejected …
    Document {
        /// Number or id
        claim: String,
        /// Kind of document
        document: String,
        /// State
        #[arg(value_parser = one_of(DocumentState::ALL, DocumentState::word))]
        state: DocumentState,
        /// Why; needed to reject or waive it, or to say that it cannot be had
        #[arg(long)]
        reason: Option<String>,
    },
    /// Choose a reading of a clause for this claim, or take the choice back
    Reading {
        /// Number or id
        claim: String,
        /// Reading
        reading: String,
        /// Choice; left out, the choice is taken back
        choice: Option<String>,
        /// Why; needed to choose
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Reverse a decision
    Reverse {
        /// Number or id
        claim: String,
        /// Benefit (may be left out where there is one)
        #[arg(long)]
        benefit: Option<String>,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Withdraw, reopen, hold …: set the status
    Status {
        /// Number or id
        claim: String,
        /// Status
        #[arg(value_parser = one_of(Status::ALL, Status::word))]
        status: Status,
        /// Why; needed to close or reopen
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Refer to the registration it rests on, or to none any more
    Refer {
        /// Number or id
        claim: String,
        /// Number or id of the registration
        #[arg(required_unless_present = "none")]
        dossier: Option<String>,
        /// Refer to none any more
        #[arg(long, conflicts_with = "dossier")]
        none: bool,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Decide
    Decide {
        /// Number or id
        claim: String,
        /// Benefit (may be left out where there is one)
        #[arg(long)]
        benefit: Option<String>,
        /// Outcome; left out, what the assessment says
        #[arg(long, value_enum)]
        outcome: Option<OutcomeArg>,
        /// Amount in whole yen; left out, what the assessment says
        #[arg(long)]
        amount: Option<String>,
        /// Confirm the presumptions it rests on, with this reason
        #[arg(long, value_name = "REASON")]
        confirm_presumptions: Option<String>,
        /// Reason where the decision departs from the assessment
        #[arg(long, value_name = "REASON")]
        reason: Option<String>,
    },
}

/// One of the words that stand for values, which the help lists.
fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(move |it| word(*it))).try_map(move |said| {
        let meant = all.iter().copied().find(|it| word(*it) == said);
        // The words before are all there are.
        meant.ok_or("no such word")
    })
}

/// How well a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProofArg {
    /// The claimant says so
    Stated,
    /// Read from accepted evidence
    Evidenced,
    /// A person looked
    Confirmed,
}

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutcomeArg {
    /// Paid in full
    Paid,
    /// Paid in part
    PartlyPaid,
    /// Denied
    Denied,
    /// Entitled to a service, or registered
    Entitled,
    /// Not entitled, or registration refused
    NotEntitled,
}
