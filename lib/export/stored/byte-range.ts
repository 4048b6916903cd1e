/** The part of a file that is asked for: both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a request's Range header (RFC 9110, 14.2): null for the whole file, which is also the answer to what is malformed or
 * asks for several parts; “unsatisfiable” for a part that begins behind the file's end.
 */
export function parseRange(header: string | null, sizeBytes: number): ByteRange | null | "unsatisfiable" {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Number(last);
    return length === 0 || sizeBytes === 0 ? "unsatisfiable" : { start: Math.max(0, sizeBytes - length), end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= sizeBytes ? "unsatisfiable" : { start, end };
}
