// The difference of two texts, word by word, as a person sees it: for rows, which are short. Pure; runs in the browser.

export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Beyond so many differences no reader follows them: the middle is then shown as replaced as a whole. */
const MOST_DIFFERENCES = 800;

/** A word, a line break, blanks, or a single sign. */
const TOKEN = /\n|[\p{L}\p{N}_'’]+|[^\S\n]+|[^\p{L}\p{N}_'’\s]/gu;

/**
 * The least words that must be removed and added to come from one text to the other (E. W. Myers, “An O(ND) Difference
 * Algorithm and Its Variations”, Algorithmica 1, 1986). The parts that are same or removed make the first text, those that
 * are same or added the second, to the letter.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const left = before.match(TOKEN) ?? [];
  const right = after.match(TOKEN) ?? [];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const middle = [left.slice(start, left.length - end), right.slice(start, right.length - end)] as const;
  const parts: DiffPart[] = [
    { kind: "same", text: left.slice(0, start).join("") },
    ...(diffTokens(...middle) ?? replaced(...middle)),
    { kind: "same", text: end === 0 ? "" : left.slice(-end).join("") },
  ];
  return joined(parts);
}

const replaced = (left: readonly string[], right: readonly string[]): DiffPart[] => [
  { kind: "removed", text: left.join("") },
  { kind: "added", text: right.join("") },
];

/** Null when the texts differ too much. */
function diffTokens(left: readonly string[], right: readonly string[]): DiffPart[] | null {
  const trail: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  const most = Math.min(MOST_DIFFERENCES, left.length + right.length);
  for (let differences = 0; differences <= most; differences += 1) {
    trail.push(furthest);
    const next = new Map<number, number>();
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = stepTo(furthest, diagonal, differences);
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= left.length && x - diagonal >= right.length) return walkBack(trail, left, right);
    }
    furthest = next;
  }
  return null;
}

const goesDown = (furthest: ReadonlyMap<number, number>, diagonal: number, differences: number) =>
  diagonal === -differences || (diagonal !== differences && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));

const stepTo = (furthest: ReadonlyMap<number, number>, diagonal: number, differences: number) =>
  goesDown(furthest, diagonal, differences) ? (furthest.get(diagonal + 1) ?? 0) : (furthest.get(diagonal - 1) ?? 0) + 1;

function walkBack(trail: readonly ReadonlyMap<number, number>[], left: readonly string[], right: readonly string[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let [x, y] = [left.length, right.length];
  for (const [differences, furthest] of [...trail.entries()].toReversed()) {
    const diagonal = x - y;
    const from = goesDown(furthest, diagonal, differences) ? diagonal + 1 : diagonal - 1;
    const startX = furthest.get(from) ?? 0;
    const startY = startX - from;
    while (x > startX && y > startY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      parts.push({ kind: "same", text: left[x] ?? "" });
    }
    if (differences === 0) break;
    if (x > startX) {
      x -= 1;
      parts.push({ kind: "removed", text: left[x] ?? "" });
    } else {
      y -= 1;
      parts.push({ kind: "added", text: right[y] ?? "" });
    }
  }
  return parts.toReversed();
}

/** Neighbours of one kind are one part; of what was replaced the removed part stands first. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const made: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) made.push({ kind: "removed", text: removed });
    if (added) made.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const { kind, text } of parts) {
    if (text === "") continue;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = made.at(-1);
      if (last?.kind === "same") last.text += text;
      else made.push({ kind, text });
    }
  }
  flush();
  return made;
}
