//! Journeys in the real window.
