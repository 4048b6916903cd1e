import { createHmac, timingSafeEqual } from "node:crypto";
import { isUuid } from "../accounts/uuid.ts";
import { AppError } from "../errors.ts";
import { SPLITS, type Split } from "../export/settings.ts";
import { deriveKey } from "../secrets.ts";

// Links to finished data: whoever has one may read that one file until it expires, without signing in.

export interface DataLink {
  exportId: string;
  split: Split;
  /** Seconds since 1970. */
  expires: number;
}

/** The last part of a link's address: what it is for, and an HMAC-SHA256 of that by a key of this studio's. */
export function signLink({ exportId, split, expires }: DataLink): string {
  const text = Buffer.from(`${exportId}.${split}.${expires}`).toString("base64url");
  return `${text}.${macOf(text).toString("base64url")}`;
}

/** @throws AppError `not-found:link` for one that this studio did not make; `forbidden:link` for one that has expired */
export function readLink(token: string, now: Date): DataLink {
  const [text = "", mac = ""] = token.split(".");
  const given = Buffer.from(mac, "base64url");
  const right = macOf(text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw unknown();
  const [exportId, name, seconds] = Buffer.from(text, "base64url").toString().split(".");
  const split = SPLITS.find((known) => known === name);
  const expires = Number(seconds);
  if (!isUuid(exportId) || !split || !Number.isInteger(expires)) throw unknown();
  if (expires * 1_000 <= now.getTime())
    throw new AppError(
      "forbidden:link",
      `This link expired on ${new Date(expires * 1_000).toISOString()}. Ask for a new one: POST /v1/workflow/data.`,
    );
  return { exportId, split, expires };
}

const macOf = (text: string) => createHmac("sha256", deriveKey("workflow-data")).update(text).digest();

const unknown = () => new AppError("not-found:link", "This link is not right. Ask for a new one: POST /v1/workflow/data.");
