"use client";

/** The keys of the items, to be put into the instruction where the cursor stands. */
export function KeyChips({ keys, onInsert }: { keys: readonly string[]; onInsert: (text: string) => void }) {
  if (keys.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-[0.8125rem]">
      <span className="text-soft">Insert a field:</span>
      {keys.slice(0, MOST).map((key) => (
        <button
          key={key}
          type="button"
          // The text keeps its cursor.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(`{{${key}}}`)}
          className="max-w-60 truncate rounded-full border border-line-strong px-2.5 py-0.5 font-mono text-xs hover:bg-muted"
        >
          {`{{${key}}}`}
        </button>
      ))}
      {keys.length > MOST && <span className="text-soft">and {keys.length - MOST} more, to be typed</span>}
    </div>
  );
}

const MOST = 30;
