//! The claims of the sample desk.

mod build;
mod ksp;
mod nvb;
mod ocp;
mod okf;
mod okp;
mod referring;
mod registrations;
mod rkt;
mod services;

use chrono::NaiveDate;

use crate::words::SampleClaim;

/// Every sample claim, with days that are due counted from `today`.
pub fn claims(today: NaiveDate) -> Vec<SampleClaim> {
    let mut claims = ksp::claims();
    claims.extend(registrations::claims());
    claims.extend(okp::claims());
    claims.extend(okf::claims());
    claims.extend(ocp::claims());
    claims.extend(rkt::claims());
    claims.extend(nvb::claims());
    claims.extend(services::claims());
    claims.extend(referring::claims());
    claims.into_iter().map(|draft| draft.finish(today)).collect()
}
