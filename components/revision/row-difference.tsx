import { textOfValue } from "@/components/rows/summarise.ts";
import type { JsonValue } from "@/lib/json.ts";
import { type DiffPart, diffWords } from "@/lib/revision/word-diff.ts";

type Row = Readonly<Record<string, JsonValue>>;

interface RowDifferenceProps {
  before: Row;
  after: Row;
  /** What the two sides are called. */
  titles?: readonly [before: string, after: string];
}

/** A row before and after, field by field; what was removed and added is marked word by word, and not by colour alone. */
export function RowDifference({ before, after, titles = ["Before", "After"] }: RowDifferenceProps) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <div className="flex flex-col gap-4">
      {names.map((name) => {
        const [left, right] = [textOf(before[name]), textOf(after[name])];
        if (left.trim() === right.trim()) return <SameField key={name} name={name} text={left} />;
        const parts = diffWords(left, right);
        return (
          <div key={name}>
            <h3 className="mb-1.5 font-medium text-soft text-xs first-letter:uppercase">{name}</h3>
            <div className="grid gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-2">
              <Side title={titles[0]} parts={parts} hide="added" />
              <Side title={titles[1]} parts={parts} hide="removed" />
            </div>
          </div>
        );
      })}
    </div>
  );
}

const TEXT = "whitespace-pre-wrap break-words font-mono text-[0.8125rem] leading-relaxed";

function Side({ title, parts, hide }: { title: string; parts: readonly DiffPart[]; hide: DiffPart["kind"] }) {
  return (
    <div className="min-w-0 bg-background px-4 py-3">
      <p className="mb-1 text-soft text-xs">{title}</p>
      <div className={TEXT}>
        {parts
          .filter(({ kind }) => kind !== hide)
          .map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of two texts never move
            <Part key={index} part={part} />
          ))}
      </div>
    </div>
  );
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === "removed") return <del className="rounded-sm bg-danger-soft text-danger decoration-from-font">{text}</del>;
  if (kind === "added") return <ins className="rounded-sm bg-accent-soft text-accent underline decoration-from-font">{text}</ins>;
  return text;
}

/** A field that was left as it is: there to be read, but in the background. */
const SameField = ({ name, text }: { name: string; text: string }) => (
  <div>
    <h3 className="mb-1 font-medium text-soft text-xs first-letter:uppercase">{name}</h3>
    <div className={`${TEXT} line-clamp-3 text-soft`} title={text.length > LONG ? text : undefined}>
      {text === "" ? "(none)" : text}
    </div>
  </div>
);

const LONG = 200;

const textOf = (value: JsonValue | undefined) => textOfValue(value ?? null);
