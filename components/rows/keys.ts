interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads in a list of `count` rows when row `current` (from 0) has the focus; null for keys that lead nowhere. */
export function moveByKey({ key, altKey, ctrlKey, metaKey }: Key, current: number, count: number): number | null {
  if (altKey || ctrlKey || metaKey || count === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "ArrowDown" || key === "j") return Math.min(count - 1, current + 1);
  if (key === "ArrowUp" || key === "k") return Math.max(0, current - 1);
  return null;
}

/** Whether a key leads to the next (1) or the previous (-1) row while a row is open; 0 for other keys. */
export function stepByKey({ key, altKey, ctrlKey, metaKey }: Key): -1 | 0 | 1 {
  if (altKey || ctrlKey || metaKey) return 0;
  if (key === "j" || key === "ArrowRight") return 1;
  return key === "k" || key === "ArrowLeft" ? -1 : 0;
}
