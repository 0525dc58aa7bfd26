//! The walls: what the system is asked to refuse this process from here on.

use satei_reader_proto::Confinement;

/// Most address space the process may have, in bytes; what is resident is never more.
#[cfg(unix)]
const ADDRESS_SPACE: u64 = 1_000_000_000;

/// Most processor time, in seconds. The desk ends the process by the wall clock long before; this is for a
/// reader whose desk is gone.
#[cfg(unix)]
const PROCESSOR_SECONDS: u64 = 20;

/// Confines the process as far as this system can, and says how far that is.
pub fn confine() -> Confinement {
    let no_new_handles = limit_handles();
    let walled = wall_off();
    Confinement {
        no_files: walled || no_new_handles,
        no_network: no_new_handles,
        limits: limit_resources(),
    }
}

/// No further file or socket can be opened: a process without a free handle can reach nothing new.
#[cfg(unix)]
fn limit_handles() -> bool {
    rlimit::Resource::NOFILE.set(0, 0).is_ok()
}

#[cfg(unix)]
fn limit_resources() -> bool {
    use rlimit::Resource;
    let memory = Resource::AS.set(ADDRESS_SPACE, ADDRESS_SPACE).is_ok();
    let processor = Resource::CPU.set(PROCESSOR_SECONDS, PROCESSOR_SECONDS).is_ok();
    // No core file, which would hold the evidence in the clear, and no growing file of any kind.
    let files = Resource::CORE.set(0, 0).is_ok() && Resource::FSIZE.set(0, 0).is_ok();
    memory && processor && files
}

#[cfg(target_os = "linux")]
fn wall_off() -> bool {
    use landlock::{ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetStatus, Scope};
    let abi = ABI::V6;
    let walled = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(|rules| rules.scope(Scope::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self);
    walled.is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
}

#[cfg(not(target_os = "linux"))]
fn wall_off() -> bool {
    false
}

#[cfg(not(unix))]
fn limit_handles() -> bool {
    false
}

#[cfg(not(unix))]
fn limit_resources() -> bool {
    false
}
