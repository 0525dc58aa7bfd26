import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
  type WheelEvent,
} from "react";
import { useDesk } from "../../api/hooks";
import type { EvidenceView } from "../../api/types/EvidenceView";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import type { Shown } from "../claim/context";
import styles from "./evidence.module.css";
import { fitted, type Pose, requestWidth, START, zoomed } from "./pose";

interface ViewerProps {
  evidence: EvidenceView;
  shown: Shown;
  onPage: (page: number) => void;
  testId: string;
}

/** Pixels an arrow key pans. */
const PAN = 48;

/** One page: zoom by wheel or + and −, pan by dragging or arrows, turn by r, fit by 0. */
export function Viewer({ evidence, shown, onPage, testId }: ViewerProps) {
  const { t, has } = useTexts();
  const desk = useDesk();
  // A file that cannot be read has no frame: it is measured whenever there is one.
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [pose, setPose] = useState<Pose>(START);
  const drag = useRef<{ x: number; y: number; pose: Pose } | null>(null);
  const place = `${shown.evidenceId}/${shown.page}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page starts as it lies
  useEffect(() => setPose(START), [place]);
  useEffect(() => {
    if (!frame || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() =>
      setSize({ width: frame.clientWidth, height: frame.clientHeight }),
    );
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);

  const page = evidence.pages[shown.page - 1];
  if (evidence.reading.state === "unreadable" || !page) {
    const reading = evidence.reading;
    const code = reading.state === "unreadable" ? reading.code.replaceAll("_", "-") : "";
    return (
      <div className={styles.viewer} data-testid={testId}>
        <div className={styles.message}>
          <Icon name="alert" />
          <p>{reading.state === "unreadable" ? t("unreadable") : t(`reading-${reading.state}`)}</p>
          {reading.state === "unreadable" && (
            <p>{has(`unreadable-${code}`) ? t(`unreadable-${code}`) : reading.reason}</p>
          )}
        </div>
      </div>
    );
  }
  const scale = fitted(page, size, pose.turn) * pose.zoom;
  const zoomBy = (factor: number, at = { x: 0, y: 0 }) => setPose((old) => zoomed(old, factor, at));
  const refit = () => setPose((old) => ({ ...START, turn: old.turn }));
  const turn = () => setPose((old) => ({ ...old, turn: (old.turn + 90) % 360, x: 0, y: 0 }));
  const turnPage = (step: number) => {
    const next = shown.page + step;
    if (next >= 1 && next <= evidence.pages.length) onPage(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pan = (x: number, y: number) => setPose((old) => ({ ...old, x: old.x + x, y: old.y + y }));
    const actions: Record<string, () => void> = {
      "+": () => zoomBy(1.25),
      "=": () => zoomBy(1.25),
      "-": () => zoomBy(0.8),
      "0": refit,
      r: turn,
      ArrowLeft: () => pan(PAN, 0),
      ArrowRight: () => pan(-PAN, 0),
      ArrowUp: () => pan(0, PAN),
      ArrowDown: () => pan(0, -PAN),
      PageDown: () => turnPage(1),
      PageUp: () => turnPage(-1),
    };
    const action = event.ctrlKey || event.altKey || event.metaKey ? undefined : actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  const onWheel = (event: WheelEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
    zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15, at);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || isOnButton(event)) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, pose };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = drag.current;
    if (from)
      setPose({
        ...from.pose,
        x: from.pose.x + event.clientX - from.x,
        y: from.pose.y + event.clientY - from.y,
      });
  };
  return (
    <div
      ref={setFrame}
      className={styles.viewer}
      role="group"
      aria-label={t("viewer", { name: evidence.name, page: shown.page })}
      tabIndex={0}
      data-testid={testId}
      onKeyDown={onKeyDown}
      onWheel={onWheel}
      onDoubleClick={(event) => {
        if (!isOnButton(event)) refit();
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
    >
      <div
        className={styles.page}
        style={{
          width: page.width * scale,
          height: page.height * scale,
          transform: `translate(-50%, -50%) translate(${pose.x}px, ${pose.y}px) rotate(${pose.turn}deg)`,
        }}
      >
        <img
          src={desk.page(shown.evidenceId, shown.page, requestWidth(page.width * scale))}
          alt={t("viewer", { name: evidence.name, page: shown.page })}
          draggable={false}
        />
        {shown.region && (
          <div className={styles.clip}>
            <div className={styles.region} style={regionStyle(shown.region)} data-testid="region" />
          </div>
        )}
      </div>
      <div className={styles.controls}>
        {evidence.pages.length > 1 && (
          <>
            <Button
              look="plain"
              small
              label={t("page-previous")}
              disabled={shown.page === 1}
              onPress={() => turnPage(-1)}
            >
              <Icon name="left" size={14} />
            </Button>
            <span>
              {shown.page} / {evidence.pages.length}
            </span>
            <Button
              look="plain"
              small
              label={t("page-next")}
              disabled={shown.page === evidence.pages.length}
              onPress={() => turnPage(1)}
            >
              <Icon name="right" size={14} />
            </Button>
          </>
        )}
        <Button look="plain" small label={t("zoom-out")} onPress={() => zoomBy(0.8)}>
          <Icon name="minus" size={14} />
        </Button>
        <span>{Math.round(pose.zoom * 100)} %</span>
        <Button look="plain" small label={t("zoom-in")} onPress={() => zoomBy(1.25)}>
          <Icon name="plus" size={14} />
        </Button>
        <Button look="plain" small label={t("fit")} onPress={refit}>
          <Icon name="fit" size={14} />
        </Button>
        <Button look="plain" small label={t("rotate")} onPress={turn}>
          <Icon name="rotate" size={14} />
        </Button>
      </div>
    </div>
  );
}

/** Whether the pointer is on one of the buttons that lie over the page. */
function isOnButton(event: MouseEvent): boolean {
  return (event.target as HTMLElement).closest("button") !== null;
}

function regionStyle([x, y, width, height]: [number, number, number, number]) {
  const percent = (fraction: number) => `${fraction * 100}%`;
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}
