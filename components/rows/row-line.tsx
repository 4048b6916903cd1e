import clsx from "clsx";
import type { ReactNode } from "react";
import { MOST_COLUMNS } from "./columns.ts";
import { LikenessBadge } from "./likeness-badge.tsx";
import type { RowSummary } from "./types.ts";

interface RowLineProps {
  row: RowSummary;
  /** The text of its seed. */
  seed: string;
  /** Whether the Tab key stops here. */
  reachable: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** One row: a line of the table, and on a narrow screen a card. A click anywhere opens it; the keyboard has a button. */
export function RowLine({ row, seed, reachable, onFocus, onOpen }: RowLineProps) {
  return (
    <tr
      onClick={() => !String(getSelection()) && onOpen()}
      className="block cursor-pointer border-b px-4 py-3 last:border-b-0 hover:bg-surface @2xl:table-row @2xl:p-0"
    >
      {row.fields.slice(0, MOST_COLUMNS).map((field, position) => (
        <Cell key={field.name}>
          {position === 0 ? (
            <button
              type="button"
              data-row={row.id}
              tabIndex={reachable ? 0 : -1}
              onFocus={onFocus}
              onClick={(event) => {
                event.stopPropagation();
                onOpen();
              }}
              className="line-clamp-2 w-full break-words rounded-sm text-left font-medium"
            >
              {preview(field.text)}
            </button>
          ) : (
            <span className="mt-1 line-clamp-2 break-words text-soft @2xl:mt-0">{preview(field.text)}</span>
          )}
        </Cell>
      ))}
      {row.likeness && (
        <Cell className="mt-2 text-soft text-xs @2xl:mt-0">
          <LikenessBadge likeness={row.likeness} />
        </Cell>
      )}
      <Cell className="mt-2 text-soft text-xs @2xl:mt-0">
        <span className="line-clamp-1 break-words @2xl:line-clamp-2" title={seed}>
          {seed}
        </span>
      </Cell>
    </tr>
  );
}

/** Without the marks of code, which say nothing in two lines. */
const preview = (text: string) =>
  text
    .replace(/^\s*(```|~~~)\S*\s*$/gm, "")
    .replace(/`([^`\n]+)`/g, "$1")
    .trim();

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <td
      className={clsx(
        "block align-top @2xl:table-cell @2xl:border-b @2xl:px-3 @2xl:first:pl-4 @2xl:last:pr-4 @2xl:py-2.5 @2xl:[tr:last-child>&]:border-b-0",
        className,
      )}
    >
      {children}
    </td>
  );
}
