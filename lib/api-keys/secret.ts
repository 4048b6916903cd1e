import { createHash, randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 43 digits of base 62 hold 256 bits. */
const DIGITS = 43;
/** Of the key, shown in lists: `sl_` and six digits. */
const PREFIX_LENGTH = 9;

/** A new key: `sl_` and letters and digits only, so that a double click takes all of it. */
export const newSecret = () => `sl_${Array.from({ length: DIGITS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;

/** SHA-256 in hexadecimal. A slow hash is for what people think up; nobody guesses 256 random bits. */
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("hex");

export const prefixOf = (secret: string) => secret.slice(0, PREFIX_LENGTH);

/** Whether a text can be a key of ours at all. */
export const looksLikeSecret = (text: string) => /^sl_[0-9A-Za-z]{43}$/.test(text);
