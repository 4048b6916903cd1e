import clsx from "clsx";
import { MessageSquareText, Pencil } from "lucide-react";
import { textOfValue } from "@/components/rows/summarise.ts";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { clip } from "@/components/ui/clip.ts";
import { formatExact } from "@/lib/format.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { SHOWN_FIELDS } from "./columns.ts";
import { StateBadge } from "./state-badge.tsx";

interface ReviewLineProps {
  row: ReviewRow;
  place: number;
  names: readonly string[];
  /** Whether the keys are about it. */
  active: boolean;
  /** Whether the Tab key stops here. */
  reachable: boolean;
  chosen: boolean;
  onChoose: (range: boolean) => void;
  onActive: () => void;
  onOpen: () => void;
}

/** One row: a line of the table, on a phone a card; each as high as the next. A click opens it. */
export function ReviewLine({ row, place, names, active, reachable, chosen, onChoose, onActive, onOpen }: ReviewLineProps) {
  const [first, ...others] = names.slice(0, SHOWN_FIELDS).map((name) => preview(textOfValue(row.data[name] ?? null)));
  return (
    <tr
      aria-rowindex={place + 2}
      onClick={() => !String(getSelection()) && onOpen()}
      className={clsx(
        "grid h-33 cursor-pointer grid-cols-[auto_minmax(0,1fr)] content-center gap-x-3 border-b px-4 md:table-row md:h-14.5",
        active ? "bg-accent-soft" : chosen ? "bg-info-soft" : "hover:bg-surface",
        row.state === "deleted" && "text-soft",
      )}
    >
      <td className="row-span-3 md:border-b md:pl-4 md:align-middle">
        <ForChangers>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Choose pair ${formatExact(place + 1)}`}
            checked={chosen}
            onChange={() => {}}
            onClick={(event) => {
              event.stopPropagation();
              onChoose(event.shiftKey);
            }}
            className="size-4 cursor-pointer accent-accent"
          />
        </ForChangers>
      </td>
      <td className="hidden text-right text-soft text-xs tabular-nums md:table-cell md:border-b md:px-2 md:align-middle">
        {formatExact(place + 1)}
      </td>
      <td className="min-w-0 md:border-b md:px-2 md:align-middle">
        <button
          type="button"
          data-place={place}
          tabIndex={reachable ? 0 : -1}
          onFocus={onActive}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
          className="line-clamp-2 w-full break-words rounded-sm text-left font-medium"
        >
          {first || "(empty)"}
        </button>
      </td>
      {others.map((text, index) => (
        <td
          key={names[index + 1]}
          className={clsx("min-w-0 text-soft md:table-cell md:border-b md:px-2 md:align-middle", index > 0 && "hidden")}
        >
          <span className="line-clamp-1 break-words md:line-clamp-2">{text}</span>
        </td>
      ))}
      <td className="hidden min-w-0 text-soft text-xs md:table-cell md:border-b md:px-2 md:align-middle">
        <span className="line-clamp-2 break-words" title={row.seed}>
          {clip(row.seed)}
        </span>
      </td>
      <td className="hidden text-right tabular-nums md:table-cell md:border-b md:px-2 md:align-middle">
        {row.score === null ? "–" : row.score.toFixed(1)}
      </td>
      <td className="col-start-2 mt-1 flex items-center gap-2 md:mt-0 md:table-cell md:border-b md:px-2 md:align-middle">
        <StateBadge state={row.state} />
        {row.edited && <Pencil role="img" aria-label="Edited" className="ml-1.5 inline size-3.5 text-soft" />}
        {row.note && <MessageSquareText role="img" aria-label={`Note: ${clip(row.note)}`} className="ml-1.5 inline size-3.5 text-soft" />}
        {row.score !== null && <span className="text-soft text-xs tabular-nums md:hidden">Score {row.score.toFixed(1)}</span>}
      </td>
    </tr>
  );
}

/** Without the marks of code, which say nothing in two lines. */
const preview = (text: string) =>
  clip(text)
    .replace(/^\s*(```|~~~)\S*\s*$/gm, "")
    .replace(/`([^`\n]+)`/g, "$1")
    .trim();
