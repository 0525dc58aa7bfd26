//! How much memory was used at most.

/// Peak resident memory of this process and of the largest process it started and waited for, in bytes.
///
/// # Errors
/// When the system does not say.
#[cfg(target_os = "linux")]
pub fn peak_memory() -> std::io::Result<(u64, u64)> {
    use nix::sys::resource::{UsageWho, getrusage};
    let bytes = |kibibytes| u64::try_from(kibibytes).unwrap_or_default() * 1024;
    Ok((
        bytes(getrusage(UsageWho::RUSAGE_SELF)?.max_rss()),
        bytes(getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss()),
    ))
}

/// Elsewhere peaks are counted in other units; the limits are proved on Linux.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn peak_memory() -> std::io::Result<(u64, u64)> {
    Ok((0, 0))
}
