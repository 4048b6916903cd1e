import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { PDFDocument } from "pdf-lib";

/** A picture of one grey dot. */
export function pngPicture(): Buffer {
  return Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");
}

/** Three pages of pictures, as a scanner makes them. */
export async function scannedPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const picture = await document.embedPng(pngPicture());
  for (let number = 0; number < 3; number++) document.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
  return Buffer.from(await document.save());
}

/** A PDF's beginning with nothing behind that could be read. */
export function brokenPdf(): Buffer {
  return Buffer.concat([
    Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", "latin1"),
    Buffer.alloc(2_000, 7),
  ]);
}

/** A PDF that asks for a password (standard security handler, revision 2: ISO 32000-1, 7.6.3). The password is "secret". */
export function encryptedPdf(): Buffer {
  const id = Buffer.alloc(16, 5);
  const padding = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
  const padded = (password: string) => Buffer.concat([Buffer.from(password), padding]).subarray(0, 32);
  const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();
  const owner = rc4(md5(padded("owner")).subarray(0, 5), padded("secret"));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-4);
  const key = md5(padded("secret"), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const content = rc4(md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10), Buffer.from("BT /F1 12 Tf 72 720 Td (Secret text) Tj ET"));
  const objects = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    Buffer.from("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
    Buffer.concat([Buffer.from(`<< /Length ${content.length} >>\nstream\n`), content, Buffer.from("\nendstream")]),
    Buffer.from("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
    Buffer.from(`<< /Filter /Standard /V 1 /R 2 /O <${owner.toString("hex")}> /U <${user.toString("hex")}> /P -4 >>`),
  ];
  const hex = id.toString("hex");
  return assemblePdf(objects, `/Root 1 0 R /Encrypt 6 0 R /ID [<${hex}> <${hex}>]`);
}

/** A PDF file of its objects, numbered from 1, with the table that says where each begins. */
function assemblePdf(objects: readonly Buffer[], trailer: string): Buffer {
  let file = Buffer.from("%PDF-1.4\n");
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(end)]);
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number) => state[index & 255] ?? 0;
  const swap = (one: number, other: number) => {
    const kept = at(one);
    state[one] = at(other);
    state[other] = kept;
  };
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  j = 0;
  return Buffer.from(
    data.map((byte, index) => {
      const i = (index + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}

/** A compound file whose directory names `streams`, as Office writes documents with a password and those of old ([MS-CFB]). */
function compoundFile(streams: readonly string[]): Buffer {
  const header = Buffer.alloc(512);
  header.write("d0cf11e0a1b11ae1", "hex");
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const allocation = Buffer.alloc(512, 0xff);
  allocation.writeUInt32LE(0xfffffffd, 0);
  allocation.writeUInt32LE(0xfffffffe, 4);
  const directory = Buffer.alloc(512);
  ["Root Entry", ...streams].forEach((name, index) => {
    const entry = directory.subarray(index * 128, index * 128 + 128);
    entry.write(name, "utf16le");
    entry.writeUInt16LE(name.length * 2 + 2, 64);
    entry.writeUInt8(index === 0 ? 5 : 2, 66);
  });
  return Buffer.concat([header, allocation, directory]);
}

/** A Word document that asks for a password. */
export function encryptedDocx(): Buffer {
  return compoundFile(["EncryptionInfo", "EncryptedPackage"]);
}

/** A Word document of the old kind, .doc. */
export function oldDoc(): Buffer {
  return compoundFile(["WordDocument", "1Table"]);
}

/** A Word document of some kilobytes whose text unpacks to so many megabytes. `declared`: the size that its directory tells. */
export function zipBombDocx(megabytes = 300, declared = megabytes * 1024 * 1024): Buffer {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, 32), { level: 9 });
  return zipOf("word/document.xml", packed, declared);
}

/** A ZIP archive of one file (PKWARE APPNOTE 6.3). */
function zipOf(name: string, packed: Buffer, unpacked: number): Buffer {
  const fields = (signature: number, extra: number) => {
    const record = Buffer.alloc(extra);
    record.writeUInt32LE(signature, 0);
    return record;
  };
  const local = fields(0x04034b50, 30);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(unpacked, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = fields(0x02014b50, 46);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = fields(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
