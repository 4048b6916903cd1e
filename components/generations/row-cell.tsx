import clsx from "clsx";
import type { ReactNode } from "react";

/** A cell of a generation's row; where the row is a card, it carries its own label. */
export function Cell({
  label,
  right = false,
  className,
  children,
}: {
  label?: string;
  right?: boolean;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <td
      data-label={label}
      className={clsx(
        "min-w-0 @4xl:px-2 @4xl:py-2.5 @4xl:align-top",
        label && "before:block before:text-soft before:text-xs before:content-[attr(data-label)] @4xl:before:content-none",
        right && "tabular-nums @4xl:text-right",
        className,
      )}
    >
      {children}
    </td>
  );
}

/** A cell of two clipped lines, each in full on hover. */
export function TwoLines({ label, first, second, title = second }: { label: string; first: string; second: string; title?: string }) {
  return (
    <Cell label={label}>
      <span className="block truncate" title={first}>
        {first}
      </span>
      <span className="block truncate text-soft" title={title}>
        {second}
      </span>
    </Cell>
  );
}
