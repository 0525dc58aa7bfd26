//! The book by hand: members, contracts, devices and earlier claims as a person types them, and from which day on the
//! book of earlier claims is complete.

use satei_cases::import::{EntryOf, Field};
use satei_cases::{Contract, Member};
use satei_model::{HistoryCompleteAsOf, MemberId, parse_date};

use crate::desk::Desk;
use crate::errors::{Outcome, case_error, refused, unknown};
use crate::view::{
    BookAnswer, BookCell, BookComplete, BookEntry, BookKind, BookRefusal, DeskInfo, MemberView,
};

impl Desk {
    /// Records an entry of the book. What cannot be so is refused with the reason, as a row of a file would be.
    ///
    /// # Errors
    /// `unknown_member`, `unknown_contract`, `unknown_device`, `unknown_past_claim`, `unknown_plan`, `unknown_field`:
    /// then nothing was recorded.
    pub fn record_in_book(&self, key: &str, entry: &BookEntry) -> Outcome<BookAnswer> {
        let cells = cells(&entry.cells)?;
        if let Some((_, plan)) = cells.iter().find(|(field, _)| *field == Field::Plan)
            && self.plans.catalogue().plan(plan.trim()).is_none()
            && !plan.trim().is_empty()
        {
            return Err(unknown("plan", plan));
        }
        let of = self.entry_of(entry)?;
        let planned = self
            .store
            .plan_entry(of, &cells)
            .map_err(|error| case_error(&error))?;
        let entered = match planned {
            Ok(entered) => entered,
            Err(refusal) => {
                return Ok(BookAnswer {
                    member: None,
                    refused: Some(BookRefusal {
                        code: refusal.code().to_owned(),
                        subject: refusal.subject().map(str::to_owned),
                    }),
                });
            }
        };
        self.record_on_desk(vec![entered.payload], key)?;
        let member = self
            .store
            .member(entered.member)
            .map_err(|error| case_error(&error))?;
        Ok(BookAnswer {
            member: member.map(|it| self.member_view(&it)).transpose()?,
            refused: None,
        })
    }

    /// What an entry is about, as the book has it now.
    fn entry_of(&self, entry: &BookEntry) -> Outcome<EntryOf> {
        let (id, of) = (entry.id.as_deref(), entry.of.as_deref().unwrap_or_default());
        Ok(match (entry.kind, id) {
            (BookKind::Member, id) => EntryOf::Member(id.map(|id| self.member_by_id(id)).transpose()?),
            (BookKind::Contract, None) => EntryOf::Contract(self.member_by_id(of)?, None),
            (BookKind::Contract, Some(id)) => {
                let contract = self.contract_by_id(id)?;
                let member = self.member_of_id(contract.entry.member)?;
                EntryOf::Contract(member, Some(contract.entry.id))
            }
            (BookKind::Device, None) => EntryOf::Device(self.contract_by_id(of)?, None),
            (BookKind::Device, Some(id)) => {
                let device = id.parse().map_err(|_| unknown("device", id))?;
                let contract = self.store.contract_of_device(device);
                let contract = contract.map_err(|error| case_error(&error))?;
                EntryOf::Device(contract.ok_or_else(|| unknown("device", id))?, Some(device))
            }
            (BookKind::PastClaim, None) => EntryOf::PastClaim(self.contract_by_id(of)?, None),
            (BookKind::PastClaim, Some(id)) => {
                let past = id.parse().map_err(|_| unknown("past_claim", id))?;
                let contract = self.store.contract_of_past_claim(past);
                let contract = contract.map_err(|error| case_error(&error))?;
                EntryOf::PastClaim(contract.ok_or_else(|| unknown("past_claim", id))?, Some(past))
            }
        })
    }

    fn member_by_id(&self, id: &str) -> Outcome<Member> {
        self.member_of_id(id.parse().map_err(|_| unknown("member", id))?)
    }

    fn member_of_id(&self, id: MemberId) -> Outcome<Member> {
        let found = self.store.member(id).map_err(|error| case_error(&error))?;
        found.ok_or_else(|| unknown("member", &id.to_string()))
    }

    fn contract_by_id(&self, id: &str) -> Outcome<Contract> {
        let id_of = id.parse().map_err(|_| unknown("contract", id))?;
        let found = self.store.contract(id_of);
        let found = found.map_err(|error| case_error(&error))?;
        found.ok_or_else(|| unknown("contract", id))
    }

    /// Records from which day on the book of earlier claims is complete, for a plan or for all of them.
    ///
    /// # Errors
    /// `date_wrong` where it is no day or one to come, `unknown_plan`: then nothing was recorded.
    pub fn history_complete(&self, key: &str, plan: Option<&str>, from: &str) -> Outcome<DeskInfo> {
        if let Some(plan) = plan.filter(|it| self.plans.catalogue().plan(it).is_none()) {
            return Err(unknown("plan", plan));
        }
        let from = parse_date(from).map_err(|error| refused("date_wrong", error.to_string()))?;
        if from > self.today() {
            return Err(refused(
                "date_to_come",
                "The book cannot be complete from a day that has not come yet.",
            ));
        }
        let complete = HistoryCompleteAsOf {
            plan: plan.map(str::to_owned),
            from,
        };
        self.record_on_desk(vec![complete.into()], key)?;
        self.info()
    }

    pub(crate) fn book_complete(&self) -> Outcome<Vec<BookComplete>> {
        let known = self.store.book_complete().map_err(|error| case_error(&error))?;
        let each = known.into_iter().map(|it| BookComplete {
            plan: it.plan,
            from: it.from.to_string(),
        });
        Ok(each.collect())
    }

    /// A member of the book by their id.
    ///
    /// # Errors
    /// `unknown_member`, or the desk cannot be read.
    pub fn member(&self, id: &str) -> Outcome<MemberView> {
        self.member_view(&self.member_by_id(id)?)
    }
}

fn cells(cells: &[BookCell]) -> Outcome<Vec<(Field, String)>> {
    let each = cells.iter().map(|cell| {
        let field = Field::from_name(&cell.field).ok_or_else(|| unknown("field", &cell.field))?;
        Ok((field, cell.text.clone()))
    });
    each.collect()
}
