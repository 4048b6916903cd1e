import { Check } from "lucide-react";
import type { ReactNode } from "react";

/** Says beside a button that it worked; read out when it appears. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex items-center gap-1.5 text-soft">
      {children && <Check aria-hidden className="size-4 text-accent" />}
      {children}
    </p>
  );
}
