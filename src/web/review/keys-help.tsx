import { Kbd, Modal, Switch, Text } from "@mantine/core";
import { useLanguage } from "../i18n.tsx";

const rows = [
  [["A"], "keys.accept"],
  [["R"], "keys.reject"],
  [["S"], "keys.skip"],
  [["N", "J"], "keys.next"],
  [["K"], "keys.previous"],
  [["↓", "↑"], "keys.passage"],
  [["Esc"], "keys.whole"],
  [["L"], "keys.link"],
  [["U"], "keys.undo"],
  [["?"], "keys.help"],
] as const;

/** What the keys do, and the switch that turns them off (WCAG 2.1.4). */
export function KeysHelp({
  opened,
  onClose,
  enabled,
  onEnabled,
}: {
  opened: boolean;
  onClose: () => void;
  enabled: boolean;
  onEnabled: (enabled: boolean) => void;
}) {
  const { t } = useLanguage();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <Text size="sm" mb="sm">
        {t("keys.lead")}
      </Text>
      <table className="keys">
        <tbody>
          {rows.map(([keys, message]) => (
            <tr key={message}>
              <td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </td>
              <td>{t(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        mt="md"
        label={t("keys.enabled")}
        checked={enabled}
        onChange={(event) => onEnabled(event.currentTarget.checked)}
      />
    </Modal>
  );
}
