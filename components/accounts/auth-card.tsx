import type { ReactNode } from "react";

/** The frame of the pages before the studio: one heading, one sentence, one form. */
export function AuthCard({ title, description, children }: { title: string; description?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-6 rounded-xl border bg-background p-6 sm:p-8">
      <header>
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {description && <p className="mt-1.5 text-soft">{description}</p>}
      </header>
      {children}
    </div>
  );
}
