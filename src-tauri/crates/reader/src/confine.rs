//! The walls: what the system is asked to refuse this process from here on.

use satei_reader_proto::Confinement;

/// Most address space the process may have, in bytes; what is resident is never more.
#[cfg(unix)]
const ADDRESS_SPACE: u64 = 1_000_000_000;

/// Most processor time, in seconds. The desk ends the process by the wall clock long before; this is for a
/// reader whose desk is gone.
#[cfg(unix)]
const PROCESSOR_SECONDS: u64 = 20;

/// Confines the process as far as this system can, and says how far that is. To be called on the thread that
/// does the work, which can start no other afterwards.
pub fn confine() -> Confinement {
    // The wall is made of a handle, so it goes up before handles run out.
    let walled = wall_off();
    let no_new_handles = limit_handles();
    Confinement {
        no_files: walled || no_new_handles,
        no_network: no_new_handles,
        no_programs: walled,
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
    // Does nothing for a privileged user, so it is not counted on. Threads are over with it, too.
    let _ = Resource::NPROC.set(0, 0);
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

#[cfg(all(test, unix))]
mod tests {
    use std::{
        env,
        fs::{self, File},
        net::{TcpStream, UdpSocket},
        process::Command,
    };

    use super::*;

    /// Set in the process that goes behind the walls: they would hold for every other test, too.
    const INNER: &str = "SATEI_READER_TEST_WALLS";

    #[test]
    fn behind_the_walls_there_is_no_file_no_network_no_program_and_no_endless_memory() {
        if env::var_os(INNER).is_none() {
            let name = "confine::tests::behind_the_walls_there_is_no_file_no_network_no_program_and_no_endless_memory";
            let tests = env::current_exe().unwrap();
            let inner = Command::new(tests)
                .args(["--exact", name])
                .env(INNER, "1")
                .output()
                .unwrap();
            assert!(
                inner.status.success(),
                "{}",
                String::from_utf8_lossy(&inner.stdout)
            );
            return;
        }
        let target = env::temp_dir().join(format!("satei-walls-{}", std::process::id()));
        let confinement = confine();
        assert!(confinement.no_files && confinement.no_network && confinement.limits);
        assert!(File::open("/etc/hostname").is_err());
        assert!(fs::write(&target, b"x").is_err() && !target.exists());
        assert!(UdpSocket::bind("127.0.0.1:0").is_err());
        assert!(TcpStream::connect("127.0.0.1:9").is_err());
        assert!(!confinement.no_programs || Command::new("true").spawn().is_err());
        // Where the system lets a program be started, it can open neither its libraries nor anything else.
        assert!(
            !Command::new("cat")
                .arg("/etc/hostname")
                .status()
                .is_ok_and(|status| status.success())
        );
        assert!(Vec::<u8>::new().try_reserve_exact(1_000_000_000).is_err());
    }
}
