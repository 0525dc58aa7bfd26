//! Files dropped on the window as another program drops them: the XDND protocol, version 5.
//!
//! A drop that a script makes up reaches the page alone; this one comes to the program through the window system, as a
//! file manager's does. No library offers the dragging side without a window of its own kind.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_DEPTH_FROM_PARENT, CURRENT_TIME, NONE};

use crate::{PATIENCE, Trouble};

x11rb::atom_manager! {
    /// The protocol's words.
    Atoms:
    AtomsCookie {
        XdndAware,
        XdndSelection,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndDrop,
        XdndFinished,
        XdndActionCopy,
        TARGETS,
        URI_LIST: b"text/uri-list",
    }
}

const VERSION: u32 = 5;

/// Between two moves of the pointer over the window.
const MOVE: Duration = Duration::from_millis(200);

/// Drops files in the middle of the window of this display that takes drops.
///
/// # Errors
/// When there is no such window, or it does not take the files.
pub fn drop_files(files: &[PathBuf]) -> Result<(), Trouble> {
    let (display, screen) = x11rb::connect(None)?;
    let root = display
        .setup()
        .roots
        .get(screen)
        .ok_or("the display has no screen")?
        .root;
    let atoms = Atoms::new(&display)?.reply()?;
    let target = taking_drops(&display, &atoms, root)?.ok_or("no window of this display takes drops")?;
    let source = display.generate_id()?;
    let events = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
    display.create_window(
        COPY_DEPTH_FROM_PARENT,
        source,
        root,
        0,
        0,
        1,
        1,
        0,
        WindowClass::INPUT_OUTPUT,
        0,
        &events,
    )?;
    display.set_selection_owner(source, atoms.XdndSelection, CURRENT_TIME)?;
    let drag = Drag {
        display,
        atoms,
        source,
        target,
        list: uri_list(files)?,
    };
    drag.carry_out(root)
}

struct Drag {
    display: RustConnection,
    atoms: Atoms,
    source: Window,
    target: Window,
    list: String,
}

impl Drag {
    fn carry_out(&self, root: Window) -> Result<(), Trouble> {
        let size = self.display.get_geometry(self.target)?.reply()?;
        let (across, down) = (i16::try_from(size.width / 2)?, i16::try_from(size.height / 2)?);
        let middle = self
            .display
            .translate_coordinates(self.target, root, across, down)?
            .reply()?;
        let at = (u32::from(middle.dst_x.unsigned_abs()) << 16) | u32::from(middle.dst_y.unsigned_abs());
        self.say(
            self.atoms.XdndEnter,
            [VERSION << 24, self.atoms.URI_LIST, NONE, NONE],
        )?;
        // A window looks at what is dragged before it takes it: the pointer moves on until it does.
        let begun = Instant::now();
        loop {
            self.say(
                self.atoms.XdndPosition,
                [0, at, CURRENT_TIME, self.atoms.XdndActionCopy],
            )?;
            let takes = |message: [u32; 5]| message[1] & 1 == 1;
            if self.hear(self.atoms.XdndStatus, MOVE)?.is_some_and(takes) {
                break;
            }
            if begun.elapsed() > PATIENCE {
                return Err("the window took no drop".into());
            }
            std::thread::sleep(MOVE);
        }
        self.say(self.atoms.XdndDrop, [0, CURRENT_TIME, NONE, NONE])?;
        match self.hear(self.atoms.XdndFinished, PATIENCE)? {
            Some(_) => Ok(()),
            None => Err("the window never said that it had the files".into()),
        }
    }

    fn say(&self, what: Atom, [a, b, c, d]: [u32; 4]) -> Result<(), Trouble> {
        let message = ClientMessageEvent::new(32, self.target, what, [self.source, a, b, c, d]);
        self.display
            .send_event(false, self.target, EventMask::NO_EVENT, message)?;
        Ok(self.display.flush()?)
    }

    /// Waits for a message, and hands out the files to whoever asks for them meanwhile.
    fn hear(&self, wanted: Atom, patience: Duration) -> Result<Option<[u32; 5]>, Trouble> {
        let begun = Instant::now();
        while begun.elapsed() < patience {
            match self.display.poll_for_event()? {
                Some(Event::SelectionRequest(asked)) => self.hand_out(&asked)?,
                Some(Event::ClientMessage(said)) if said.type_ == wanted => {
                    return Ok(Some(said.data.as_data32()));
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        Ok(None)
    }

    fn hand_out(&self, asked: &SelectionRequestEvent) -> Result<(), Trouble> {
        let mut property = asked.property;
        if asked.target == self.atoms.TARGETS {
            let known = [self.atoms.TARGETS, self.atoms.URI_LIST];
            self.display.change_property32(
                PropMode::REPLACE,
                asked.requestor,
                property,
                AtomEnum::ATOM,
                &known,
            )?;
        } else if asked.target == self.atoms.URI_LIST {
            let list = self.list.as_bytes();
            self.display.change_property8(
                PropMode::REPLACE,
                asked.requestor,
                property,
                asked.target,
                list,
            )?;
        } else {
            property = NONE;
        }
        let given = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property,
        };
        self.display
            .send_event(false, asked.requestor, EventMask::NO_EVENT, given)?;
        Ok(self.display.flush()?)
    }
}

/// The first window from the root down that says it takes drops.
fn taking_drops(display: &RustConnection, atoms: &Atoms, root: Window) -> Result<Option<Window>, Trouble> {
    let mut waiting = vec![root];
    while let Some(window) = waiting.pop() {
        let aware = display
            .get_property(false, window, atoms.XdndAware, AtomEnum::ANY, 0, 1)?
            .reply()?;
        let shown = display.get_geometry(window)?.reply()?.width > 1;
        if aware.value_len > 0 && shown {
            return Ok(Some(window));
        }
        waiting.extend(display.query_tree(window)?.reply()?.children);
    }
    Ok(None)
}

/// `text/uri-list` (RFC 2483): a line an address, every byte that is not plain written as a percent sign and two digits.
fn uri_list(files: &[PathBuf]) -> Result<String, Trouble> {
    let address = |file: &PathBuf| -> Result<String, Trouble> {
        let whole = Path::canonicalize(file)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
        let encoded = whole
            .as_os_str()
            .as_encoded_bytes()
            .iter()
            .map(|byte| match plain(*byte) {
                true => char::from(*byte).to_string(),
                false => format!("%{byte:02X}"),
            });
        Ok(format!("file://{}\r\n", encoded.collect::<String>()))
    };
    files.iter().map(address).collect()
}
