//! The plan language and the assessment of a claim under it. Pure: no I/O, no clock.

mod assess;
mod bits;
mod business;
mod calendar;
mod catalogue;
mod claim;
mod cover;
mod diag;
mod diagram;
mod diff;
mod eval;
mod explain;
mod expr;
mod lint;
mod mutate;
mod plan;
mod program;
mod receipt;
mod replay;
mod scaffold;
mod scenario;
mod schema;
mod stray;
mod toml;
mod value;
mod versions;
mod vocabulary;
mod wording;

pub use assess::{
    Alternative, AmountRange, Ask, Assessment, Bound, BreakdownLine, Charge, Defect, Finding, FindingResult,
    LineKind, Need, Needed, ReadingStand, Remainder, RemainderUnit, Requirement, Room, Settle, Verdict,
    assess, assess_all, assess_version,
};
pub use calendar::{LeapDay, Zone, parse_date, show_date, show_instant};
pub use catalogue::{Catalogue, Plan, SourceFile, files_of_version};
pub use claim::{
    Advice, ByPerson, ClaimInput, DocumentEntry, FactEntry, FactValue, InputError, ListValue, Mistake,
    PresumptionCall, ReadingChoice, Scope, claim_json, shown,
};
pub use cover::{
    BenefitCover, CoverReport, Gap, PlanCover, Register, RegisteredClause, Tally, Unseen, cover,
};
pub use diag::{Diagnostic, Diagnostics, Severity, Span, did_you_mean};
pub use diff::{
    BenefitDiff, Change, ChangeKind, DiffReport, Differing, KeyChange, Outcome, PlanDiff, diff, diff_versions,
};
pub use explain::{Sort, StepValue, Trace, explain, explain_version};
pub use lint::lint;
pub use mutate::{Mutant, MutantKind, MutationReport, mutate};
pub use plan::{
    Benefit, Burden, ChargedOn, Choice, Combine, Contact, Decider, NoEffect, Party, Pays, PlanVersion,
    Reading, Rounding, Rule, RuleKind, VersionBy,
};
pub use receipt::{ENGINE, Receipt, receipt};
pub use replay::{ChangeOf, Explained, Fate, Group, NotReplayed, Replay, ReplayBy, ReplayTally, Spare, What};
pub use satei_model::{DocumentState, Label, Proof, Subject};
pub use scaffold::{ScaffoldError, scaffold};
pub use scenario::{
    Equivalent, Expectation, Scenario, ScenarioFailure, ScenarioFile, ScenarioReport, run_scenarios,
};
pub use schema::{PLAN_FORMAT, plan_format, schema};
pub use vocabulary::{Document, EnumDef, EnumValue, Fact, FactType, Field, Vocabulary};
pub use wording::{Part, Piece, Statement, Wording, choice_wording, statements};
