## Common
close = Close
cancel = Cancel
record = Record
save = Save
copy = Copy
copied = Copied
reason = Reason
loading = Loading
retry = Try again
unknown = Not known
unbounded = no limit
yes = Yes
no = No
jobs = Work under way
job-attach = Taking in evidence ({ $done } of { $total })
job-import = Importing members ({ $done } of { $total })
job-verify = Verifying ({ $done } of { $total })
sample-desk = Sample
drop-here = Drop to take in as evidence
drop-new = Drop to open a new claim
desk-cannot-open = The desk could not be opened

## Verdicts and states
verdict-payable = Payable
verdict-payable-presuming = Payable, presuming
verdict-not-payable = Not payable
verdict-not-payable-presuming = Not payable
verdict-undetermined = Undetermined
verdict-undetermined-presuming = Undetermined
verdict-entitled = Entitled
verdict-entitled-presuming = Entitled, presuming
verdict-not-entitled = Not entitled
verdict-not-entitled-presuming = Not entitled
verdict-plan-defect = Plan defect
verdict-plan-defect-presuming = Plan defect
due-over = { $days } d over
due-today = Today
due-tomorrow = Tomorrow
due-in = in { $days } d
document-missing = Missing
document-received = Received
document-accepted = Accepted
document-rejected = Rejected
document-unobtainable = Unobtainable
document-waived = Waived
result-met = Met
result-not-met = Not met
result-applies = Applies
result-does-not-apply = Does not apply
result-presumed = Presumed not to apply
result-undetermined = Undetermined
result-silent = Silent
status-received = Received
status-in-review = In review
status-documents-asked = Documents asked
status-third-party-asked = Third party asked
status-awaiting-approval = Awaiting approval
status-in-payment = In payment
status-paid = Paid
status-denied = Denied
status-withdrawn = Withdrawn
status-closed-documents-outstanding = Closed, documents outstanding
status-reopened = Reopened

## Queue
queue = Queue
search = Search
search-hint = Number, name, phone, IMEI, words in documents
filter-open = Open
filter-plan = Plan
filter-all-plans = All plans
filter-verdict = Verdict
filter-all-verdicts = All verdicts
sort = Order
sort-due = By due day
sort-number = By number
sort-changed = By last change
column-due = Due
column-claim = Claim
column-plan = Plan
column-person = Person
column-status = Status
column-verdict = Verdict
column-amount = Amount
column-missing = Missing
queue-count = { $total } { $total ->
        [one] claim
       *[other] claims
    }
queue-empty = No claims here
queue-empty-search = Nothing matches “{ $search }”
queue-empty-hint = Use New, or drop files on the window
clear-filters = Clear filters
registration = Registration

## Window
new = New
members = Members
keys = Keys
language = Language
theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
open-readings = { $count } { $count ->
        [one] reading
       *[other] readings
    } to settle
verified = Nothing was altered ({ $events } events, { $originals } originals)
resize-queue = Width of the queue
resize-assessment = Width of the assessment
resize-facts = Height of the facts
resize-letter = Width of the evidence
palette-hint = Find a command
palette-none = No such command

## Commands
commands-window = Window
commands-queue = Queue
commands-claim = Claim
commands-evidence = Evidence
command-palette = Commands
command-keys = List of keys
command-new = New claim
command-members = Members
command-language = Switch language
command-theme = Switch theme
command-verify = Verify that nothing was altered
command-readings = Settle readings
command-search = Go to search
command-next = Next claim
command-previous = Previous claim
command-page-down = One screen down
command-page-up = One screen up
command-first = To the first
command-last = To the last
command-open = Open the claim
command-back = Back to the queue
command-attach = Add evidence
command-edit-wanted = Enter the fact that is waited for
command-ask = Ask for documents
command-decide = Decide
command-letter = Open the letter
command-history = Open the history
command-undo = Undo
command-redo = Redo
command-compare = Compare side by side
command-text = Show the text that was read
command-pick-1 = Show evidence 1
command-pick-2 = Show evidence 2
command-pick-3 = Show evidence 3
command-pick-4 = Show evidence 4
command-pick-5 = Show evidence 5
command-pick-6 = Show evidence 6
command-pick-7 = Show evidence 7
command-pick-8 = Show evidence 8
command-pick-9 = Show evidence 9

## Claim
assessment = Assessment
benefit = Benefit
working = Recording…
member-number = Member
contract-since = joined { $date }, { $earlier } earlier { $earlier ->
        [one] claim
       *[other] claims
    }
contract-joined = joined { $date }
book-complete-from = book complete from { $date }
due-on = due { $date }
status-change = Set the status to “{ $status }”
undo-what = Undo: { $what }
redo-what = Redo: { $what }
history = History
note = Note
undone = undone
counts = { $met } met, { $against } against, { $open } open, { $presumed } presumed
version = version { $version }
ask = Ask
decide = Decide
decide-amount = Decide { $amount }
refer = Refer
refer-hint = What the senior should look at
letter = Letter
list-separator = {", "}
or-separator = { " or " }

## Evidence
evidence = Evidence
evidence-empty = No evidence yet. Drop files on the window or add them.
filmstrip = Strip of evidence
unclassified = Not classified
document-kind = Kind of document
viewer = { $name }, page { $page }
unreadable = This file cannot be read. The original is kept; its kind can be chosen by hand.
reading-waiting = Being read…
reading-read = There is no page to show
page-previous = Previous page
page-next = Next page
zoom-in = Zoom in
zoom-out = Zoom out
fit = Fit
rotate = Rotate
viewer-zoom = Zoom (in the viewer)
viewer-pan = Pan (in the viewer)
viewer-page = Turn the page (in the viewer)
set-aside = Set aside
take-back = Take back
text-none = No text was read
property-name = File
property-size = Size
property-attached = Received
property-camera = Camera
property-taken-at = Taken at
property-software = Software
property-orientation = Orientation
property-gps = Location

## Facts
facts = Facts
edit = Edit
confirm = Confirm
clear = Clear
clear-fact = Make “{ $fact }” unknown again
choose = Choose
candidates = { $count } candidates
fact-settles = { $count } { $count ->
        [one] clause waits
       *[other] clauses wait
    } for it
fact-none = There is none
facts-more = { $count } more
facts-fewer = Only what matters
needs-stated = needs a statement
needs-evidenced = needs evidence
needs-confirmed = needs confirming
proof = Proof
proof-stated = Stated
proof-evidenced = Evidenced
proof-confirmed = Confirmed
from-page = from { $document }, page { $page }
source-claimant = claimant
source-evidence = evidence
source-adjuster = adjuster
source-member-book = member book
source-claim-file = claim file
source-page = { $document } p. { $page }
source-by = { $by } { $at }
line-add = Add a line
line-remove = Remove line { $line }
list-complete = These are all
example-date = 2026-04-02, 令和8年4月2日 …
example-instant = 2026-04-02 18:30
example-yen = 30000
example-count = 2
example-text = {""}
group-member = Member
group-contract = Contract
group-device = Device
group-purchase = Purchase
group-delivery = Delivery
group-loss = Loss
group-report = Report
group-repair = Repair
group-other-cover = Other cover
group-evidence = Evidence
group-registration = Registration
group-history = History

## Checklist
checklist = Checklist
perhaps-needed = May turn out to be needed
accept = Accept
reject = Reject
waive = Waive
unobtainable = Unobtainable
reject-title = Reject
reject-why = What is wrong with it
rejected-title = Reject “{ $document }”
waived-title = Waive “{ $document }”
unobtainable-title = “{ $document }” cannot be obtained

## Findings
findings = Clauses
findings-against = Against
findings-open = Open
findings-presumed = Presumed
findings-advisory = Advisory
findings-met = Met
findings-silent = Not concerned
advisory = shown only
confirm-presumptions = Confirm all
confirm-presumptions-hint = Recorded as: a person confirmed that none of the presumed exclusions applies
waits-for = Waits for { $what }
handled-by = Answered by { $by }
kind-eligibility = Eligibility
kind-exclusion = Exclusion
kind-deadline = Deadline
kind-document = Document
kind-evidence = Evidence
kind-limit = Limit
kind-payout = Payout
kind-discretion = Discretion
overturn = Overturn
overturn-title = Find that “{ $rule }” applies
raise = Raise
not-raise = Does not apply
raise-title = Find that “{ $rule }” applies
not-raise-title = Find that “{ $rule }” does not apply
record-enquiry = Record an enquiry
enquiry-title = Enquiry
enquiry-note = To whom, and the answer
set-amount = Set the amount
amount-yen = Amount (yen)
amount-bad = Enter a whole number, 0 or more
trace = How it came about
trace-true = true
trace-false = false
trace-unknown = not known
passage-sample = Sample wording of our own
passage-none = The terms are not attached to this desk; only the place is cited.

## Amount
breakdown = Amount
role-cap = limit
settle = What would settle it
settle-certain = With these it is settled, whatever they say:
settle-best = These leave the least open:
settle-questions = For people to answer:
wait-document = Document
wait-reading = Reading
wait-discretion = Discretion
wait-enquiry = Enquiry
wait-amount = Amount

## Readings
readings = Readings that matter
recommended = recommended
reading-for-claim = Reading for this claim ({ $register })
reading-take-back = Take back the reading for this claim ({ $register })
reading-by-house = House reading ({ $by })
reading-by-claim = For this claim ({ $by })
house-readings = Settle the readings
house-readings-why = Some clauses can be read in more than one way. Once the house has settled its readings, ordinary claims no longer stop at them; a single claim can still differ.
house-reason = Decided by the house
settle-later = Not yet
later = Later
adopt = Adopt { $count }

## Decision
decisions = Decisions
assessed = Assessed
outcome = Outcome
outcome-paid = Pay
outcome-partly-paid = Pay in part
outcome-denied = Deny
outcome-entitled = Entitled
outcome-not-entitled = Not entitled
override-why = This departs from the assessment. It is marked, with its reason, everywhere.
override-open = The assessment is still open. Deciding now needs a reason.
override-reason = Reason for departing
overridden = Departs from the assessment: { $reason }
decide-presuming = Rests on { $count } { $count ->
        [one] presumption
       *[other] presumptions
    }; the letter does not cite them.
reverse = Reverse
reverse-title = Reverse this decision
reversed = reversed

## Letters
letters = Letters issued
letter-pages = Pages of the letter
letter-page = Letter, page { $page } of { $pages }
letter-kind = Kind
letter-payment = Payment
letter-partial-payment = Partial payment
letter-denial = Denial
letter-deficiency = Deficiency
letter-acknowledgement = Acknowledgement
letter-extension = Extension
letter-language = Language
reference-translation = bound behind the Japanese
reply-by = Reply by
extended-to = Extended to
letter-remark = Remark (printed)
file-copy = File copy, with provenance, readings and hashes
file-copy-short = file copy
place-only-reason = Reason for citing the place only
letter-issue = Issue
letter-export = Save PDF
letter-saved = Saved: { $path }

## New claim and members
new-claim = New claim
subject = Subject
subject-claim = Claim
subject-registration = Registration
name = Name
kana = Kana
phone = Phone
from-file = From a claim file
from-folder = From a folder
create-claim = Open the claim
member-search = Find a member
member-search-hint = Number, phone, name, kana, IMEI
members-empty = No such member
import-csv = Import a CSV
import-rows = { $total } rows
import-field = Field of the column “{ $column }”
import-leave-out = Leave out
import-commit = Import { $count } rows
import-done = { $accepted } rows were taken in, { $refused } were refused.
import-refused-row = Line { $line }: { $reason }
field-member-number = Member number
field-name = Name
field-kana = Kana
field-phone = Phone
field-plan = Plan
field-joined-on = Joined on
field-ended-on = Ended on
field-device = Device
field-imei = IMEI

## Errors: what happened, what was kept, what to do
error-window = Something went wrong in the window. What was recorded is safe; try again.
error-stale = The claim was changed meanwhile: { $what }. Your change was not recorded; look at it as it is now and enter it again.
error-verify-defects = { $count } things were altered or are missing. Stop using this desk, keep a copy and tell the auditor.
