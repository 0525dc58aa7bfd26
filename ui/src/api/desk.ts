import type { Backend, Unsubscribe } from "./backend";
import type { BookAnswer } from "./types/BookAnswer";
import type { BookEntry } from "./types/BookEntry";
import type { ClaimChange } from "./types/ClaimChange";
import type { ClaimView } from "./types/ClaimView";
import type { DecidedView } from "./types/DecidedView";
import type { DeskInfo } from "./types/DeskInfo";
import type { ExplanationView } from "./types/ExplanationView";
import type { HistoryEntry } from "./types/HistoryEntry";
import type { HouseChoice } from "./types/HouseChoice";
import type { HouseReadingView } from "./types/HouseReadingView";
import type { ImportPreview } from "./types/ImportPreview";
import type { ImportReport } from "./types/ImportReport";
import type { LetterPreview } from "./types/LetterPreview";
import type { LetterRequest } from "./types/LetterRequest";
import type { MemberView } from "./types/MemberView";
import type { NamedBody } from "./types/NamedBody";
import type { NewClaim } from "./types/NewClaim";
import type { PassageView } from "./types/PassageView";
import type { PlanDiffView } from "./types/PlanDiffView";
import type { PlanView } from "./types/PlanView";
import type { Queue } from "./types/Queue";
import type { QueueQuery } from "./types/QueueQuery";
import type { Trial } from "./types/Trial";
import type { TrialView } from "./types/TrialView";
import type { VerifyReport } from "./types/VerifyReport";

/** The commands of the contract, typed. */
export class Desk {
  readonly #settled = new Set<(job: string) => void>();

  constructor(readonly backend: Backend) {}

  /** Tells when the command of a job is over, however it ended. */
  onSettled(listener: (job: string) => void): Unsubscribe {
    this.#settled.add(listener);
    return () => this.#settled.delete(listener);
  }

  /** Long work under the name of its job. */
  #work = <T>(command: string, args: { job: string; [name: string]: unknown }) =>
    this.backend.call<T>(command, args).finally(() => {
      for (const listener of this.#settled) listener(args.job);
    });

  info = () => this.backend.call<DeskInfo>("desk_info", {});
  queue = (query: QueueQuery) => this.backend.call<Queue>("queue", { query });
  claim = (claimId: string) => this.backend.call<ClaimView>("claim", { claimId });
  change = (change: ClaimChange) => this.backend.call<ClaimView>("change", change);
  createClaim = (claim: NewClaim) => this.backend.call<ClaimView>("create_claim", claim);
  history = (claimId: string) => this.backend.call<HistoryEntry[]>("history", { claimId });
  /** How a finding came about: today's, or that of a decision by its event. */
  explain = (claimId: string, benefit: string, rule: string, decision: string | null) =>
    this.backend.call<ExplanationView>("explain", { claimId, benefit, rule, decision });
  decided = (claimId: string, event: string) => this.backend.call<DecidedView>("decided", { claimId, event });
  previewLetter = (claimId: string, letter: LetterRequest) =>
    this.backend.call<LetterPreview>("letter_preview", { claimId, letter });
  adoptReadings = (choices: HouseChoice[]) =>
    this.backend.call<DeskInfo>("adopt_readings", { key: crypto.randomUUID(), choices });
  houseReadings = () => this.backend.call<HouseReadingView[]>("house_readings", {});
  plan = (plan: string, version: string | null) => this.backend.call<PlanView>("plan", { plan, version });
  passage = (plan: string, version: string, rule: string) =>
    this.backend.call<PassageView>("plan_passage", { plan, version, rule });
  planDiff = (plan: string, from: string, to: string) =>
    this.backend.call<PlanDiffView>("plan_diff", { plan, from, to });
  tryPlan = (trial: Trial) => this.backend.call<TrialView>("try_plan", { trial });
  explainTrial = (trial: Trial, benefit: string, rule: string) =>
    this.backend.call<ExplanationView>("explain_trial", { trial, benefit, rule });
  members = (search: string) => this.backend.call<MemberView[]>("members", { search });
  recordInBook = (key: string, entry: BookEntry) =>
    this.backend.call<BookAnswer>("record_in_book", { key, entry });
  historyComplete = (key: string, plan: string | null, from: string) =>
    this.backend.call<DeskInfo>("history_complete", { key, plan, from });
  verifyContact = (plan: string, version: string, body: NamedBody | null) =>
    this.backend.call<PlanView>("verify_contact", { plan, version, body });
  attachTerms = (plan: string, version: string, picked: string) =>
    this.backend.call<PlanView>("attach_terms", { plan, version, picked });
  verify = (job: string, head: string | null) => this.#work<VerifyReport>("verify", { job, head });
  attach = (claimId: string, picked: string, job: string) =>
    this.#work<ClaimView>("attach", { claimId, picked, job, key: crypto.randomUUID() });
  openClaimFile = (picked: string) =>
    this.backend.call<ClaimView>("open_claim_file", { picked, key: crypto.randomUUID() });
  openClaimFolder = (picked: string, plan: string | null, job: string) =>
    this.#work<ClaimView>("open_claim_folder", { picked, key: crypto.randomUUID(), plan, job });
  previewImport = (picked: string, mapping?: (string | null)[]) =>
    this.backend.call<ImportPreview>("import_preview", { picked, mapping });
  commitImport = (imported: string, mapping: (string | null)[], job: string) =>
    this.#work<ImportReport>("import_commit", { import: imported, mapping, job });
  exportLetter = (letterId: string, picked: string) =>
    this.backend.call<{ path: string }>("export_letter", { letterId, picked });
  cancel = (job: string) => this.backend.call<object>("cancel", { job });

  thumbnail = (evidenceId: string, sha256: string) =>
    this.backend.image(`thumb/${evidenceId}?h=${sha256.slice(0, 12)}`);
  page = (evidenceId: string, page: number, width: number) =>
    this.backend.image(`page/${evidenceId}/${page}?w=${width}`);
  letterPage = (letterId: string, page: number, width: number) =>
    this.backend.image(`letter/${letterId}/${page}?w=${width}`);
}
