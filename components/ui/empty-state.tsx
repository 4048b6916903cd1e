import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What stands where there is nothing yet: one sentence that teaches the next step, and one button. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl border border-dashed px-6 py-14 text-center">
      <Icon aria-hidden className="size-7 text-soft" strokeWidth={1.5} />
      <div>
        <p className="font-medium text-[0.9375rem]">{title}</p>
        {children && <p className="mx-auto mt-1 max-w-md text-soft">{children}</p>}
      </div>
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
