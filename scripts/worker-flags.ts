/**
 * How Node runs a worker; the script `worker` in package.json has the same. Without these, V8 lets garbage grow to half a
 * gigabyte on a machine with much memory: the young generation three times 16 MB instead of 32, and the old one collected when it has grown by
 * 30 % instead of some 300 %. `npm run bench -- memory-200k` measures what is left.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=16", "--heap-growing-percent=30"] as const;
