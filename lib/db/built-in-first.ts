import { behind, decodeCursor, encodeCursor, wrongCursor } from "./list-cursor.ts";

const ORDER = "created desc";
const CREATED = { name: "createdAt", kind: "time" } as const;

interface Stored<Line> {
  line: Line;
  id: string;
  createdAt: Date;
}

/**
 * A page of a list that begins with what is built in and goes on with what people have stored, the newest first.
 * @param read the stored ones under a condition, ordered by `createdAt` and `id`, both descending; at most `take` of them
 * @throws AppError `bad-input:cursor`
 */
export async function builtInFirst<Line>(
  builtIn: readonly Line[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  read: (where: object, take: number) => Promise<Stored<Line>[]>,
): Promise<{ data: Line[]; next: string | null }> {
  const from = placeOf(cursor, builtIn.length);
  const first = builtIn.slice(from.passed, from.passed + limit);
  const room = limit - first.length;
  const stored = await read(from.where, room + 1);
  const shown = stored.slice(0, room);
  const data = [...first, ...shown.map(({ line }) => line)];
  if (stored.length <= room && from.passed + first.length === builtIn.length) return { data, next: null };
  const last = shown.at(-1);
  return { data, next: last ? encodeCursor(ORDER, last.createdAt, last.id) : `${BUILT_IN}${from.passed + first.length}` };
}

const BUILT_IN = "built-in-";

/** How many built-in ones are passed over, and which of the stored ones are meant. */
function placeOf(cursor: string | undefined, count: number): { passed: number; where: object } {
  if (cursor === undefined) return { passed: 0, where: {} };
  if (!cursor.startsWith(BUILT_IN)) return { passed: count, where: behind(CREATED, "desc", decodeCursor(cursor, ORDER, CREATED)) };
  const text = cursor.slice(BUILT_IN.length);
  const passed = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  if (passed < 0 || passed > count) throw wrongCursor();
  return { passed, where: {} };
}
