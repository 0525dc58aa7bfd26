//! Ids, money, dates and events of a claim, and their canonical bytes.
