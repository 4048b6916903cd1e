/**
 * How Node runs a worker; the script `worker` in package.json has the same. Without these, V8 lets garbage grow to half a
 * gigabyte on a machine with much memory: the young generation three times 16 MB instead of 32, and the old one collected when
 * it has grown by 15 % instead of some 300 %. Its helping threads cost a worker a fifth more processor time than they save it,
 * for the other processor is the database's. `npm run bench -- cpu-per-row memory-200k` measures what is left.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=16", "--heap-growing-percent=15", "--single-threaded-gc"] as const;

/**
 * How Node runs the web process; the script `web` in package.json has the same. A download leaves some gigabytes of texts
 * behind: this is how much of them may lie about. `npm run bench -- export-memory` measures it.
 */
export const WEB_FLAGS = ["--max-semi-space-size=8", "--heap-growing-percent=15"] as const;

/** Of the web process too: glibc keeps what its threads have given back in so many places (mallopt(3)); elsewhere it means nothing. */
export const WEB_VARIABLES = { MALLOC_ARENA_MAX: "2" } as const;
