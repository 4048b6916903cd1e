/** A value of JSON, or where an object or array begins or ends. */
export type JsonEvent =
  | { kind: "key"; key: string }
  | { kind: "value"; text: string }
  | { kind: "open"; of: "object" | "array" }
  | { kind: "close" };

type Level = { of: "object" | "array"; indent: string; items: number; apart: boolean };

/**
 * Makes readable lines of JSON as its events come, in constant memory: `key: value`, what is nested indented, the items
 * of a list with a dash. The items of the outermost list, and of lists right inside the outermost object, stand apart
 * by a blank line, so that a chunk ends between items.
 */
export class JsonPrinter {
  readonly #levels: Level[] = [];
  #key: string | undefined;
  readonly #itemsApart: boolean;
  /** A list item's dash, for the next line that is printed. */
  #dash: string | undefined;

  /** `itemsApart`: whether the outermost lists' items stand apart; not so in a value that is an item itself. */
  constructor(itemsApart = true) {
    this.#itemsApart = itemsApart;
  }

  /** The text that this event adds. */
  print(event: JsonEvent): string {
    if (event.kind === "key") {
      this.#key = event.key;
      return "";
    }
    if (event.kind === "close") {
      this.#levels.pop();
      this.#dash = undefined;
      return "";
    }
    const level = this.#levels.at(-1);
    const before = level?.apart && level.items > 0 ? "\n" : "";
    if (level) level.items++;
    if (event.kind === "value") return before + this.#line(level, event.text);
    const heading = this.#headingOf(level);
    // Only lists are apart; one inside an object that is itself an item is not.
    const apart = this.#itemsApart && event.of === "array" && (level === undefined || (level.of === "object" && this.#levels.length === 1));
    this.#levels.push({ of: event.of, indent: this.#indentOf(level), items: 0, apart });
    return before + heading;
  }

  #line(level: Level | undefined, text: string): string {
    const label = this.#takeKey();
    const dash = level?.of === "array" && !level.apart ? "- " : "";
    return `${this.#takeStart(level)}${dash}${label}${text}\n`;
  }

  #headingOf(level: Level | undefined): string {
    if (level?.of === "object") return `${this.#takeStart(level)}${this.#takeKey().trimEnd()}\n`;
    if (level?.of === "array" && !level.apart) this.#dash = `${this.#takeStart(level)}- `;
    return "";
  }

  #indentOf(level: Level | undefined): string {
    return level === undefined || level.apart ? (level?.indent ?? "") : `${level.indent}  `;
  }

  #takeKey(): string {
    const key = this.#key;
    this.#key = undefined;
    return key === undefined ? "" : `${key}: `;
  }

  #takeStart(level: Level | undefined): string {
    const start = this.#dash ?? level?.indent ?? "";
    this.#dash = undefined;
    return start;
  }
}

/** The events of a value that is in memory. */
export function* eventsOf(value: unknown): Generator<JsonEvent> {
  if (Array.isArray(value)) {
    yield { kind: "open", of: "array" };
    for (const item of value) yield* eventsOf(item);
    yield { kind: "close" };
  } else if (typeof value === "object" && value !== null) {
    yield { kind: "open", of: "object" };
    for (const [key, item] of Object.entries(value)) {
      yield { kind: "key", key };
      yield* eventsOf(item);
    }
    yield { kind: "close" };
  } else yield { kind: "value", text: String(value) };
}
