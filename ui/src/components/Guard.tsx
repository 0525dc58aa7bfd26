import { Component, type ReactNode } from "react";
import { useTexts } from "../i18n";
import { Button } from "./Button";
import styles from "./notices.module.css";

/** Where a part of the window breaks, the person sees a sentence and a way on, never an empty window. */
export class Guard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return <Broken onRetry={() => this.setState({ isBroken: false })} />;
  }
}

function Broken({ onRetry }: { onRetry: () => void }) {
  const { t } = useTexts();
  return (
    <main className={styles.broken} role="alert" data-testid="broken">
      <p>{t("error-window")}</p>
      <Button look="solid" onPress={onRetry}>
        {t("retry")}
      </Button>
    </main>
  );
}
