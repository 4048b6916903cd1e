import clsx from "clsx";
import type { ReactNode } from "react";

/** The frame of a page: one heading, its main action at the right, the content below. */
export function Page({
  title,
  description,
  back,
  actions,
  wide = false,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  /** The way back to the page above this one. */
  back?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={clsx("mx-auto flex w-full flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8", wide ? "max-w-7xl" : "max-w-4xl")}>
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          {back}
          <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
          {description && <p className="mt-1 max-w-prose text-soft">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
