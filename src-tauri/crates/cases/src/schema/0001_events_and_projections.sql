-- The source: events and their payloads. Nothing here is ever updated.
CREATE TABLE events (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    stream  TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    bytes   BLOB NOT NULL,
    chain   BLOB NOT NULL,
    UNIQUE (stream, ordinal)
) STRICT;

CREATE TABLE payloads (
    event TEXT PRIMARY KEY REFERENCES events (id),
    salt  BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- What was answered to which idempotency key.
CREATE TABLE requests (
    key    TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    stream TEXT NOT NULL,
    first  INTEGER NOT NULL REFERENCES events (seq),
    last   INTEGER NOT NULL REFERENCES events (seq)
) STRICT;

-- Projections of claims.
CREATE TABLE claims (
    claim       TEXT PRIMARY KEY,
    head        TEXT NOT NULL,
    number      TEXT NOT NULL UNIQUE,
    plan        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    status      TEXT NOT NULL,
    member      TEXT,
    contract    TEXT,
    person_name TEXT NOT NULL,
    person_kana TEXT NOT NULL,
    opened_at   INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    due_on      TEXT
) STRICT;
CREATE INDEX claims_by_status ON claims (status);
CREATE INDEX claims_by_member ON claims (member);
CREATE INDEX claims_by_contract ON claims (contract);

CREATE TABLE number_series (
    prefix TEXT PRIMARY KEY,
    last   INTEGER NOT NULL
) STRICT;

CREATE TABLE facts_now (
    claim TEXT NOT NULL,
    fact  TEXT NOT NULL,
    event TEXT NOT NULL,
    value TEXT NOT NULL,
    proof TEXT NOT NULL,
    PRIMARY KEY (claim, fact, event)
) STRICT;

CREATE TABLE documents_now (
    claim    TEXT NOT NULL,
    document TEXT NOT NULL,
    state    TEXT NOT NULL,
    why      TEXT NOT NULL,
    event    TEXT NOT NULL,
    PRIMARY KEY (claim, document)
) STRICT;

CREATE TABLE evidence_now (
    evidence   TEXT PRIMARY KEY,
    claim      TEXT NOT NULL,
    original   TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    document   TEXT,
    set_aside  INTEGER NOT NULL,
    read_state TEXT
) STRICT;
CREATE INDEX evidence_by_claim ON evidence_now (claim);
CREATE INDEX evidence_by_hash ON evidence_now (sha256);

CREATE TABLE decisions (
    event      TEXT PRIMARY KEY,
    claim      TEXT NOT NULL,
    benefit    TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    amount     TEXT,
    overridden INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    reversed_at INTEGER
) STRICT;
CREATE INDEX decisions_by_claim ON decisions (claim);

CREATE TABLE letters (
    letter      TEXT PRIMARY KEY,
    claim       TEXT NOT NULL,
    letter_kind TEXT NOT NULL,
    language    TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    original    TEXT NOT NULL,
    reply_by    TEXT,
    file_copy   INTEGER NOT NULL,
    issued_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX letters_by_claim ON letters (claim);

-- Projections of the desk.
CREATE TABLE desk_now (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    name   TEXT NOT NULL,
    sample INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
    user   TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    senior INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
    member TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name   TEXT NOT NULL,
    kana   TEXT NOT NULL,
    phones TEXT NOT NULL,
    email  TEXT,
    person TEXT NOT NULL
) STRICT;
CREATE INDEX members_by_number ON members (number);

CREATE TABLE contracts (
    contract  TEXT PRIMARY KEY,
    member    TEXT NOT NULL,
    plan      TEXT NOT NULL,
    joined_on TEXT NOT NULL,
    ended_on  TEXT,
    terms     TEXT NOT NULL,
    facts     TEXT NOT NULL
) STRICT;
CREATE INDEX contracts_by_member ON contracts (member);

CREATE TABLE devices (
    device        TEXT PRIMARY KEY,
    contract      TEXT NOT NULL,
    facts         TEXT NOT NULL,
    verdict       TEXT,
    registered_on TEXT NOT NULL
) STRICT;
CREATE INDEX devices_by_contract ON devices (contract);

CREATE TABLE past_claims (
    past_claim TEXT PRIMARY KEY,
    contract   TEXT,
    member     TEXT,
    fields     TEXT NOT NULL
) STRICT;
CREATE INDEX past_claims_by_contract ON past_claims (contract);
CREATE INDEX past_claims_by_member ON past_claims (member);

-- The plan is empty where the statement is about all plans.
CREATE TABLE history_complete (
    plan     TEXT PRIMARY KEY,
    from_day TEXT NOT NULL
) STRICT;

CREATE TABLE house_readings (
    plan    TEXT NOT NULL,
    reading TEXT NOT NULL,
    choice  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    user    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (plan, reading)
) STRICT;

CREATE TABLE terms (
    plan      TEXT NOT NULL,
    version   TEXT NOT NULL,
    original  TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    name      TEXT NOT NULL,
    own_words INTEGER NOT NULL,
    PRIMARY KEY (plan, version)
) STRICT;

CREATE TABLE contacts (
    plan        TEXT PRIMARY KEY,
    verified_by TEXT NOT NULL,
    verified_on TEXT NOT NULL
) STRICT;

CREATE TABLE imports (
    event    TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    refused  INTEGER NOT NULL
) STRICT;

-- Caches: can be lost, are made again by the desk.
CREATE TABLE summaries (
    claim     TEXT PRIMARY KEY,
    head      TEXT NOT NULL,
    basis     TEXT NOT NULL,
    verdict   TEXT NOT NULL,
    presuming INTEGER NOT NULL,
    amount    TEXT,
    missing   TEXT NOT NULL,
    due_on    TEXT
) STRICT;

CREATE TABLE evidence_text (
    evidence TEXT NOT NULL,
    page     INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (evidence, page)
) STRICT;

-- Search: every text that can be found, and an index over its pairs of characters.
CREATE TABLE search_docs (
    id     INTEGER PRIMARY KEY,
    claim  TEXT,
    member TEXT,
    field  TEXT NOT NULL,
    ref    TEXT NOT NULL,
    text   TEXT NOT NULL
) STRICT;
CREATE INDEX search_docs_by_claim ON search_docs (claim, field);
CREATE INDEX search_docs_by_member ON search_docs (member);
CREATE VIRTUAL TABLE search_index USING fts5 (pairs, content = '', contentless_delete = 1, tokenize = 'ascii');
