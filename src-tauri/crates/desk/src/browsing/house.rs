//! The readings of the house: what was chosen, by whom, when and why, and what stood before.

use satei_cases::HouseReading;
use satei_model::{Payload, Stream};

use crate::catalogue::reading;
use crate::desk::Desk;
use crate::errors::{Outcome, case_error};
use crate::view::{HouseReadingView, HouseStand};

impl Desk {
    /// Every reading of the newest version of every plan, with the choices of the house. A choice is changed by
    /// adopting another ([`Desk::adopt_readings`]).
    ///
    /// # Errors
    /// The desk cannot be read.
    pub fn house(&self) -> Outcome<Vec<HouseReadingView>> {
        let events = self
            .store
            .events(Stream::Desk)
            .map_err(|error| case_error(&error))?;
        let mut out = Vec::new();
        for plan in self.plans.catalogue().plans() {
            let Some(version) = plan.versions.last() else {
                continue;
            };
            let shown = self.plan(&plan.id, None)?;
            for (it, shown) in version.readings.iter().zip(&shown.readings) {
                let made = events.iter().rev().filter_map(|event| match &event.payload {
                    Some(Payload::HouseReadingAdopted(made))
                        if made.plan == plan.id && made.reading == it.id =>
                    {
                        Some(HouseStand {
                            choice: made.choice.clone(),
                            by: self.user_name(event.event.user),
                            at: self.local(event.event.at).to_rfc3339(),
                            reason: made.reason.clone(),
                        })
                    }
                    _ => None,
                });
                let mut stands: Vec<HouseStand> = made.collect();
                let house = match stands.first() {
                    Some(newest) if newest.choice.is_some() => Some(stands.remove(0)),
                    _ => None,
                };
                out.push(HouseReadingView {
                    plan_label: plan.label.clone(),
                    reading: reading(version, it),
                    house,
                    earlier: stands,
                    rules: u32::try_from(shown.rules.len()).unwrap_or(u32::MAX),
                });
            }
        }
        Ok(out)
    }

    /// A standing choice as the window shows it.
    pub(super) fn house_stand(&self, of: &HouseReading) -> HouseStand {
        HouseStand {
            choice: Some(of.choice.clone()),
            by: self.user_name(of.user),
            at: self.local(of.at).to_rfc3339(),
            reason: of.reason.clone(),
        }
    }
}
