/**
 * How Node runs a worker; the script `worker` in package.json has the same. Without these, V8 lets garbage grow to half a
 * gigabyte on a machine with much memory: the young generation three times 16 MB instead of 32, and the old one collected when
 * it has grown by 15 % instead of some 300 %. Its helping threads cost a worker a fifth more processor time than they save it,
 * for the other processor is the database's. `npm run bench -- cpu-per-row memory-200k` measures what is left.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=16", "--heap-growing-percent=15", "--single-threaded-gc"] as const;
