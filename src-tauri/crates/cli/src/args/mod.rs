//! What can be said on the command line.

mod claim;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub use claim::{ClaimCommand, OutcomeArg, ProofArg};

/// Assess insurance and guarantee claims, from evidence to decision letter.
#[derive(Debug, Parser)]
#[command(
    name = "satei",
    version,
    after_help = "Exit codes: 0 done, and yes; 1 done, and no (undetermined, a defect, a failed scenario); 2 not done."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Desk folder (default: $SATEI_DESK, else the sample desk in the platform's data folder)
    #[arg(long, global = true, value_name = "FOLDER", env = "SATEI_DESK")]
    pub desk: Option<PathBuf>,
    /// Answer in JSON, for programs
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of the answer
    #[arg(long, global = true, value_enum, default_value = "ja")]
    pub lang: Lang,
    /// Folder of plans to use instead of the built-in ones
    #[arg(long, global = true, value_name = "FOLDER")]
    pub plans: Option<PathBuf>,
    /// Who is working (default: the account's name)
    #[arg(long, global = true, value_name = "NAME", env = "SATEI_USER")]
    pub user: Option<String>,
}

/// A language of the workbench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Japanese
    Ja,
    /// Simplified Chinese
    #[value(name = "zh-Hans")]
    ZhHans,
    /// English
    En,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a desk, or look at one
    Desk {
        /// What to do with it
        #[command(subcommand)]
        command: DeskCommand,
    },
    /// Open, list, show, change and decide claims
    Claim {
        /// What to do
        #[command(subcommand)]
        command: ClaimCommand,
    },
    /// Assess a claim file without any desk
    Assess {
        /// Claim file (JSON); `-` reads standard input
        file: PathBuf,
        /// Only this benefit
        #[arg(long)]
        benefit: Option<String>,
    },
    /// Make a claim's letter as a PDF
    Letter(LetterArgs),
    /// Check and test plans
    Plan {
        /// What to do
        #[command(subcommand)]
        command: PlanCommand,
    },
    /// Prove that no event and no original of the desk was altered
    #[command(
        after_help = "A desk cannot prove of itself that its newest events were not taken away: an older copy put back is \
                      sound. Keep the head that this prints somewhere else, and give it with --head next time."
    )]
    Verify {
        /// Head of the history as an earlier check printed it: prove that all up to there is still there
        #[arg(long, value_name = "HEAD")]
        head: Option<String>,
    },
}

/// `satei desk`
#[derive(Debug, Subcommand)]
pub enum DeskCommand {
    /// Make a new desk
    Init {
        /// Folder to make it in; must not hold a desk
        folder: PathBuf,
        /// Name of the desk
        #[arg(long, default_value = "Satei")]
        name: String,
        /// Fill it with the sample claims (invented people, published key)
        #[arg(long)]
        sample: bool,
    },
    /// Show the desk: claims, plans, readings of the house
    Show,
    /// Take members, contracts, devices and earlier claims from a CSV (UTF-8 or CP932) into the book
    Import {
        /// The file; its headings say which column is what
        file: PathBuf,
        /// Take the column with this heading as this field; with nothing behind the sign, leave it out (番号=number)
        #[arg(long, value_name = "HEADING=FIELD", value_parser = Column::read)]
        column: Vec<Column>,
        /// Only say what would be taken in and what refused
        #[arg(long)]
        preview: bool,
    },
    /// Say from which day on no earlier claim is missing from the book
    Complete {
        /// The day
        from: String,
        /// Of this plan alone
        #[arg(long)]
        plan: Option<String>,
    },
    /// Record that a plan's contact and complaints data were checked today; without it no denial can be issued
    Contact {
        /// Plan
        plan: String,
        /// The dispute-resolution body, where the plan does not name it
        #[arg(long, requires = "source")]
        body: Option<String>,
        /// Its telephone number
        #[arg(long, requires = "body")]
        phone: Option<String>,
        /// Where the body was found, or who said so
        #[arg(long, requires = "body")]
        source: Option<String>,
    },
    /// Attach the terms of a plan version, so that letters quote them
    Terms {
        /// Plan
        plan: String,
        /// Version, by the day it takes effect
        version: String,
        /// PDF with text, or plain text whose headings name the clauses
        file: PathBuf,
    },
}

/// What a column of a CSV is taken as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The field; nothing leaves the column out.
    pub field: Option<String>,
}

impl Column {
    fn read(text: &str) -> Result<Self, String> {
        let (heading, field) = text.rsplit_once('=').ok_or("a heading, = and a field")?;
        Ok(Self {
            heading: heading.trim().to_owned(),
            field: Some(field.trim().to_owned()).filter(|it| !it.is_empty()),
        })
    }
}

/// `satei letter`
#[derive(Debug, clap::Args)]
pub struct LetterArgs {
    /// Number or id
    pub claim: String,
    /// Kind; left out, the one that fits the decision, else the deficiency letter
    #[arg(long, value_enum)]
    pub kind: Option<KindArg>,
    /// Language: Japanese, or Japanese with a translation bound behind it
    #[arg(long, value_enum, default_value = "ja")]
    pub letter_lang: Lang,
    /// Benefit (may be left out where there is one)
    #[arg(long)]
    pub benefit: Option<String>,
    /// Where to write the PDF (default: the claim's number in this folder); `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace the file where there is one already
    #[arg(long)]
    pub replace: bool,
    /// Copy for the house (社内控)
    #[arg(long)]
    pub file_copy: bool,
    /// Reply-by day, or day an extension runs to
    #[arg(long, value_name = "DAY")]
    pub reply_by: Option<String>,
    /// Only draw it: nothing is recorded
    #[arg(long)]
    pub preview: bool,
    /// Reason why a denial cites the place only, where no terms are attached
    #[arg(long, value_name = "REASON")]
    pub place_only: Option<String>,
    /// Words of your own to the claimant
    #[arg(long, value_name = "TEXT")]
    pub remark: Option<String>,
}

/// Kind of letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// Payment in full
    Payment,
    /// Payment in part
    PartialPayment,
    /// Denial
    Denial,
    /// Documents asked for
    Deficiency,
    /// Acknowledgement of receipt
    Acknowledgement,
    /// Notice of extension
    Extension,
}

/// `satei plan replay`
#[derive(Debug, clap::Args)]
pub struct ReplayArgs {
    /// Folder of plans, or file of one version
    pub before: PathBuf,
    /// Folder of plans, or file of one version
    pub after: PathBuf,
    /// Also the open claims, as they stand today
    #[arg(long)]
    pub open: bool,
    /// How many are named of each kind
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub named: usize,
}

/// `satei plan`
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Check plans: every error with its place, reason and help
    Lint {
        /// Folder of plans (default: --plans, else ./plans, else the built-in ones)
        folder: Option<PathBuf>,
    },
    /// Run the scenarios beside the plans
    Test {
        /// Folder of plans (default: --plans, else ./plans, else the built-in ones)
        folder: Option<PathBuf>,
        /// Also change every number and operator and see that a scenario fails
        #[arg(long)]
        mutate: bool,
    },
    /// Measure plans: clauses, ambiguities and interactions carried, rules seen, changes noticed
    Cover {
        /// Folder of plans (default: --plans, else ./plans, else the built-in ones)
        folder: Option<PathBuf>,
        /// Only this plan
        #[arg(long)]
        plan: Option<String>,
        /// Leave out changing every number and operator, which takes longest
        #[arg(long)]
        no_mutants: bool,
    },
    /// Compare two versions: what reads otherwise, and which claims come out otherwise; with --desk (said here: $SATEI_DESK is left alone) on its claims too
    Diff {
        /// Folder of plans, or file of one version
        before: PathBuf,
        /// Folder of plans, or file of one version
        after: PathBuf,
    },
    /// Decide everything that a desk ever decided again, under changed plans: what comes out otherwise?
    #[command(
        after_help = "Two folders: the claim's own day picks the version on either side. Two files of one plan: \
                      every assessment made under the first, under the second. Exit codes: 0 all comes out as \
                      its receipt states; 1 something comes out otherwise or could not be replayed; 2 not done, \
                      or stopped with Ctrl-C: then what was done so far is printed."
    )]
    Replay(ReplayArgs),
    /// Begin a plan: commented, linted and tested (in --plans, else in ./plans)
    New {
        /// Its id, which is its folder's name
        name: String,
        /// Day it is in force from (default: today)
        #[arg(long, value_name = "DAY")]
        effective: Option<String>,
    },
    /// JSON Schema of a plan's claim file, or of plan files themselves
    Schema {
        /// Plan id
        #[arg(required_unless_present = "plan_format")]
        plan: Option<String>,
        /// Schema of the plan files, for editors
        #[arg(long, conflicts_with = "plan")]
        plan_format: bool,
    },
}
