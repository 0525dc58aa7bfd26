//! System packages: which are missing, why they are needed, and how to get them.

use std::process::Command;

use crate::Outcome;
use crate::programs;

/// A package of Debian and Ubuntu, and what it is for.
struct Package {
    name: &'static str,
    why: &'static str,
}

const BUILD: &[Package] = &[
    Package {
        name: "build-essential",
        why: "the C compiler and linker",
    },
    Package {
        name: "pkg-config",
        why: "finds the system's libraries",
    },
    Package {
        name: "perl",
        why: "configures the encryption library of the desk's database",
    },
    Package {
        name: "libwebkit2gtk-4.1-dev",
        why: "the web view the window is drawn with",
    },
    Package {
        name: "fonts-noto-cjk",
        why: "Japanese and Chinese glyphs where a page brings none",
    },
];

const TEST: &[Package] = &[
    Package {
        name: "xvfb",
        why: "a virtual display for the journeys",
    },
    Package {
        name: "webkit2gtk-driver",
        why: "drives the real window in the journeys",
    },
    Package {
        name: "poppler-utils",
        why: "reads letters back, apart from our own code",
    },
    Package {
        name: "qpdf",
        why: "checks the structure of letters",
    },
];

/// What the packages are needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Building and opening the window.
    Build,
    /// The gate: building and the journeys.
    Test,
}

/// Installs what is missing, saying what and why; stops where it cannot.
pub fn ensure(need: Need) -> Outcome {
    if !cfg!(target_os = "linux") {
        return elsewhere();
    }
    if programs::find("apt-get").is_none() || programs::find("dpkg-query").is_none() {
        return Err(format!(
            "this system has no apt, so nothing was installed. Install what corresponds to these Debian \
             packages, then run the command again:\n{}",
            listing(&wanted(need))
        ));
    }
    let missing: Vec<&Package> = wanted(need)
        .into_iter()
        .filter(|package| !installed(package.name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    println!(
        "These system packages are missing and are installed now:\n{}",
        listing(&missing)
    );
    let install: Vec<&str> = [
        "-o",
        "DPkg::Lock::Timeout=500",
        "install",
        "--yes",
        "--no-install-recommends",
    ]
    .into_iter()
    .chain(names.iter().copied())
    .collect();
    let by_hand = format!("apt-get update && apt-get {}", install.join(" "));
    apt(&["-o", "DPkg::Lock::Timeout=500", "update"], &by_hand)?;
    apt(&install, &by_hand)
}

fn wanted(need: Need) -> Vec<&'static Package> {
    let test: &[Package] = if need == Need::Test { TEST } else { &[] };
    BUILD.iter().chain(test).collect()
}

fn installed(package: &str) -> bool {
    programs::ask(Command::new("dpkg-query").args(["--show", "--showformat=${Status}", package]))
        .is_some_and(|said| said.success && said.text.contains("install ok installed"))
}

fn apt(arguments: &[&str], by_hand: &str) -> Outcome {
    let root = programs::ask(Command::new("id").arg("-u")).is_some_and(|said| said.text.trim() == "0");
    let mut command = if root {
        Command::new("apt-get")
    } else if programs::find("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    } else {
        return Err(format!(
            "this account is not root and there is no sudo, so nothing was installed. As root, run:\n  {by_hand}"
        ));
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
    programs::run(&mut command).map_err(|error| {
        format!("{error} Nothing was built. As root, run:\n  {by_hand}\nand then this command again.")
    })
}

/// Windows and macOS bring their web view; only the compilers must be there.
fn elsewhere() -> Outcome {
    let (tool, advice) = if cfg!(windows) {
        (
            "perl",
            "the C++ build tools of Visual Studio, Strawberry Perl (package StrawberryPerl.StrawberryPerl) \
             and the WebView2 runtime (package Microsoft.EdgeWebView2Runtime)",
        )
    } else {
        ("cc", "the command line developer tools (xcode-select --install)")
    };
    if programs::find(tool).is_some() {
        return Ok(());
    }
    Err(format!(
        "`{tool}` was not found, so nothing was built. Install {advice}, then run the command again."
    ))
}

fn listing(packages: &[&Package]) -> String {
    packages
        .iter()
        .map(|package| format!("  {:<24} {}\n", package.name, package.why))
        .collect()
}
