//! The web driver: one process group a run, so that ending it leaves nothing behind.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::Trouble;

/// A running web driver; dropping it ends its whole process group.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it on a free port and waits until it listens. What it and the programs say goes to `log`:
    /// a pipe of ours in their hands would keep whoever reads it waiting for them.
    ///
    /// # Errors
    /// When it is not installed or does not listen within ten seconds.
    pub fn start(log: &Path, configure: impl FnOnce(&mut Command)) -> Result<Self, Trouble> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        let log = File::create(log)?;
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0);
        configure(&mut command);
        let process = command
            .spawn()
            .map_err(|error| format!("WebKitWebDriver could not be started: {error}"))?;
        let driver = Self { process, port };
        let patience = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > patience {
                return Err("WebKitWebDriver does not listen".into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Waits until the programs it started have ended: ending the driver first may leave one behind.
    pub fn wait_for_programs(&self, patience: Duration) -> bool {
        let end = Instant::now() + patience;
        while self.others_run() {
            if Instant::now() > end {
                return false;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        true
    }

    /// Whether the group holds a process besides the driver that has not ended.
    fn others_run(&self) -> bool {
        let own = self.process.id();
        let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        processes
            .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
            .filter(|process| *process != own)
            .filter_map(|process| std::fs::read_to_string(format!("/proc/{process}/stat")).ok())
            .any(|stat| {
                // `pid (name) state parent group …`; the name may hold anything, even brackets.
                let mut fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
                let (state, group) = (fields.next(), fields.nth(1));
                state != Some("Z") && group.and_then(|group| group.parse().ok()) == Some(own)
            })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw) {
            // Already gone is as good.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.process.wait();
    }
}
