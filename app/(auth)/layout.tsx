import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo.tsx";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 px-4 py-10">
      <p className="flex items-center justify-center gap-2.5 font-semibold text-lg tracking-tight">
        <Logo className="size-7" /> Seedloom
      </p>
      {children}
    </main>
  );
}
