import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { classes, Key } from "../../components/Button";
import { type Command, useOffered } from "../../components/commands";
import dialogStyles from "../../components/dialog.module.css";
import fieldStyles from "../../components/field.module.css";
import { useTexts } from "../../i18n";
import styles from "./help.module.css";

const ORDER: Command["group"][] = ["claim", "queue", "window", "evidence"];

/** Everything one can do now, found by its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const { contains } = useFilter({ sensitivity: "base" });
  const offered = useOffered();
  // What is done to the claim stands first, looking at it last.
  const [commands] = useState(() => {
    const list = offered().filter((one) => !one.disabled && one.id !== "palette");
    return ORDER.flatMap((group) => list.filter((one) => one.group === group));
  });
  const run = (id: string) => {
    onClose();
    commands.find((one) => one.id === id)?.run();
  };
  return (
    <ModalOverlay
      className={dialogStyles.shade}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={classes(dialogStyles.modal, dialogStyles.palette)}>
        <Dialog className={dialogStyles.dialog} aria-label={t("command-palette")} data-testid="palette">
          <Autocomplete filter={contains}>
            <SearchField className={styles.search} aria-label={t("command-palette")} autoFocus>
              <Input
                className={fieldStyles.input}
                placeholder={t("palette-hint")}
                data-testid="palette-input"
              />
            </SearchField>
            <Menu
              className={styles.menu}
              items={commands}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className={styles.none}>{t("palette-none")}</p>}
            >
              {(command) => (
                <MenuItem
                  className={fieldStyles.option}
                  // Its id is found, too: with the keyboard of letters on, an English word is quicker to type.
                  textValue={`${t(`command-${command.id}`)} ${command.id}`}
                  data-testid={`palette-${command.id}`}
                >
                  <span>{t(`command-${command.id}`)}</span>
                  <small>{command.keys[0] && <Key>{command.keys[0]}</Key>}</small>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
