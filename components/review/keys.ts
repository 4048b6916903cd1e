/** What a key does on the review page. */
export type ReviewCommand =
  | "next"
  | "previous"
  | "approve"
  | "reject"
  | "edit"
  | "note"
  | "delete"
  | "undo"
  | "select"
  | "open"
  | "back"
  | "search"
  | "go"
  | "help";

interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

const KEYS: Readonly<Record<string, ReviewCommand>> = {
  ...{ j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", a: "approve", r: "reject", e: "edit", n: "note" },
  ...{ d: "delete", Delete: "delete", u: "undo", x: "select", Enter: "open", Escape: "back", "/": "search", g: "go", "?": "help" },
};

/** In the focus view the arrows to the sides lead on too, and those up and down scroll its text. */
const FOCUS_KEYS: Readonly<Record<string, ReviewCommand | null>> = {
  ...{ ArrowRight: "next", ArrowLeft: "previous", ArrowDown: null, ArrowUp: null, Enter: null, x: null },
};

/** What a key means; null for keys that mean nothing here. */
export function commandOf({ key, altKey, ctrlKey, metaKey }: Key, focused: boolean): ReviewCommand | null {
  if (altKey || ctrlKey || metaKey) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (focused && Object.hasOwn(FOCUS_KEYS, name)) return FOCUS_KEYS[name] ?? null;
  return Object.hasOwn(KEYS, name) ? (KEYS[name] ?? null) : null;
}

/** As the help shows them. */
export const KEY_HELP: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["J", "↓ / →"], does: "Next pair" },
  { keys: ["K", "↑ / ←"], does: "Previous pair" },
  { keys: ["Enter"], does: "Open the pair" },
  { keys: ["A"], does: "Approve, and go on" },
  { keys: ["R"], does: "Reject, and go on" },
  { keys: ["E"], does: "Edit" },
  { keys: ["N"], does: "Write a note" },
  { keys: ["D"], does: "Delete, or bring back" },
  { keys: ["U"], does: "Undo your last change" },
  { keys: ["X"], does: "Choose the pair (table)" },
  { keys: ["G"], does: "Go to a pair by its number" },
  { keys: ["/"], does: "Search" },
  { keys: ["Esc"], does: "Back to the table" },
  { keys: ["Ctrl Enter"], does: "Save an edit or a note" },
  { keys: ["?"], does: "Show these keys" },
];
