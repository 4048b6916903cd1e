interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

export interface Rating {
  /** 1 to 5 for each criterion; 0 while none is chosen. */
  scores: readonly number[];
  /** The criterion that a number key is for, from 0; the number of criteria when all are rated. */
  active: number;
}

/** What a key does while a row is rated: scores it, leads to another criterion, to the next row, or back. Null for other keys. */
export function rateByKey({ key, altKey, ctrlKey, metaKey }: Key, { scores, active }: Rating): Rating | "save" | "back" | null {
  if (altKey || ctrlKey || metaKey) return null;
  if (/^[1-5]$/.test(key)) return active < scores.length ? rate({ scores, active }, active, Number(key)) : null;
  if (key === "ArrowDown") return { scores, active: Math.min(scores.length, active + 1) };
  if (key === "ArrowUp") return { scores, active: Math.max(0, active - 1) };
  if (key === "Enter") return isComplete(scores) ? "save" : null;
  return key === "Backspace" || key === "b" ? "back" : null;
}

/** Scores one criterion, and goes on to the next that has no score yet. */
export function rate({ scores }: Rating, criterion: number, score: number): Rating {
  const next = scores.map((old, index) => (index === criterion ? score : old));
  const after = next.findIndex((value, index) => index > criterion && value === 0);
  const before = next.indexOf(0);
  return { scores: next, active: after >= 0 ? after : before >= 0 ? before : next.length };
}

export const isComplete = (scores: readonly number[]): boolean => scores.every((score) => score > 0);
