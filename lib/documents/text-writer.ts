import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { DocumentError } from "./errors.ts";
import { WordCounter } from "./words.ts";

/** The most text that is taken of one file, in UTF-16 code units. A file of 500 MB stays below it, an endless one does not. */
const MAX_TEXT = 1_200_000_000;

/** Parts are gathered to this size before they go to the file. */
const BUFFER = 64 * 1024;

/** What no text should hold: control characters that neither a model nor PostgreSQL takes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufeff]/g;

/** Writes a document's text to a UTF-8 file as it is found, and counts its words and pages. */
export class TextWriter {
  readonly #stream: WriteStream;
  readonly #limit: number;
  readonly #counter = new WordCounter();
  #buffer = "";
  #length = 0;
  #pages = 1;
  #failure: Error | undefined;

  constructor(path: string, limit = MAX_TEXT) {
    this.#limit = limit;
    this.#stream = createWriteStream(path, { encoding: "utf8" });
    this.#stream.on("error", (error) => {
      this.#failure = error;
    });
  }

  get words(): number {
    return this.#counter.words;
  }

  /** Pages begun so far. */
  get pages(): number {
    return this.#pages;
  }

  /** Writes text of the present page. @throws DocumentError `too-large`; the file system's error */
  async write(text: string): Promise<void> {
    await this.#add(text.replaceAll("\f", "\n").replace(CONTROLS, ""));
  }

  /** Ends the present page and begins the next. */
  async nextPage(): Promise<void> {
    this.#pages++;
    await this.#add("\f");
  }

  /** Waits until all is in the file. */
  async finish(): Promise<void> {
    await this.#flush();
    this.#stream.end();
    await finished(this.#stream);
  }

  /** Closes the file, however far it is. */
  async abandon(): Promise<void> {
    this.#stream.destroy();
    await finished(this.#stream).catch(() => undefined);
  }

  async #add(text: string): Promise<void> {
    this.#length += text.length;
    if (this.#length > this.#limit)
      throw new DocumentError("too-large", "This file holds more text than can be taken. Split it into several files and upload those.");
    this.#counter.add(text);
    this.#buffer += text;
    if (this.#buffer.length >= BUFFER) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#failure) throw this.#failure;
    const text = this.#buffer;
    this.#buffer = "";
    if (!this.#stream.write(text.toWellFormed())) await once(this.#stream, "drain");
  }
}
