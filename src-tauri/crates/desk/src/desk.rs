//! The open desk: store, vault, plans and letters together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use satei_cases::{AppendRequest, Environment, Expected, Protection, Store, Unlock};
use satei_evidence::{Vault, VaultKeys};
use satei_letters::{Letter, LetterRenderer};
use satei_model::{ClaimId, Payload, Stream, UserId, UserRecorded};
use sha2::{Digest, Sha256};

use crate::errors::{Outcome, case_error, evidence_error, unknown};
use crate::facts::desk_zone;
use crate::letters::TermsText;
use crate::plans::Plans;
use crate::view::DeskError;
use crate::work::Jobs;

/// Code of the error that says a desk is there and waits for its passphrase.
pub const PASSPHRASE_MISSING: &str = "passphrase_missing";

/// What a desk is opened with.
pub struct Parts {
    pub(crate) user: String,
    pub(crate) plans: Plans,
    pub(crate) letters: Box<dyn LetterRenderer>,
    pub(crate) environment: Environment,
}

impl Parts {
    /// Who works, under which plans. Letters are plain text until a renderer is given.
    pub fn new(user: String, plans: Plans) -> Self {
        Self {
            user,
            plans,
            letters: Box::new(satei_letters::FakeRenderer),
            environment: Environment::system(),
        }
    }

    /// With a renderer of letters.
    #[must_use]
    pub fn with_letters(mut self, letters: Box<dyn LetterRenderer>) -> Self {
        self.letters = letters;
        self
    }

    /// With another clock, other ids, other files.
    #[must_use]
    pub fn with_environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }
}

/// A desk to be made.
#[derive(Debug, Clone)]
pub struct NewDesk {
    /// Its name.
    pub name: String,
    /// The passphrase it is opened with.
    pub passphrase: String,
}

/// A desk that was made.
pub struct MadeDesk {
    /// The desk, open.
    pub desk: Desk,
    /// The recovery key, to be shown once.
    pub recovery_key: String,
}

/// A letter that was drawn and not issued.
pub(crate) struct Drawn {
    /// The letter.
    pub letter: Letter,
    /// What it was drawn from, for its pages.
    pub data: satei_letters::LetterData,
}

/// The open desk. Its calls may come from several threads.
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) vault: Vault,
    pub(crate) plans: Plans,
    pub(crate) letters: Box<dyn LetterRenderer>,
    pub(crate) user: UserId,
    pub(crate) user_name: String,
    pub(crate) name: String,
    pub(crate) users: BTreeMap<UserId, String>,
    pub(crate) held: Mutex<BTreeMap<String, Vec<PathBuf>>>,
    pub(crate) drawn: Mutex<BTreeMap<String, Drawn>>,
    /// Texts of attached terms that were read, by their originals.
    pub(crate) terms: Mutex<BTreeMap<String, Arc<TermsText>>>,
    pub(crate) imports: Mutex<BTreeMap<String, satei_cases::import::CsvFile>>,
    pub(crate) jobs: Jobs,
}

impl Desk {
    /// Opens a desk.
    ///
    /// # Errors
    /// No desk there, in use, newer, a wrong passphrase, damaged, read-only: each its own code, and the
    /// desk is left as it was.
    pub fn open(folder: &Path, passphrase: Option<&str>, parts: Parts) -> Outcome<Self> {
        let unlock = passphrase
            .filter(|it| !it.is_empty())
            .map_or(Unlock::Sample, Unlock::Passphrase);
        let opened = Store::open(folder, unlock, parts.environment.clone());
        // A passphrase in the environment shall not keep the sample desk from opening.
        let opened = match (opened, unlock) {
            (Err(satei_cases::CaseError::NoSuchLock(_)), Unlock::Passphrase(_)) => {
                Store::open(folder, Unlock::Sample, parts.environment.clone())
            }
            (other, _) => other,
        };
        let store = opened.map_err(|error| match (&error, unlock) {
            (satei_cases::CaseError::NoSuchLock(_), Unlock::Sample) => DeskError::new(
                PASSPHRASE_MISSING,
                "This desk opens with a passphrase and none was given. Nothing was changed.",
            ),
            _ => case_error(&error),
        })?;
        Self::assemble(store, parts)
    }

    /// Opens a desk whose passphrase is lost with the recovery key that was shown when it was made.
    ///
    /// # Errors
    /// As [`Desk::open`]; a recovery key of another desk is `desk_wrong_recovery_key`.
    pub fn recover(folder: &Path, recovery_key: &str, parts: Parts) -> Outcome<Self> {
        let unlock = Unlock::Recovery(recovery_key);
        let store =
            Store::open(folder, unlock, parts.environment.clone()).map_err(|error| case_error(&error))?;
        Self::assemble(store, parts)
    }

    /// Makes a desk in an empty folder.
    ///
    /// # Errors
    /// `passphrase_short`; a folder that is not empty or cannot be written. Nothing is left behind.
    pub fn make(folder: &Path, new: NewDesk, parts: Parts) -> Outcome<MadeDesk> {
        const SHORTEST: usize = 8;
        if new.passphrase.chars().count() < SHORTEST {
            return Err(DeskError::new(
                "passphrase_short",
                format!("A passphrase has {SHORTEST} characters at least. Nothing was made."),
            ));
        }
        let created = Store::create(
            folder,
            satei_cases::NewDesk {
                name: &new.name,
                user: user_id(&parts.user),
                protection: Protection::Passphrase(&new.passphrase),
            },
            parts.environment.clone(),
        )
        .map_err(|error| case_error(&error))?;
        let recovery_key = created
            .recovery
            .map(|it| it.text().to_owned())
            .unwrap_or_default();
        let desk = Self::assemble(created.store, parts).inspect_err(|_| {
            // Nobody has seen its recovery key: a desk that nobody can open again must not stand there. What cannot
            // be removed either is told by the error.
            let _ = std::fs::remove_dir_all(folder);
        })?;
        Ok(MadeDesk { desk, recovery_key })
    }

    pub(crate) fn assemble(store: Store, parts: Parts) -> Outcome<Self> {
        let keys = VaultKeys {
            content: *store.keys().originals(),
            names: *store.keys().names(),
        };
        let vault = Vault::open(store.originals(), keys).map_err(|error| evidence_error(&error))?;
        let history = store.events(Stream::Desk).map_err(|error| case_error(&error))?;
        let mut users = BTreeMap::new();
        let mut name = String::new();
        for recorded in history {
            match recorded.payload {
                Some(Payload::UserRecorded(it)) => drop(users.insert(it.id, it.name)),
                Some(Payload::DeskCreated(it)) => name = it.name,
                _ => {}
            }
        }
        let user = user_id(&parts.user);
        let mut desk = Self {
            store,
            vault,
            plans: parts.plans,
            letters: parts.letters,
            user,
            user_name: parts.user.clone(),
            name,
            users,
            held: Mutex::default(),
            drawn: Mutex::default(),
            terms: Mutex::default(),
            imports: Mutex::default(),
            jobs: Jobs::default(),
        };
        if !desk.users.contains_key(&user) {
            let known = UserRecorded {
                id: user,
                name: parts.user.clone(),
                senior: true,
            };
            desk.record_on_desk(vec![known.into()], &format!("user {user}"))?;
            desk.users.insert(user, parts.user);
        }
        Ok(desk)
    }

    /// The desk's folder.
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// The plans it decides by.
    pub fn plans(&self) -> &Plans {
        &self.plans
    }

    /// A key no other change has.
    pub fn new_key(&self) -> String {
        let environment = self.store.environment();
        environment.ids.id(environment.clock.now()).to_string()
    }

    /// The claim people mean by a number or an id.
    ///
    /// # Errors
    /// `unknown_claim`.
    pub fn find_claim(&self, text: &str) -> Outcome<String> {
        if let Ok(id) = text.parse::<ClaimId>() {
            return Ok(id.to_string());
        }
        let found = self
            .store
            .claim_by_number(text)
            .map_err(|error| case_error(&error))?;
        found
            .map(|id| id.to_string())
            .ok_or_else(|| unknown("claim", text))
    }

    pub(crate) fn claim_id(&self, text: &str) -> Outcome<ClaimId> {
        text.parse().map_err(|_| unknown("claim", text))
    }

    /// Now, in the desk's zone.
    pub(crate) fn now(&self) -> DateTime<FixedOffset> {
        self.local(self.store.environment().clock.now())
    }

    pub(crate) fn local(&self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.with_timezone(&desk_zone())
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    pub(crate) fn user_name(&self, user: UserId) -> String {
        self.users.get(&user).cloned().unwrap_or_else(|| user.to_string())
    }

    pub(crate) fn record_on_desk(&self, payloads: Vec<Payload>, key: &str) -> Outcome<()> {
        let request = AppendRequest {
            stream: Stream::Desk,
            expected: Expected::Any,
            key: key.to_owned(),
            user: self.user,
            payloads,
        };
        self.store
            .append(&request)
            .map(drop)
            .map_err(|error| case_error(&error))
    }

    pub(crate) fn lock<'a, T>(&self, what: &'a Mutex<T>) -> std::sync::MutexGuard<'a, T> {
        // What these hold is replaced whole, so a thread that panicked left nothing half done.
        what.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who a name is. The same person has the same id at every desk, so that desks can be merged one day.
pub(crate) fn user_id(name: &str) -> UserId {
    let hash = Sha256::digest(format!("satei user {name}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    UserId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The name of the account the program runs under.
pub fn account_name() -> String {
    ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()))
        .unwrap_or_else(|| "adjuster".to_owned())
}
