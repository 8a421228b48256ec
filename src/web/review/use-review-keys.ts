import { useHotkeys } from "@tanstack/react-hotkeys";

interface QueueActions {
  next: () => void;
  previous: () => void;
  undo: () => void;
  help: () => void;
}

interface ItemActions {
  accept: () => void;
  reject: () => void;
  skip: () => void;
  nextPassage: () => void;
  previousPassage: () => void;
  whole: () => void;
  link: () => void;
}

/**
 * Single keys by their place on the keyboard: on a Cyrillic layout the key in A's place types «ф» and still accepts.
 * `enabled` turns all of them off but help (WCAG 2.1.4).
 */
export function useQueueKeys(actions: QueueActions, enabled: boolean): void {
  const on = { enabled, preventDefault: true };
  useHotkeys([
    { hotkey: "N", callback: actions.next, options: on },
    { hotkey: "J", callback: actions.next, options: on },
    { hotkey: "K", callback: actions.previous, options: on },
    { hotkey: "U", callback: actions.undo, options: on },
    { hotkey: "Shift+[Slash]", callback: actions.help, options: { preventDefault: true } },
  ]);
}

export function useItemKeys(actions: ItemActions, enabled: boolean): void {
  const on = { enabled, preventDefault: true };
  useHotkeys([
    { hotkey: "A", callback: actions.accept, options: on },
    { hotkey: "R", callback: actions.reject, options: on },
    { hotkey: "S", callback: actions.skip, options: on },
    { hotkey: "L", callback: actions.link, options: on },
    { hotkey: "ArrowDown", callback: actions.nextPassage, options: on },
    { hotkey: "ArrowUp", callback: actions.previousPassage, options: on },
    { hotkey: "Escape", callback: actions.whole, options: { enabled, preventDefault: false } },
  ]);
}
