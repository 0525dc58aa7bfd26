import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTexts } from "../i18n";
import { Button, classes } from "./Button";
import styles from "./dialog.module.css";
import { Icon } from "./Icon";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  size?: "wide" | "full";
  testId?: string;
}

/** A dialog over the window. Escape and the cross close it; what was typed and not sent is its `useDraft`. */
export function Dialog(props: DialogProps) {
  const { t } = useTexts();
  return (
    <ModalOverlay
      className={styles.shade}
      isOpen
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable={false}
    >
      <Modal className={classes(styles.modal, props.size && styles[props.size])}>
        <AriaDialog className={styles.dialog} data-testid={props.testId}>
          <header className={styles.head}>
            <Heading slot="title">{props.title}</Heading>
            <Button
              look="plain"
              label={t("close")}
              onPress={props.onClose}
              testId={props.testId && `${props.testId}-close`}
            >
              <Icon name="close" />
            </Button>
          </header>
          <div className={styles.body}>{props.children}</div>
          {props.footer && <footer className={styles.foot}>{props.footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Fields of a dialog, one under the other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** The buttons that end a form. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
