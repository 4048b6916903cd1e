import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { Refused } from "./reply.ts";

// Git LFS as the hub speaks it (https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md): files are named by their
// SHA-256, sent to addresses that are given out, large ones in parts of `chunk_size` bytes and completed by their ETags.

export const batchRequest = z.object({
  operation: z.literal("upload"),
  transfers: z.array(z.string()),
  hash_algo: z.literal("sha_256"),
  ref: z.object({ name: z.string() }).optional(),
  objects: z.array(z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().nonnegative() })),
});

const completion = z.object({
  oid: z.string(),
  parts: z.array(z.object({ partNumber: z.number().int().positive(), etag: z.string().min(1) })),
});

interface Upload {
  oid: string;
  size: number;
  parts: Map<number, Buffer>;
}

const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");
const etagOf = (content: Buffer) => `"${createHash("md5").update(content).digest("hex")}"`;

/** The large files that the hub holds, and those that are on their way. */
export class LargeFiles {
  readonly #objects = new Map<string, Buffer>();
  readonly #uploads = new Map<string, Upload>();

  read(oid: string): Buffer | undefined {
    return this.#objects.get(oid);
  }

  /** Answers to a batch request: where each file is to be sent; nothing for one that is there already. */
  batch(request: z.infer<typeof batchRequest>, base: string, limits: { multipartFrom: number; partBytes: number }): unknown {
    const objects = request.objects.map(({ oid, size }) => {
      if (this.#objects.has(oid)) return { oid, size };
      const id = randomUUID();
      this.#uploads.set(id, { oid, size, parts: new Map() });
      const href = `${base}/lfs/${id}`;
      if (size < limits.multipartFrom) return { oid, size, authenticated: true, actions: { upload: { href } } };
      const count = Math.ceil(size / limits.partBytes);
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      const parts = Object.fromEntries(numbers.map((part) => [String(part).padStart(5, "0"), `${href}/${part}`]));
      const header = { chunk_size: String(limits.partBytes), ...parts };
      return { oid, size, authenticated: true, actions: { upload: { href: `${href}/complete`, header } } };
    });
    return { transfer: "basic", objects };
  }

  /** Takes a file, or one part of it; returns the ETag. */
  receive(id: string, part: number | null, content: Buffer): string {
    const upload = this.#find(id);
    if (part === null) this.#store(upload, content);
    else upload.parts.set(part, content);
    return etagOf(content);
  }

  complete(id: string, body: string): void {
    const upload = this.#find(id);
    const { oid, parts } = completion.parse(JSON.parse(body));
    if (oid !== upload.oid) throw new Refused(400, "The oid is another than the upload's.");
    const pieces = parts.map(({ partNumber, etag }, index) => {
      const piece = upload.parts.get(partNumber);
      if (!piece || partNumber !== index + 1 || etag !== etagOf(piece)) throw new Refused(400, `InvalidPart: part ${partNumber}`);
      return piece;
    });
    this.#store(upload, Buffer.concat(pieces));
  }

  #find(id: string): Upload {
    const upload = this.#uploads.get(id);
    if (!upload) throw new Refused(403, "AccessDenied: the upload's address has expired.");
    return upload;
  }

  #store({ oid, size }: Upload, content: Buffer): void {
    if (content.length !== size || sha256(content) !== oid) throw new Refused(400, "BadDigest: the content does not match its SHA-256.");
    this.#objects.set(oid, content);
  }
}
