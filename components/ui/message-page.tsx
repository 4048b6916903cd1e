import type { ReactNode } from "react";
import { Logo } from "../shell/logo.tsx";

/** A calm page that holds one message and a way on. */
export function MessagePage({ title, children, actions }: { title: string; children: ReactNode; actions: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-[80dvh] max-w-md flex-col items-center justify-center gap-4 px-6 text-center">
      <Logo className="size-9" />
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="text-soft">{children}</div>
      <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>
    </div>
  );
}
