import type { Backend, DeskKey, Unsubscribe } from "./backend";
import { MockBook, previewOf } from "./mock/book";
import { diffOf, houseOf, planOf, tried } from "./mock/browse";
import { claimOf, evidenceOf } from "./mock/claims";
import { explained } from "./mock/explain";
import { fail } from "./mock/fail";
import { drawn } from "./mock/images";
import { DOCUMENTS, EARLIER_CLAIMS, FACTS, label, PLANS, READING } from "./mock/plans";
import { SEEDS, type Seed, TODAY } from "./mock/seeds";
import { normalDate } from "./mock/values";
import type { BookEntry } from "./types/BookEntry";
import type { Change } from "./types/Change";
import type { ClaimChange } from "./types/ClaimChange";
import type { ClaimView } from "./types/ClaimView";
import type { DecidedView } from "./types/DecidedView";
import type { DeskError } from "./types/DeskError";
import type { DeskInfo } from "./types/DeskInfo";
import type { EvidenceView } from "./types/EvidenceView";
import type { HistoryEntry } from "./types/HistoryEntry";
import type { HouseChoice } from "./types/HouseChoice";
import type { HouseStand } from "./types/HouseStand";
import type { LetterPreview } from "./types/LetterPreview";
import type { NamedBody } from "./types/NamedBody";
import type { PassageView } from "./types/PassageView";
import type { Picked } from "./types/Picked";
import type { PlanView } from "./types/PlanView";
import type { Progress } from "./types/Progress";
import type { Queue } from "./types/Queue";
import type { QueueQuery } from "./types/QueueQuery";
import type { TermsBrief } from "./types/TermsBrief";
import type { Trial } from "./types/Trial";

interface Held {
  seed: Seed;
  evidence: EvidenceView[];
  view: ClaimView;
  moves: number;
  history: HistoryEntry[];
  /** The claim as each decision saw it. */
  decided: Map<string, ClaimView>;
  keys: Set<string>;
}

/** What the commands the mock answers read of their arguments. */
interface Args {
  query: QueueQuery;
  claimId: string;
  rule: string;
  event: string;
  search: string;
  entry: BookEntry;
  plan: string;
  version: string | null;
  from: string;
  to: string;
  trial: Trial;
  choices: HouseChoice[];
  picked: string;
  mapping?: (string | null)[];
  body: NamedBody | null;
}

/** What opens the desk where it is shut. */
export const PASSPHRASE = "correct horse";
export const RECOVERY_KEY = "7Q2M-0KXH-4RTD-9WPC-5VNE-1ZAB-8JGY-3SF6";

const NOW = `${TODAY}T10:00:00+09:00`;

/** A desk of invented claims in memory, for tests and for looking at the window in a browser. */
export class MockBackend implements Backend {
  /** Every command received, in order, for tests. */
  readonly received: { command: string; args: unknown }[] = [];
  readonly #claims = new Map<string, Held>();
  readonly #book = new MockBook();
  /** The day on which contact data were checked, and the terms that were attached since. */
  #checked: string | null = null;
  #named: NamedBody | null = null;
  #terms: TermsBrief | null = null;
  readonly #progress = new Set<(progress: Progress) => void>();
  readonly #dropped = new Set<(picked: Picked) => void>();
  readonly #dropFailed = new Set<(error: DeskError) => void>();
  #openReadings = [READING];
  /** What the house chose, newest first. */
  #house: HouseStand[] = [];

  #shut: DeskError | null;

  /** With an error, the desk is shut until it is unlocked or made. */
  constructor(shut: DeskError | null = null) {
    this.#shut = shut;
    for (const seed of SEEDS) {
      const own = structuredClone(seed);
      const evidence = evidenceOf(own);
      const opened = {
        event: `${seed.number}-1`,
        at: NOW,
        by: "sample",
        kind: "claim_opened",
        text: label("受付", "已受理", "Received"),
        undone: false,
      };
      this.#claims.set(seed.number, {
        seed: own,
        evidence,
        view: claimOf(own, evidence, 1),
        moves: 1,
        history: [opened],
        decided: new Map(),
        keys: new Set(),
      });
    }
  }

  async call<T>(command: string, args: object): Promise<T> {
    this.received.push({ command, args });
    if (this.#shut) throw this.#shut;
    return structuredClone(this.#answer(command, args as Args)) as T;
  }

  async unlock(key: DeskKey) {
    this.received.push({ command: "unlock", args: key });
    if (key.kind === "passphrase" && key.text !== PASSPHRASE)
      fail("desk_wrong_passphrase", "The passphrase does not open this desk.");
    this.#shut = null;
  }
  async makeDesk(desk: { name: string; passphrase: string }) {
    this.received.push({ command: "make_desk", args: desk });
    this.#shut = null;
    return RECOVERY_KEY;
  }
  pick = async (what: string) => ({
    picked: "p1",
    names: [what === "members_csv" ? "members.csv" : "photo.jpg"],
  });
  image = (path: string) => drawn(path);
  onProgress = (listener: (progress: Progress) => void): Unsubscribe => {
    this.#progress.add(listener);
    return () => this.#progress.delete(listener);
  };
  onDropped = (listener: (picked: Picked) => void): Unsubscribe => {
    this.#dropped.add(listener);
    return () => this.#dropped.delete(listener);
  };
  onDropFailed = (listener: (error: DeskError) => void): Unsubscribe => {
    this.#dropFailed.add(listener);
    return () => this.#dropFailed.delete(listener);
  };
  onDragging = (listener: (dragging: boolean) => void): Unsubscribe => {
    const enter = () => listener(true);
    const leave = (event: DragEvent) => event.relatedTarget === null && listener(false);
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
    };
  };

  /** Moves a claim on behind the window's back, as another person at the desk would. */
  elsewhere(claimId: string, change: Change) {
    this.#change({ claimId, head: this.#held(claimId).view.head, key: crypto.randomUUID(), change });
  }

  /** Drops files on the window; without a handle, none could be kept. */
  drop(names: string[], picked: string | null = "dropped") {
    if (picked !== null) for (const listener of this.#dropped) listener({ picked, names });
    else
      for (const listener of this.#dropFailed)
        listener({ code: "storage_failed", message: "", hints: [{ name: "why", value: "EIO" }] });
  }

  /** Reports progress of a job. */
  report(progress: Progress) {
    for (const listener of this.#progress) listener(progress);
  }

  #held(claimId: string): Held {
    return (
      this.#claims.get(claimId) ??
      fail("unknown_claim", `There is no claim ${claimId}.`, [{ name: "id", value: claimId }])
    );
  }

  #answer(command: string, args: Args): unknown {
    switch (command) {
      case "desk_info":
        return this.#info();
      case "queue":
        return this.#queue(args.query);
      case "claim":
        return this.#held(args.claimId).view;
      case "change":
        return this.#change(args as unknown as ClaimChange);
      case "create_claim":
      case "open_claim_file":
      case "open_claim_folder":
        return this.#held("KSP-0139").view;
      case "attach":
        return this.#held(args.claimId).view;
      case "history":
        return this.#held(args.claimId).history;
      case "decided":
        return this.#decided(args);
      case "explain":
        return explained(this.#held(args.claimId).view, args.rule);
      case "letter_preview":
        return {
          preview: "preview-1",
          pages: 2,
          sha256: "3f".repeat(32),
          obstacles: [],
        } satisfies LetterPreview;
      case "adopt_readings":
        this.#openReadings = [];
        for (const one of args.choices)
          this.#house.unshift({ choice: one.choice, by: "森", at: NOW, reason: one.reason });
        return this.#info();
      case "house_readings":
        return houseOf(this.#house);
      case "plan":
        return this.#plan(args);
      case "plan_passage":
        return {
          text:
            args.version === "2023-01-01"
              ? "加入した日から数えて過去5年のあいだに発売された端末を補償する。"
              : null,
          ownWords: true,
        } satisfies PassageView;
      case "plan_diff":
        return diffOf(args.plan, args.from, args.to);
      case "try_plan":
        return tried(args.trial);
      case "explain_trial":
        return explained(this.#held("KSP-0142").view, args.rule);
      case "members":
        return this.#book.find(args.search);
      case "record_in_book":
        return this.#book.record(args.entry);
      case "history_complete":
        if (!/^\d{4}-\d{2}-\d{2}$/.test(normalDate(args.from))) fail("date_wrong", "");
        this.#book.say(args.plan || null, args.from);
        return this.#info();
      case "verify_contact":
        this.#checked = TODAY;
        this.#named = args.body ?? this.#named;
        return this.#plan(args);
      case "attach_terms":
        this.#terms = { name: "terms.pdf", ownWords: false, quoted: 2 };
        return this.#plan(args);
      case "import_preview":
        if (args.picked !== "p1") fail("unknown_handle", "No such file was chosen in this window.");
        return previewOf(args.mapping);
      case "import_commit":
        return { accepted: 1, refused: [] };
      case "export_letter":
        return { path: "letter.pdf" };
      case "verify":
        return { events: 42, head: "42:" + "5e".repeat(32), originals: 17, defects: [] };
      case "cancel":
        return {};
      default:
        return fail("unknown_command", `There is no command ${command}.`);
    }
  }

  #info(): DeskInfo {
    return {
      name: "見本デスク",
      sample: true,
      user: "森",
      version: "0.1.0",
      today: TODAY,
      plans: PLANS,
      vocabulary: { facts: [...FACTS, EARLIER_CLAIMS], documents: DOCUMENTS },
      openReadings: this.#openReadings,
      bookComplete: this.#book.complete,
      houseHasChosen: this.#openReadings.length === 0,
    };
  }

  #plan({ plan, version }: Args): PlanView {
    const found =
      planOf(plan, version, this.#house[0] ?? null) ??
      fail("unknown_plan", `There is no plan ${plan}.`, [{ name: "id", value: plan }]);
    const verifiedOn = this.#checked ?? found.contact?.verifiedOn ?? null;
    return {
      ...found,
      contact: found.contact && { ...found.contact, verifiedOn },
      adr: found.adr && {
        ...found.adr,
        named: this.#named,
        verifiedOn: found.adr.unnamed && !this.#named ? null : (this.#checked ?? found.adr.verifiedOn),
      },
      terms: this.#terms ?? found.terms,
    };
  }

  #queue(query: QueueQuery): Queue {
    const words = query.search.trim();
    const matching = [...this.#claims.values()].filter(
      ({ view, seed }) =>
        (!query.plan || view.plan === query.plan) &&
        (query.dueWithin === null || (seed.due ?? 999) <= query.dueWithin) &&
        (!query.verdicts.length ||
          query.verdicts.some((verdict) => verdict === view.assessments[0]?.verdict)) &&
        `${view.number} ${view.person.name} ${view.person.kana} ${JSON.stringify(view.facts.map((one) => one.value))}`.includes(
          words,
        ),
    );
    const counts = new Map<ClaimView["status"], number>();
    for (const { view } of matching) counts.set(view.status, (counts.get(view.status) ?? 0) + 1);
    const rows = matching
      .filter(({ view }) => !query.statuses.length || query.statuses.includes(view.status))
      .map(({ view, seed }) => {
        const assessment = view.assessments[0];
        const settled = assessment?.verdict === "payable" ? (assessment.amount?.from ?? null) : null;
        return {
          claimId: view.claimId,
          number: view.number,
          plan: view.plan,
          planLabel: view.planLabel,
          subject: view.subject,
          person: view.person.name,
          status: view.status,
          dueOn: view.dueOn,
          dueInDays: seed.due,
          verdict: assessment?.verdict ?? "undetermined",
          missing: (assessment?.requirements ?? [])
            .filter((one) => one.state === "missing" || one.state === "rejected")
            .flatMap((one) => one.alternatives.map((each) => each.label)),
          amount: settled,
          overridden: view.decisions.some((one) => one.overrideReason !== null && !one.reversed),
          snippet: words ? `…${words}…` : null,
        };
      })
      .sort((a, b) =>
        query.sort === "number"
          ? a.number.localeCompare(b.number)
          : (a.dueInDays ?? 999) - (b.dueInDays ?? 999),
      );
    return {
      rows: rows.slice(query.offset, query.offset + (query.limit || 200)),
      total: rows.length,
      counts: [...counts].map(([status, count]) => ({ status, count })),
    };
  }

  #change({ claimId, head, key, change }: ClaimChange): ClaimView {
    const held = this.#held(claimId);
    if (held.keys.has(key)) return held.view;
    if (held.view.head !== head)
      fail("stale", "The claim has moved on.", [{ name: "head", value: held.view.head }]);
    const before = held.view;
    const kept = this.#apply(held, change);
    held.keys.add(key);
    held.moves += 1;
    held.view = {
      ...claimOf(held.seed, held.evidence, held.moves),
      decisions: before.decisions,
      letters: before.letters,
      ...kept,
    };
    const what = change.kind === "set_fact" ? change.fact : change.kind;
    held.history.unshift({
      event: held.view.head,
      at: NOW,
      by: "森",
      kind: change.kind,
      text: label(`変更: ${what}`, `更改：${what}`, `Changed: ${what}`),
      undone: false,
    });
    return held.view;
  }

  #apply(held: Held, change: Change): Partial<ClaimView> {
    const { seed, view } = held;
    switch (change.kind) {
      case "set_fact": {
        const info = FACTS.find((one) => one.name === change.fact);
        const text = String(change.value);
        const value =
          info?.input.type === "date"
            ? normalDate(text)
            : info?.input.type === "yen"
              ? text.normalize("NFKC").replace(/[¥,円]/g, "")
              : change.value;
        if (info?.input.type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
          fail("fact_wrong", `${text} is not a date. Nothing was changed.`, [
            { name: "fact", value: change.fact },
            { name: "name@ja", value: info.label.ja },
            { name: "name@zh-Hans", value: info.label["zh-Hans"] },
            { name: "name@en", value: info.label.en },
            { name: "mistake", value: "not-a-date" },
            { name: "found", value: text },
          ]);
        seed.facts[change.fact] = value;
        return {};
      }
      case "clear_fact":
        delete seed.facts[change.fact];
        return {};
      case "set_document":
        seed.documents[change.document] = change.state;
        for (const one of held.evidence) if (one.document === change.document) one.state = change.state;
        return {};
      case "classify":
        for (const one of held.evidence)
          if (one.evidenceId === change.evidenceId) one.document = change.document;
        return {};
      case "refer_to_dossier":
        seed.dossier = change.dossier;
        return {};
      case "confirm_presumptions":
        for (const name of ["deliberate", "other_cover"]) seed.facts[name] ??= false;
        return {};
      case "set_status":
        seed.status = change.status;
        return {};
      case "set_person": {
        const { contractId, name, kana, phone } = change.claimant;
        const [member] = this.#book
          .find("")
          .filter(({ contracts }) => contracts.some((one) => one.contractId === contractId));
        if (!member && name.trim() === "") fail("name_missing", "");
        const alone = { memberId: null, memberNumber: null, name, kana, phones: [phone] };
        return { person: member?.person ?? alone };
      }
      case "set_due":
        if (change.day && !/^\d{4}-\d{2}-\d{2}$/.test(normalDate(change.day))) fail("date_wrong", "");
        return { dueOn: change.day && normalDate(change.day) };
      case "decide":
        held.decided.set(`d${held.moves}`, structuredClone(view));
        seed.status = change.outcome === "denied" ? "denied" : "in_payment";
        return {
          decisions: [
            {
              event: `d${held.moves}`,
              benefit: change.benefit,
              outcome: change.outcome,
              amount: change.amount,
              overrideReason: change.overrideReason,
              by: "森",
              at: NOW,
              reversed: false,
              letter: change.outcome === "denied" ? "denial" : "payment",
            },
            ...view.decisions,
          ],
        };
      case "issue_letter":
        return {
          letters: [
            {
              letterId: `l${held.moves}`,
              kind: change.letter.kind,
              language: change.letter.language,
              fileCopy: change.letter.fileCopy,
              at: NOW,
              by: "森",
              replyBy: change.letter.replyBy,
              sha256: "3f".repeat(32),
            },
            ...view.letters,
          ],
        };
      default:
        return {};
    }
  }

  #decided({ claimId, event }: Args): DecidedView {
    const { view, decided } = this.#held(claimId);
    const decision = view.decisions.find((one) => one.event === event);
    const claim = decided.get(event);
    if (!decision || !claim) return fail("unknown_decision", "", [{ name: "id", value: event }]);
    return { decision, claim, madeWith: [{ what: "plan", was: "3f".repeat(32), same: false }] };
  }
}
