import { useState } from "react";
import { Key } from "../../components/Button";
import { type Command, useOffered } from "../../components/commands";
import { Dialog } from "../../components/Dialog";
import { useTexts } from "../../i18n";
import styles from "./help.module.css";

const GROUPS: Command["group"][] = ["window", "queue", "claim", "evidence"];

/** Keys of the viewer; they count only while it has the focus, so they are no commands of the window. */
const VIEWER_KEYS: [keys: string[], name: string][] = [
  [["+", "−"], "viewer-zoom"],
  [["0"], "fit"],
  [["r"], "rotate"],
  [["←", "→", "↑", "↓"], "viewer-pan"],
  [["PageUp", "PageDown"], "viewer-page"],
  [["←", "→"], "filmstrip-walk"],
];

/** Every key that does something now. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const offered = useOffered();
  const [commands] = useState(offered);
  return (
    <Dialog title={t("keys")} onClose={onClose} size="wide" testId="keys">
      <div className={styles.keys}>
        {GROUPS.map((group) => {
          const list = commands.filter((one) => one.group === group && one.keys.length > 0);
          if (list.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`commands-${group}`)}</h3>
              <dl>
                {list.map((command) => (
                  <div key={command.id}>
                    <dt>
                      {command.keys.map((key) => (
                        <Key key={key}>{key}</Key>
                      ))}
                    </dt>
                    <dd>{t(`command-${command.id}`)}</dd>
                  </div>
                ))}
                {group === "evidence" &&
                  VIEWER_KEYS.map(([keys, name]) => (
                    <div key={name}>
                      <dt>
                        {keys.map((key) => (
                          <Key key={key}>{key}</Key>
                        ))}
                      </dt>
                      <dd>{t(name)}</dd>
                    </div>
                  ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
