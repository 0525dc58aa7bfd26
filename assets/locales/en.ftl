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
drop-claim = Drop to take in as evidence of { $number }
drop-covered = Close the open dialog first
claim-opened = { $number } was opened
desk-cannot-open = The desk could not be opened

## Opening and making a desk
unlock = Open the desk
passphrase = Passphrase
recovery-key = Recovery key
recovery-key-hint = As it was shown when the desk was made; hyphens and capitals don’t matter.
use-recovery-key = The passphrase is lost
use-passphrase = Use the passphrase
open-desk = Open
opening = Opening …
make-desk = Make a desk
making-desk = Making …
desk-name = Name of the desk
passphrase-hint = { $count } characters or more. It encrypts everything on this desk.
passphrase-again = Passphrase, once more
passphrase-differs = The two are not the same yet.
recovery-key-once = Without its passphrase, only this key opens the desk. It is shown this once: print it or write it down, and keep it away from this computer.
recovery-key-kept = I have put the key in a safe place

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
search-hint = Number, name, IMEI, any word
filter-open = Open
filter-due = Due
filter-due-all = Any due day
filter-due-today = Today and overdue
filter-due-week = Within 7 days
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
column-found = Found in
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
verify-title = Was anything altered?
verify-checking = Verifying…
verify-head = Head of the history
verify-noted = A head noted earlier
verify-noted-hint = Keep the head somewhere outside the desk. Given here later, it proves that everything up to it is still there: a desk cannot know of itself that an older one was put in its place.
verify-compare = Compare
resize-queue = Width of the queue
resize-assessment = Width of the assessment
resize-facts = Height of the facts
resize-letter = Width of the evidence
resize-plans = Width of the list of clauses
resize-trial = Width of the trial's result
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
command-stop = Stop the work under way
command-readings = Settle readings
command-plans = Browse the plans
command-house = House readings
command-search = Go to search
command-next = Next claim
command-previous = Previous claim
command-page-down = One screen down
command-page-up = One screen up
command-first = To the first
command-last = To the last
command-open = Open the claim
command-cancel-edit = Give up the input of the fact
command-back = Back to the queue
command-attach = Add evidence
command-edit-wanted = Enter the fact that is waited for
command-dossier = Open the registration
command-refer-dossier = Choose the registration it refers to
command-status = Change the status
command-benefit = Switch to the next benefit
command-item-next = Next document of the checklist
command-item-previous = Previous document of the checklist
command-item-accept = Accept the selected document
command-item-reject = Reject the selected document
command-ask = Ask for documents
command-decide = Decide
command-refer = Refer for approval
command-letter = Open the letter
command-letter-save = Save the newest letter as PDF
command-claimant = Change the claimant
command-due = Set the due day
command-history = Open the history
command-undo = Undo
command-redo = Redo
command-compare = Compare side by side
command-text = Show the text that was read
command-classify = Choose the kind of document
command-evidence-next = Show the next evidence
command-evidence-previous = Show the previous evidence
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
claimant = Claimant
claimant-link = Link to a member…
claimant-change = Change…
claimant-hint = Without a member of the book the earlier claims of this person are not known.
claimant-unlinks = The claim leaves the book: earlier claims of this person are not known then.
claimant-no-contract = This member has no contract under the plan of the claim. Add one in the members, or choose another.
due-set = Set a due day
due-day = Due day
due-hint = 2026-04-02 or 令和8年4月2日; the queue follows it
due-clear = Take the due day away
status-change = Set the status to “{ $status }”
undo-what = Undo: { $what }
redo-what = Redo: { $what }
undo-done = Taken back: { $what }
redo-done = Done again: { $what }
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
filmstrip-walk = Previous or next evidence (in the strip)
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
candidates = { $count } { $count ->
        [one] candidate
       *[other] candidates
    }
fact-settles = { $count } { $count ->
        [one] clause waits
       *[other] clauses wait
    } for it
fact-none = There is none
fact-unsaved = typed, not saved
none-word = none
none-words = none|None|NONE|n/a
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
from-dossier = registration { $number }
dossier-choose = Choose a registration
dossier-none = Refer to none
dossier-open = Open { $number }
dossier-referring = Claims that refer to it
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
group-letter = For the letter
group-evidence = Evidence
group-registration = Registration
group-history = History

## Checklist
checklist = Checklist
perhaps-needed = May turn out to be needed
asked-for-only = Asked for only
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
findings-deducts = Taken off the amount
findings-open = Open
findings-presumed = Presumed
findings-advisory = Advisory
findings-favour = Met
findings-idle = Without effect on the result
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
kind-charge = Charge
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
trace-true = yes
trace-false = no
trace-unknown = not known
passage-sample = Sample wording of our own
passage-none = The terms are not attached to this desk; only the place is cited.

## Amount
breakdown = Amount
charges = To be paid by the claimant
charge-open = if charged
settle = What would settle it
settle-certain = With these it is settled, whatever they say:
settle-best = These leave the least open:
settle-questions = For people to answer:
wait-document = Document
wait-review = Check the document
wait-reading = Reading
wait-discretion = Discretion
wait-enquiry = Enquiry
wait-amount = Amount
wait-holidays = Public holidays of { $country } (not published yet)
country-japan = Japan

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

## Plans
plans = Plans
plans-none = This desk has no plans
plans-clauses = Clauses
plans-try = Try it
plans-versions = Versions
plans-house = House readings
show-in-plan = Show in the plan
plan-search = Search the plan
plan-search-hint = Clause number, word, fact, document
plan-all-benefits = All benefits
plan-nothing-found = Nothing matches “{ $search }”
plan-count = { $count } { $count ->
        [one] entry
       *[other] entries
    }
plan-about = About this plan
plan-readings = Clauses read in more than one way
plan-documents = All documents
plan-no-effect = Clauses without effect on a decision
plan-no-effect-why = This clause is not used in any decision, for the reason above.
plan-back = Back
plan-not-here = Not in this version
plan-says = What it says
part-if = Acts only where
part-when = What must hold
part-when-exclusion = Takes cover away where
part-by = Handed in by
part-pay = Amount
part-deduct = Borne by the claimant
part-cap = At most
part-becomes = What the amount becomes
wording-all = all of these
wording-any = any of these
wording-not = none of this
wording-guarded = where the first is so, the second
elements-count = number of { $list } for which
elements-sum = sum of { $of } in { $list } for which
elements-any = at least one of { $list } for which
elements-all = all of { $list }, for each of which
elements-earliest = earliest { $of } in { $list } for which
elements-latest = latest { $of } in { $list } for which
own-fact = this claim’s { $fact }
field-of = { $field } in { $list }
word-waived = is waived
word-and = and
word-or = or
word-not = not
word-true = yes
word-false = no
word-always = always
word-never = never
word-exists = is there
word-exists-not = is not there
word-has = accepted:
word-as-of = moment of the assessment
word-unstated = an amount the source does not state
word-so-far = amount so far
word-least = the lesser of
word-greatest = the greater of
word-count = number of
word-sum = sum of
word-any = any of
word-all = all of
word-earliest = earliest
word-latest = latest
word-date-of = date of
word-start-of = start of
word-year-of = year of
word-month-of = month of
word-years-between = whole years
word-months-between = whole months
word-days-between = days
word-hours-between = whole hours
word-minutes-between = whole minutes
word-per-year = a year at
word-days-of-year = days ÷ 365
word-rounded-down = rounded down
word-rounded-up = rounded up
word-rounded-nearer = rounded to the nearer
word-if = if
word-otherwise = otherwise
word-first-day-counted = (first day counted)
word-first-day-not-counted = (first day not counted)
word-business-days-between = business days
word-periods-between = whole periods
word-month-end-of = last day of the month of
word-month-start-of = first day of the month of
word-day-of = day of
word-weekday-of = weekday (Monday = 1) of
word-hour-of = hour of
word-zone-of = local time of
unit-count = { $number }
unit-minutes = { $number } { $number ->
        [one] minute
       *[other] minutes
    }
unit-hours = { $number } { $number ->
        [one] hour
       *[other] hours
    }
unit-days = { $number } { $number ->
        [one] day
       *[other] days
    }
unit-business-days = { $number } business { $number ->
        [one] day
       *[other] days
    }
unit-months = { $number } { $number ->
        [one] month
       *[other] months
    }
unit-years = { $number } { $number ->
        [one] year
       *[other] years
    }
plan-lines = Takes only the lines that fit out of
plan-judges = Judges the document
plan-requires = Document asked for
plan-requires-any = Any one of these documents
plan-open = What the source leaves open
plan-discretion = Acts only when a person finds that it applies; until then it is presumed not to.
burden-insurer = For the insurer to show: while it is not known, it is presumed not to apply.
burden-claimant = For the claimant to show: while it is not known, nothing is settled.
plan-enquire = Somebody must be asked before it is presumed not to apply.
charge-on-entitled = The claimant pays it where the benefit is given.
charge-on-refused = The claimant pays it where the benefit is refused.
charge-on-always = The claimant pays it either way.
plan-facts = Facts it uses
plan-fact = Fact
plan-needs = Proof it needs
plan-proved-by = Proved by
plan-proved-by-none = No document of this plan proves it; a person confirms it.
plan-from-book = from the member’s history
plan-optional = may not exist
plan-values = Values
plan-columns = Columns
plan-used-by = Rules that use it
plan-used-by-none = No rule of this version uses it
plan-issuer = From: { $issuer }
plan-asked-by = Rules that ask for it
plan-judged-by = Rules that say what it must be like
plan-proves = Facts it proves
plan-proves-none = It is only asked to be there
plan-choices = Meanings
plan-because = Why that one is recommended
plan-rules-resting = Rules that rest on it
plan-picks-version = It decides which version a claim falls under.
plan-passage = What the source says
plan-passage-none = The terms are not attached to this desk; only the place is cited.
plan-passage-unnamed = The attached terms do not name this clause.
plan-version = Version
plan-version-from = from { $date }
plan-version-span = { $from } to { $until }
plan-version-by = Version picked by
plan-zone = Time zone
plan-rounding = Fractions of a yen
rounding-floor = rounded down
rounding-half-up = rounded to the nearest
rounding-ceil = rounded up
plan-leap-day = 29 February in a common year
leap-day-clamp = 28 February
leap-day-march = 1 March
plan-source = Source
plan-terms = Attached terms
plan-terms-quoted = { $count } of { $of } clauses can be quoted
plan-terms-attach = Attach the terms…
plan-terms-attached = Attached: { $count } of { $of } clauses can be quoted
plan-contact-check = I have checked this today
plan-contact-checked = Recorded as checked today
plan-terms-none = none
plan-insurance = Insurance
plan-not-insurance = Not insurance
plan-benefits = Benefits and services
pays-money = pays money
pays-gift = a gift
pays-service = a service
plan-rule-count = { $count } { $count ->
        [one] rule
       *[other] rules
    }
plan-insurer = Insurer
plan-operator = Operator
plan-contact = Contact
plan-adr = Dispute-resolution body
plan-verified = verified on { $date }
plan-unverified = not verified
plan-body-why = These terms do not name the dispute-resolution body. Until the insurer has said which and it is recorded here, no denial or partial payment can be issued.
plan-body-name = Name of the dispute-resolution body
plan-body-phone = Telephone (optional)
plan-body-source = Where this was confirmed
plan-body-source-hint = Where it is written, or who said so
plan-body-unnamed = not named yet
house-why = How the house reads the clauses that can be read in more than one way. Who chose, when and why is kept, and every assessment follows it.
house-only-plan = Only this plan
house-only-open = Only what is open ({ $count })
house-none = No clause can be read in more than one way
house-none-open = Nothing is open
house-open = The house has not settled this
house-chosen = house
house-by = { $by }, { $at }
house-because = Recommended because:
house-earlier = { $count } earlier { $count ->
        [one] choice
       *[other] choices
    }
house-taken-back = Taken back
house-change = Change the house reading
house-choose = Read it as “{ $choice }” for the house
house-choose-hint = Every assessment follows it from now on. Decisions already made stay as they are.
house-changed = The house reading is recorded
versions-before = Compare
versions-after = with
versions-one = This plan has one version, from { $date }. There is nothing to compare it with.
versions-same-day = This is the same version
versions-no-change = The two versions say the same
versions-summary = { $changed } { $changed ->
        [one] rule differs
       *[other] rules differ
    }, { $same } { $same ->
        [one] is
       *[other] are
    } the same
outcome-proved-same = no claim comes out otherwise (proved)
outcome-differing = { $differing } of { $tried } claims tried come out otherwise
versions-settings = Settings of the plan
versions-nothing = none
versions-not-there = Not in this version
diff-added = added
diff-removed = removed
diff-changed = changed
diff-same-effect = same effect (proved)
aspect-numbers = numbers
aspect-expression = what it says
aspect-label = label
aspect-kind = kind
aspect-benefits = benefits
aspect-place = place
aspect-burden = burden
aspect-documents = documents
aspect-open = what is left open
aspect-effect = effect
setting-time-zone = time zone
setting-rounding = fractions of a yen
setting-leap-day = 29 February
setting-insurance = insurance
setting-source = source
setting-contact = contact
setting-adr = dispute-resolution body
insurance-true = insurance
insurance-false = not insurance
try-waiting = What the result waits for
try-other = Other facts
try-as-of = As of
try-now = now
try-by-date = picked by { $by }
try-reset = Clear all
try-take-over = Take over the facts of { $claim }
try-clear = Clear { $fact }
try-list-empty = There are none
try-mistake = { $why } It counts as not known.
try-documents = Documents
try-accept-all = Accept all that is needed
try-only-here = only here
try-reading-open = left open
try-working = working it out
try-defect = This cannot be assessed: { $why }
try-copy = Copy as claim file (JSON)
try-copied = The claim file was copied
try-not-recorded = Nothing here is recorded

## Decision
decisions = Decisions
assessed = Assessed
outcome = Outcome
outcome-paid = Pay
outcome-partly-paid = Pay in part
outcome-denied = Deny
outcome-entitled = Entitled
outcome-not-entitled = Not entitled
late-alone = Nothing but lateness is against it. A denial for that alone goes to a senior: refer the claim.
override-why = This departs from the assessment. It is marked, with its reason, everywhere.
override-open = The assessment is still open. Deciding now needs a reason.
override-reason = Reason for departing
departs = Decided otherwise than assessed
overridden = Departs from the assessment: { $reason }
reverse = Reverse
reverse-title = Reverse this decision
reversed = reversed
as-decided = As decided
as-decided-hint = The claim as it stood when this was decided. Nothing here can be changed.
readings-then = Readings it stood on
made-with = Made with
made-with-plan = Plan, text
made-with-vocabulary = Vocabulary
made-with-engine = Engine
made-with-same = the same today
made-with-changed = has changed since

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
new-claim-files = Taken in as its evidence ({ $count })
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
required = { $field } (required)
not-said = Not said
date-hint = 2026-04-02 or 令和8年4月2日
one-more = Add: { $field }
remove-line = Remove { $line }
book-new-member = New member
book-new-contract = New contract
book-new-device = New device
book-new-past-claim = New earlier claim
book-edit-member = Member
book-edit-contract = Contract
book-edit-device = Device
book-edit-past-claim = Earlier claim
book-refused = Nothing was recorded: { $reason }.
book-refused-no-name = the name is missing
book-refused-no-device = a device needs at least an IMEI, a serial number, a maker or a model
book-terms = Paid terms
book-term = paid term
book-claim-applied-on = Applied on
book-claim-accident-on = Accident on
book-claim-benefit = Benefit
book-claim-outcome = Outcome
book-claim-amount = Amount paid
book-claim-paid-on = Paid on
book-registered-on = Registered on
back-to-members = Back to the members
device-since = registered { $date }
past-claim = Earlier claim
past-accident = accident { $date }
past-paid = paid { $date }
edit-what = Edit: { $what }
book-incomplete = Nobody has said since when earlier claims are complete: counts over them stay open.
book-complete-head = No earlier claim is missing from the book
book-complete = { $plan }: since { $date }
book-complete-day = No claim is missing since
book-complete-set = Say since when
members-empty = No such member
import-csv = Import a CSV
import-rows = { $total } { $total ->
        [one] row
       *[other] rows
    }
import-field = Field of the column “{ $column }”
import-leave-out = Leave out
import-commit = Import { $count } { $count ->
        [one] row
       *[other] rows
    }
import-done = { $accepted } { $accepted ->
        [one] row was
       *[other] rows were
    } taken in, { $refused } refused.
import-refused-row = Line { $line }: { $reason }
refused-number-taken = number { $subject } is another member’s
refused-no-number = the member number is missing
refused-no-name = member { $subject } is new and has no name
refused-twice = member { $subject } is in the book more than once
refused-other-name = an earlier row gives member { $subject } another name
refused-unknown-plan = this desk has no plan { $subject }
refused-cells = it has more cells than there are headings
refused-date = “{ $subject }” is not a date
refused-imei = “{ $subject }” is not an IMEI: 15 digits, the last one a check digit
refused-amount = “{ $subject }” is not an amount in whole yen
refused-outcome = “{ $subject }” is not an outcome of a claim
refused-term-backwards = the paid term ends before it begins
refused-term-half = a paid term needs its first and its last day
refused-contract-backwards = the contract ends before it begins
refused-no-joining-day = the joining day is missing
refused-no-plan = the plan is missing
refused-no-contract = a device or an earlier claim needs the plan and the joining day
refused-no-device = there is a day of registration but no device
refused-no-application = an earlier claim needs the day it was applied for
field-number = Member number
field-name = Name
field-kana = Kana
field-phone = Phone
field-email = E-mail
field-address = Address
field-plan = Plan
field-joined-on = Joined on
field-ended-on = Ended on
field-term-from = Paid term from
field-term-until = Paid term until
field-imei = IMEI
field-serial = Serial number
field-maker = Maker
field-model = Model
field-registered-on = Device registered on
field-claim-applied-on = Earlier claim: applied on
field-claim-accident-on = Earlier claim: accident on
field-claim-benefit = Earlier claim: benefit
field-claim-outcome = Earlier claim: outcome
field-claim-amount = Earlier claim: amount
field-claim-paid-on = Earlier claim: paid on

## Presumptions in the decision
presumed-here = The payment rests on presumptions. Confirm that none of these applies.
confirm-here = Record as confirmed
how-confirmed = How this was confirmed

## Why a letter cannot be issued yet
letter-problem-name-missing = A number or name the letter carries is missing.
letter-problem-sender-missing = The plan names no company that the letter comes from. Ask the plan author to add it.
letter-problem-payout-missing = The amount or the payee is missing.
letter-problem-payout-too-much = A letter that does not pay carries an amount.
letter-problem-service-in-part = A service is granted or not, never in part.
letter-problem-clauses-missing = No clause is named that it rests on. Reverse the decision and record the fact or finding by which a clause denies; decide again once the assessment denies by it.
letter-problem-reason-missing = A letter that pays less than was assessed must tell the claimant why. Write it as a remark.
letter-problem-nothing-asked-for = There is no document to ask for. The letter of a decision can be made once the claim is decided.
letter-problem-reply-by-missing = Enter a reply-by day.
letter-problem-reply-by-past = The reply-by day must be after the day of the letter.
letter-problem-extension-missing = Say what is to be confirmed and until when.
letter-problem-reexamination-missing = It does not say how it is looked at again.
letter-problem-adr-without-insurance = A plan that is not insurance has no dispute-resolution body.
letter-problem-contact-unverified = The contact and dispute-resolution data are not verified, so neither a denial nor a partial payment can be issued. Record that they were checked under “Plans”, “About this plan”.
letter-problem-quotation-missing = The terms are not attached to this desk. To cite the place only, give the reason.

## Why a file cannot be read
unreadable-unsupported = This kind of file is kept but not read.
unreadable-timed-out = Reading took longer than allowed.
unreadable-out-of-memory = Reading took more memory than allowed.
unreadable-empty = The file is empty.
unreadable-damaged = The file is damaged.
unreadable-encrypted = The file is protected by a password.
unreadable-too-large = The picture or document is too large.
unreadable-reader-failed = The reader stopped.

## Errors: what happened, what was kept, what to do
error-copy-failed = Nothing was copied: the clipboard could not be written. Try again, or write it down.
error-window = Something went wrong in the window. What was recorded is safe; try again.
error-internal = A defect of the program broke this off. Everything recorded before is kept; try again.
error-stale = The claim was changed meanwhile ({ $what }). Your change was not recorded; look at it as it is now and enter it again.
error-unknown =
    { $what ->
        [claim] There is no claim “{ $id }” on this desk.
        [plan] There is no plan “{ $id }”.
        [version] No version is in force from “{ $id }”.
        [benefit] The claim has no benefit “{ $id }”.
        [fact] There is no fact “{ $id }”.
        [document] There is no document “{ $id }”.
        [reading] The plan has no reading “{ $id }”.
        [choice] There is no choice “{ $id }”.
        [rule] The plan has no rule “{ $id }”.
        [decision] The claim has no decision “{ $id }”.
       *[other] “{ $id }” is not on this desk.
    } Nothing was changed; look at the list and try again.
error-no-such-claim = This claim is not on this desk. Open the list again.
error-fact-wrong = “{ $name }” cannot be recorded like this. Nothing was changed; correct it and enter it again.
error-reason-missing = A reason is needed. Nothing was changed; give one and try again.
error-late-alone = Nothing but lateness is against it. A denial for that alone goes to a senior: refer the claim first. Nothing was changed.
error-override-needs-reason = A decision that departs from the assessment needs a reason. Nothing was changed.
error-presumptions-open = The assessment rests on presumptions. Confirm them first; nothing was changed.
error-already-decided = This benefit is decided. Reverse that decision first.
error-head-wrong = A head of the history is the number of events, a colon and 64 hexadecimal digits. Nothing was checked.
error-plan-not-loaded = Claim { $number } stands under the plan { $plan }, which is not loaded here. Nothing was changed; open the desk with that plan.
error-call-wrong = The call cannot be understood ({ $why }).
error-outcome-of-money = This is a service or a registration. Decide it as entitled or not entitled; nothing was changed.
error-outcome-of-service = This benefit pays money. Decide to pay, to pay in part or to deny; nothing was changed.
error-answer-unwritten = The answer could not be written to standard output ({ $why }). What the command does was done.
error-decision-unreadable = What was kept with this decision is of a newer program. It is kept as it is; open it with that one.
error-not-decided = There is no decision that stands.
error-amount-missing = A payment needs an amount. Nothing was changed.
error-amount-wrong = The amount must be whole yen from 0 to 1,000,000,000,000. Nothing was changed.
error-date-wrong = This is not a date. Write it as 2026-04-02 or 令和8年4月2日.
error-date-to-come = The book cannot be complete from a day that has not come yet. Nothing was changed.
error-status-same = The claim has this status already.
error-nothing-presumed = Nothing is presumed on this benefit.
error-dossier-itself = A claim cannot refer to itself. Nothing was changed.
error-dossier-refers-to-none = A registration stands for itself and refers to no other. Nothing was changed.
error-not-a-dossier = { $number } is a claim, not a registration. Nothing was changed; choose a registration.
error-dossier-of-other-plan = { $number } is a registration under another plan. Nothing was changed.
error-dossier-of-other-person = { $number } is another person's registration. Nothing was changed.
error-dossier-same = This claim refers to { $number } already.
error-no-dossier = This claim refers to no registration.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to redo.
error-not-undoable = This cannot be undone. Record the opposite instead.
error-name-missing = The claimant's name is needed. No claim was opened.
error-plan-missing = The folder holds no claim file. Choose the plan under New and open it there.
error-contract-of-other-plan = This contract is under another plan. No claim was opened.
error-subject-not-of-plan = This plan has nothing of that kind to decide.
error-claim-file-wrong = The claim file has mistakes and was not taken in. Nothing was changed; correct these places.
error-left-out = This is recorded, but the present plans cannot use it: it counts as not known. Correct or clear it.
error-drop-refused = A dialog was open, so the files were not taken in. Close it and drop them again.
error-claim-file-unreadable = The claim file { $path } could not be read ({ $why }). No claim was opened; check where it lies and that it can be read.
error-letter-needs-decision = This letter tells of a decision. Decide first.
error-letter-partial = The decision pays less than was assessed. Use the partial payment letter: it says why, and where to complain.
error-letter-whole = The decision pays all that is claimed. Use the payment letter.
error-letter-file-there = { $path } is there already and was left as it is; no letter was made. Choose another place, or give --replace.
error-letter-after-decision = Nothing is asked for or put off any more: the benefit is decided or the claim closed. No letter was issued; reverse the decision or reopen the claim first.
error-letter-changed = Something the letter says has changed since you looked at it. No letter was issued; look at the new preview and issue it again.
error-letter-incomplete = Something the letter must carry is missing.
error-letter-glyphs-missing = A character is not in the letter's fonts ({ $glyphs }). No letter was made; write it another way.
error-letter-fonts-missing = The letter's font { $font } was not found. No letter was made; install the program again.
error-letter-inside-desk = The letter was not written: { $path } is inside the folder of the desk. An issued letter is kept on the claim; choose another place.
error-letter-over-no-file = The letter was not written: what stands at { $path } is no file. An issued letter is kept on the claim; choose another place.
error-letter-unwritable = The letter could not be saved as { $path } ({ $why }). An issued letter is kept on the claim; choose another place.
error-import-unreadable = The CSV could not be read ({ $why }). Nothing was taken in.
error-import-too-large = The CSV has more than 64 MiB. Nothing was taken in; take it in in parts.
error-import-encoding = The CSV is neither UTF-8 nor CP932. Nothing was taken in; save it again as CSV UTF-8.
error-import-no-headings = The CSV has no row of headings. Nothing was taken in.
error-import-quote-open = The quotation mark that opens in line { $line } is never closed, so that all behind it would be one cell. Nothing was taken in; close it.
error-import-malformed = The file could not be read as CSV ({ $why }). Nothing was taken in.
error-cancelled = Stopped. What was already taken in is kept.
error-evidence-too-large = The file is too large and was not taken in. The original is untouched.
error-evidence-not-a-file = This is not a file and was not taken in.
error-evidence-source-unreadable = The file could not be read and was not taken in ({ $why }). The original is untouched; check that it can be opened.
error-evidence-source-changed = The file changed while it was read and was not taken in. Try again.
error-storage-full = The disk is full. What was recorded is safe; make room and try again.
error-disk-full = The disk is full. What was recorded is safe; make room and try again.
error-storage-read-only = The desk's folder cannot be written to. Nothing was changed; check its permissions.
error-desk-read-only = The desk's folder cannot be written to. Nothing was changed; check its permissions.
error-desk-in-use = Another program has this desk open ({ $holder }). Close it first.
error-desk-wrong-passphrase = This passphrase does not open the desk. Nothing was changed; try again.
error-desk-wrong-recovery-key = This key does not open the desk. Nothing was changed; compare it with your copy.
error-desk-folder-not-empty = The folder { $path } holds something else. Nothing was made; choose an empty one.
error-passphrase-short = The passphrase is too short. Nothing was made.
error-no-data-folder = This account has no folder for a desk. Start the program with --desk and a folder.
error-desk-newer = This desk was written by a newer version (format { $found }, this one knows up to { $known }). Open it with that one; nothing was changed.
error-desk-damaged = The desk is damaged ({ $what }). Nothing was changed; restore it from a copy or from backups.
error-desk-folder-missing = There is no folder { $path }. Nothing was changed; check where the desk lies.
error-desk-not-a-desk = The folder { $path } is not a desk. Nothing was changed; choose another, or make a desk.
error-plans-wrong = The plans have { $errors } errors and were refused whole. “satei plan lint” shows each with its place.
error-plan-error = { $path }: { $why }
error-original-missing = The original { $id } is missing. Restore it from a backup and tell the auditor.
error-original-altered = The original { $id } differs from what was received and is not used. Restore it from a backup and tell the auditor.
error-reader-missing = The reader program was not found. The evidence is kept; install the program again.
error-verify-defects = { $count } things were altered or are missing. Stop using this desk, keep a copy and tell the auditor.
error-stopped = Stopped before the end. What is shown is of what was done until then; the desk was not changed.
error-signals = Ctrl-C cannot be heard here, so nothing was done.
error-plans-differ = The two files are not versions of one plan. Name two versions of one plan, or two folders of plans.
error-replay-broken = The replay broke off by a fault of the program. Nothing was changed; please report it.
error-body-named-by-plan = This plan names its dispute-resolution body itself, or needs none. Nothing was recorded.
error-body-without-name = Name the dispute-resolution body. Nothing was recorded.
error-body-without-source = Say where the dispute-resolution body was confirmed. Nothing was recorded.
error-already-attached = { $file } is on this claim already, as { $as }. Nothing was added.
error-answer-unwritable = The answer could not be written. What was recorded is safe; try again.
error-arguments-wrong = The window asked wrongly. Nothing was changed; open the program again.
error-assessment-unwritable = The assessment could not be put into the form in which it is recorded. Nothing was decided; try again.
error-receipt-unwritable = The record of the assessment could not be made. Nothing was decided; try again.
error-bad-request = This change cannot be recorded. Nothing was changed; check what it says.
error-not-canonical = This change holds a value that cannot be recorded. Nothing was changed; check what it says.
error-not-a-claim-change = This change is not recorded on the claim alone. Nothing was changed.
error-key-reused = The key of this change was used for another one. Nothing was changed; try again.
error-benefit-missing = This claim has several benefits. Say which with --benefit ({ $known }). Nothing was changed.
error-not-settled = The assessment is not settled: “satei claim show” says what would settle it. To decide all the same, give --outcome and --reason. Nothing was changed.
error-claim-file-too-large = The claim file is larger than 8 MiB and was not taken in.
error-database = The desk's records could not be read or written ({ $why }). What was stored is safe; try again.
error-io = A file operation failed ({ $why }). What was stored is safe; try again.
error-storage-failed = Storing on the desk failed ({ $why }). What was stored is safe; try again.
error-desk-no-such-lock = This desk does not open in this way. Nothing was changed; use the passphrase or the recovery key.
error-desk-to-make = There is no desk here yet. Nothing was made; choose a passphrase and make it.
error-passphrase-missing = A desk is encrypted with a passphrase. Put it in SATEI_PASSPHRASE and try again; nothing was changed.
error-event-unreadable = The record { $event } cannot be read. All others are kept; check with “satei verify” and tell the auditor.
error-sqlite-too-old = The SQLite of this build ({ $version }) is too old to be trusted with records. Nothing was opened; install the program again.
error-json = The answer could not be written as JSON ({ $why }).
error-letter-font-damaged = The letter's font { $font } cannot be used ({ $why }). No letter was made; install the font again.
error-letter-layout = The letter could not be laid out. The claim is as it was; please report this as a defect of the program.
error-no-picture = No picture can be made of this file. The original is kept and can be exported.
error-no-randomness = The system gave no random numbers to encrypt with. Nothing was stored.
error-reader-mismatch = The reader program is of another version ({ $found }) than this one. The evidence is kept; install both from the same release.
error-plan-exists = { $path } is already there. Nothing was written; choose another name.
error-plan-not-begun = The plan could not be begun ({ $why }). What was there is as it was.
error-no-plans = There is no plan in { $path }, so there was nothing to look at. A plan is a file <plan>/<YYYY-MM-DD>.toml below it; “satei plan new” begins one.
error-plans-unreadable = The plans in { $path } could not be read ({ $why }). Nothing was changed; check where they lie.
error-sample-wrong = The sample data have a mistake and the sample desk could not be made. Please report this as a defect of the program.
error-terms-without-text = Nothing can be read in this file, so nothing could be quoted. Nothing was attached; attach a PDF with text, or plain text.
error-zone-missing = This build lacks the data of time zones. Nothing was changed; install the program again.
error-unknown-near = { $text } Did you mean “{ $near }”?

## Mistakes of a claim file or a typed value; `text` is the sentence so far
mistake-at = { $place } ({ $path }): { $text }
mistake-near = { $text } Did you mean “{ $near }”?
mistake-known = { $text } It can be one of { $known }.
mistake-not-json = It cannot be read as JSON from line { $line }, character { $column } on.
mistake-duplicate-key = “{ $key }” is there twice; the second is in line { $line }, before character { $column }. Keep the one that holds.
mistake-not-a-claim-file = Write a claim file as a JSON object { "{" }…{ "}" }.
mistake-unknown-plan = There is no plan “{ $id }”.
mistake-plan-without-version = The plan “{ $id }” has no version.
mistake-wrong-file-version = “{ $found }” is not a version of claim files; version 1 can be read.
mistake-unknown-key = There is no “{ $key }” here.
mistake-wrong-section = Write this as an object { "{" }…{ "}" }; it is “{ $found }”.
mistake-unknown-subject = There is no subject “{ $found }”.
mistake-wrong-as-of = The moment of the assessment is missing or not an instant. Write it as 2026-04-20T10:00:00+09:00.
mistake-unknown-fact = There is no fact “{ $id }”.
mistake-unknown-document = There is no document “{ $id }”.
mistake-unknown-reading = The plan has no reading “{ $id }”.
mistake-unknown-choice = The reading “{ $reading }” has no choice “{ $id }”.
mistake-unknown-discretion = The plan has no discretion rule “{ $id }”.
mistake-unknown-exclusion = The plan has no exclusion “{ $id }”.
mistake-unknown-payout = The plan has no payout rule or charge “{ $id }”.
mistake-unknown-state = “{ $found }” is not the state of a document.
mistake-unknown-proof = “{ $found }” is not a degree of proof.
mistake-unknown-scope = “{ $found }” is not a scope.
mistake-not-a-call = “{ $found }” is neither confirmed nor overturned.
mistake-null = The value is null. Leave out what is not known.
mistake-not-a-bool = “{ $found }” is neither true nor false.
mistake-not-a-text = “{ $found }” is not a text.
mistake-unknown-value = “{ $found }” is not among the choices.
mistake-not-yen = “{ $found }” is not an amount. Write whole yen, 0 or more, without separators.
mistake-not-a-count = “{ $found }” is not a count. Write a whole number, 0 or more, without separators.
mistake-fraction = “{ $found }” has a fraction. Write a whole number.
mistake-negative = “{ $found }” is negative. Write 0 or more.
mistake-too-large = “{ $found }” is too large. The greatest is { $most }.
mistake-not-a-date = “{ $found }” cannot be read as a date. Write 2026-04-02, 2026-04, 2026 or 令和8年4月2日, from 1868 to 2399.
mistake-no-such-day = There is no day “{ $found }”.
mistake-outside-era = “{ $found }” lies outside { $era }; that day would be { $date }.
mistake-no-such-time = There is no time of day “{ $found }”.
mistake-not-an-instant = “{ $found }” cannot be read as date and time. Write 2026-04-02 14:30, or a date alone.
mistake-unknown-end = An interval has from and to only, and no “{ $key }”.
mistake-backwards = The interval ends before it begins. Exchange from and to.
mistake-not-a-list = “{ $found }” is not a list. Write it row by row.
mistake-list-too-long = The list has { $count } rows. { $most } is the most.
mistake-not-a-row = “{ $found }” is not a row with fields.
mistake-unknown-field = The list has no field “{ $id }”.
mistake-complete-by-missing = complete_from needs complete_by, a date or instant field of the list.

## What a check of the desk found
defect-event-altered = The record was altered or cannot be read.
defect-chain-broken = The chain of records is broken: one is missing, was added or was moved.
defect-parent-missing = A record it was made on is missing.
defect-event-misplaced = The record is not where it was recorded.
defect-payload-altered = What the record says is not what was recorded.
defect-payload-missing = What the record said is gone and no erasure is recorded.
defect-projection-differs = A list does not agree with the records.
defect-database-damaged = The database file is damaged.
defect-head-not-there = The history does not come by the head that was noted: newer events were taken away, or an older or another desk was put in its place.
defect-original-misnamed = A record names an original by something that is no name.
defect-original-missing = The original is missing.
defect-original-altered = The original was altered, cut or exchanged.
defect-original-other = The original is whole, but not the one that was recorded.
defect-original-unreadable = The disk could not read the original.
