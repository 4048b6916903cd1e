/** What the reading of one file may take. */
export interface Limits {
  /** Of the child process in all (resident), and of its JavaScript heap alone. */
  memoryBytes: number;
  heapBytes: number;
  timeMs: number;
  /** Of the text that comes out. */
  textBytes: number;
}

/** A PDF of 1,000 pages takes a tenth of these, a JSON array of 500 MB half of the time. */
export const READING_LIMITS: Limits = {
  memoryBytes: 1_200_000_000,
  heapBytes: 768 * 1024 * 1024,
  timeMs: 10 * 60_000,
  textBytes: 600_000_000,
};
