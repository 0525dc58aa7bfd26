//! The case store: append-only events, projections, search, migrations, backup.
