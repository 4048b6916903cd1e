import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { environment } from "./env.ts";
import { AppError } from "./errors.ts";

// Secrets at rest: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. The key never leaves this file.

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const KEY_FILE = "secret-key";

/**
 * Seals a text for the database. `context` says what it belongs to (`connection:<id>`) and is authenticated with it:
 * a sealed text that is moved to another place does not open there.
 *
 * @returns `v1.` and base64url of nonce, ciphertext and tag.
 */
export function seal(text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", deriveKey("seal"), nonce).setAAD(additionalData(context));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString("base64url")}`;
}

/**
 * Opens what `seal` made with the same context.
 * @throws AppError `internal:secrets` when the key has changed or the text was damaged or moved.
 */
export function open(sealed: string, context: string): string {
  const bytes = Buffer.from(sealed.slice(VERSION.length + 1), "base64url");
  if (!sealed.startsWith(`${VERSION}.`) || bytes.length < NONCE_BYTES + TAG_BYTES) throw cannotOpen();
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(bytes.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", deriveKey("seal"), nonce, { authTagLength: TAG_BYTES })
    .setAAD(additionalData(context))
    .setAuthTag(tag);
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch (error) {
    throw cannotOpen(error);
  }
}

/** A key of 32 bytes for one purpose, by HKDF-SHA256 (RFC 5869) from this studio's master key. The same at every start. */
export function deriveKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey(), "", `seedloom/${purpose}`, KEY_BYTES));
}

const additionalData = (context: string) => Buffer.from(`${VERSION}:${context}`);

const cannotOpen = (cause?: unknown) =>
  new AppError(
    "internal:secrets",
    "A stored key cannot be opened, because SEEDLOOM_SECRET or the secret-key file has changed: restore it, or enter the key again.",
    { cause },
  );

let master: { source: string; key: Buffer } | undefined;

function masterKey(): Buffer {
  const { SEEDLOOM_SECRET, DATA_DIR } = environment();
  const source = SEEDLOOM_SECRET === undefined ? `file:${DATA_DIR}` : `text:${SEEDLOOM_SECRET}`;
  if (master?.source !== source) {
    // scrypt, because people choose phrases; its cost (32 MB, some 100 ms) is paid once in a process.
    const key =
      SEEDLOOM_SECRET === undefined
        ? readOrMakeKey(DATA_DIR)
        : scryptSync(SEEDLOOM_SECRET, "seedloom/master", KEY_BYTES, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });
    master = { source, key };
  }
  return master.key;
}

/**
 * The key in `folder/secret-key` (hexadecimal, mode 0600), made at first use. The file appears whole under its name by
 * a hard link, which fails when the name exists: two processes never use two keys.
 *
 * @throws AppError `unavailable:secrets` when the file holds no key.
 */
export function readOrMakeKey(folder: string): Buffer {
  const file = join(folder, KEY_FILE);
  const known = readKey(file);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeDurably(draft, randomBytes(KEY_BYTES).toString("hex"));
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readKey(file);
  if (!made) throw new AppError("unavailable:secrets", `The file ${file} disappeared while it was being made: start again.`);
  return made;
}

function readKey(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw new AppError("unavailable:secrets", `The secret key ${file} cannot be read: give this user the right to read it.`, {
      cause: error,
    });
  }
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new AppError(
      "unavailable:secrets",
      `The secret key ${file} is damaged: restore it from a backup, or delete it and enter the connections' keys again.`,
    );
  return Buffer.from(text, "hex");
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, "wx", 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const hasCode = (error: unknown, code: string) => error instanceof Error && "code" in error && error.code === code;
