import { open } from "node:fs/promises";

/** A file inside an archive, as the archive's directory declares it. Sizes in bytes. */
interface ZipEntry {
  name: string;
  packed: number;
  unpacked: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** A comment behind the end record is at most this long. */
const MAX_COMMENT = 65_535;
/** More directory than any document has (thousands of entries). */
const MAX_DIRECTORY = 16 * 1024 * 1024;

/**
 * What an archive says it holds, without unpacking anything; `undefined` if it has no readable directory (cut off, no
 * archive, ZIP64). Layout: PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16.
 */
export async function readZipDirectory(path: string): Promise<ZipEntry[] | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number) => (await file.read(Buffer.alloc(length), 0, length, from)).buffer;
    const tailLength = Math.min(size, END_LENGTH + MAX_COMMENT);
    const tail = await read(size - tailLength, tailLength);
    const end = lastIndexOfSignature(tail);
    if (end === undefined) return undefined;
    const length = tail.readUInt32LE(end + 12);
    const offset = tail.readUInt32LE(end + 16);
    if (length > MAX_DIRECTORY || offset + length > size) return undefined;
    return readEntries(await read(offset, length));
  } finally {
    await file.close();
  }
}

function lastIndexOfSignature(tail: Buffer): number | undefined {
  for (let at = tail.length - END_LENGTH; at >= 0; at--) if (tail.readUInt32LE(at) === END_SIGNATURE) return at;
  return undefined;
}

function readEntries(directory: Buffer): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + ENTRY_LENGTH <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString("utf8", at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    entries.push({ name, packed: directory.readUInt32LE(at + 20), unpacked: directory.readUInt32LE(at + 24) });
    at += ENTRY_LENGTH + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}
