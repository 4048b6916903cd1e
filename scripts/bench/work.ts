// How much work a case is. Rows of distinct topics, so that the endpoint's rows are as different as those of a real dataset.

export const ROWS_A_CALL = 5;
const MOST_SEEDS = 200;

const FIELDS = ["Sorting", "Parsing", "Caching", "Routing", "Scheduling", "Logging", "Testing", "Encoding", "Searching", "Streaming"];
const THINGS = [
  "sensor readings",
  "invoices",
  "access logs",
  "map tiles",
  "chat messages",
  "timetables",
  "X-ray images",
  "recipes",
  "contracts",
  "patents",
];
const TOOLS = ["with pandas", "in plain Python"];

/** Distinct topics: 200 at the most. */
function makeTopics(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const pick = (words: readonly string[], place: number) => words[Math.floor(index / place) % words.length] ?? "";
    return `${pick(FIELDS, 1)} ${pick(THINGS, FIELDS.length)} ${pick(TOOLS, FIELDS.length * THINGS.length)}`;
  });
}

export interface Work {
  seeds: string[];
  rowsPerSeed: number;
}

/** A generation of this many calls; the number must be a multiple of its seeds. */
export function planWork(calls: number): Work {
  let seeds = Math.min(MOST_SEEDS, calls);
  while (calls % seeds !== 0) seeds -= 1;
  return { seeds: makeTopics(seeds), rowsPerSeed: (calls / seeds) * ROWS_A_CALL };
}
