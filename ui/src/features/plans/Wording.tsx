import { Fragment, type ReactNode } from "react";
import type { PieceView } from "../../api/types/PieceView";
import type { WordingView } from "../../api/types/WordingView";
import { Button, classes } from "../../components/Button";
import { useTexts } from "../../i18n";
import { yen } from "../../i18n/format";
import { useMaybeBrowsing } from "./browsing";
import type { Place } from "./context";
import styles from "./plans.module.css";

/** Stands for a part of a message that is more than text. */
const MARK = "\u0001";

/** Which pieces the other of two versions lacks. */
export type Marked = (piece: PieceView) => "ins" | "del" | null;

interface WordingProps {
  wording: WordingView;
  marked?: Marked;
  /** Within the condition of a list: facts of the claim are told from fields of its elements. */
  inElements?: boolean;
}

/** What a rule says, laid out part by part, with labels in place of names; each leads to what it names. */
export function Wording({ wording, marked, inElements = false }: WordingProps) {
  const { t } = useTexts();
  const line = (pieces: PieceView[]) => <Line pieces={pieces} marked={marked} inElements={inElements} />;
  switch (wording.kind) {
    case "said":
      return <p className={styles.line}>{line(wording.pieces)}</p>;
    case "not":
      return (
        <div className={styles.branch}>
          <p className={styles.joint}>{t("wording-not")}</p>
          <ul>
            <li>
              <Wording wording={wording.part} marked={marked} inElements={inElements} />
            </li>
          </ul>
        </div>
      );
    case "all":
    case "any":
      return (
        <div className={styles.branch}>
          <p className={styles.joint}>{t(`wording-${wording.kind}`)}</p>
          <ul>
            {wording.parts.map((part, index) => (
              <li key={index}>
                <Wording wording={part} marked={marked} inElements={inElements} />
              </li>
            ))}
          </ul>
        </div>
      );
    case "elements": {
      const list = <FactLink name={wording.list} label={wording.label} isOwn={inElements} />;
      const of = <Line pieces={wording.of} marked={marked} inElements />;
      return (
        <div className={styles.branch}>
          <p className={styles.line}>
            <Rich
              message={t(`elements-${wording.fold}`, { list: MARK, of: `${MARK}${MARK}` })}
              list={list}
              of={of}
            />
            {wording.tail.length > 0 && <> {line(wording.tail)}</>}
          </p>
          <ul>
            <li>
              <Wording wording={wording.cond} marked={marked} inElements />
            </li>
          </ul>
        </div>
      );
    }
  }
}

/** A message with something more than text in its places. */
function Rich({ message, list, of }: { message: string; list: ReactNode; of: ReactNode }) {
  const parts = message.split(new RegExp(`(${MARK}{2}|${MARK})`));
  return parts.map((part, index) => (
    <Fragment key={index}>{part === MARK ? list : part === MARK + MARK ? of : part}</Fragment>
  ));
}

/** Signs that stand against what is before or behind them. */
const CLOSE_AFTER = ["(", "{"];
const CLOSE_BEFORE = [")", "}", ","];

function Line({ pieces, marked, inElements }: { pieces: PieceView[]; marked?: Marked; inElements: boolean }) {
  const { language } = useTexts();
  return pieces.map((piece, index) => {
    const before = pieces[index - 1];
    const isTight =
      index === 0 ||
      (piece.kind === "sign" && CLOSE_BEFORE.includes(piece.sign)) ||
      (before?.kind === "sign" && [...CLOSE_AFTER, ","].includes(before.sign)) ||
      (language !== "en" && piece.kind === "sign" && piece.sign === "(" && before?.kind === "word");
    const mark = marked?.(piece) ?? null;
    const shown = <Piece piece={piece} inElements={inElements} />;
    return (
      <Fragment key={index}>
        {!isTight && " "}
        {mark === "ins" ? (
          <ins className={styles.ins}>{shown}</ins>
        ) : mark === "del" ? (
          <del className={styles.del}>{shown}</del>
        ) : (
          shown
        )}
      </Fragment>
    );
  });
}

function Piece({ piece, inElements }: { piece: PieceView; inElements: boolean }) {
  const { t, has, label } = useTexts();
  switch (piece.kind) {
    case "fact":
      return <FactLink name={piece.name} label={piece.label} isOwn={inElements} />;
    case "field":
      return (
        <span className={styles.name}>
          {inElements
            ? label(piece.label)
            : t("field-of", { list: label(piece.listLabel), field: label(piece.label) })}
        </span>
      );
    case "document":
      return <Named place={{ kind: "document", id: piece.name }}>{label(piece.label)}</Named>;
    case "reading":
      return (
        <span className={styles.reading}>
          <Named place={{ kind: "reading", id: piece.name }}>{label(piece.label)}</Named>
        </span>
      );
    case "value":
    case "date":
      return <b className={styles.value}>{label(piece.label)}</b>;
    case "text":
      return <b className={styles.value}>{piece.text}</b>;
    case "number": {
      const unit = `unit-${piece.unit}`;
      const text =
        piece.unit === "yen"
          ? yen(piece.number)
          : has(unit)
            ? t(unit, { number: Number(piece.number) })
            : piece.number;
      return <b className={styles.value}>{text}</b>;
    }
    case "percent":
      return <b className={styles.value}>{piece.number}%</b>;
    case "sign":
      return <span className={styles.sign}>{piece.sign === "," ? t("list-separator") : piece.sign}</span>;
    case "word": {
      const key = `word-${piece.word.replaceAll("_", "-")}`;
      return <span className={classes(styles.word)}>{has(key) ? t(key) : piece.word}</span>;
    }
  }
}

interface FactLinkProps {
  name: string;
  label: { ja: string; "zh-Hans": string; en: string };
  /** Beside fields of a list's elements, which may be called the same. */
  isOwn?: boolean;
}

function FactLink({ name, label: text, isOwn }: FactLinkProps) {
  const { t, label } = useTexts();
  return (
    <Named place={{ kind: "fact", id: name }} testId={`wording-fact-${name}`}>
      {isOwn ? t("own-fact", { fact: label(text) }) : label(text)}
    </Named>
  );
}

/** Leads to what it names, inside the plan browser; elsewhere it is its name. */
function Named({ place, testId, children }: { place: Place; testId?: string; children: ReactNode }) {
  const browsing = useMaybeBrowsing();
  if (!browsing) return <span className={styles.name}>{children}</span>;
  return (
    <Button look="link" onPress={() => browsing.go(place)} testId={testId}>
      {children}
    </Button>
  );
}
