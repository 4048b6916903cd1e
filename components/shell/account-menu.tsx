import { ChevronsUpDown, LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { ROLE_WORDS } from "@/components/accounts/role-words.ts";
import type { Role } from "@/lib/accounts/actor.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

export interface AccountMenuProps {
  name: string;
  email: string;
  role: Role;
}

/** Who is signed in, the look of the studio, and the way out. Opens by `details`, without a script. */
export function AccountMenu({ name, email, role }: AccountMenuProps) {
  const id = useId();
  return (
    <details className="group relative" name={id}>
      <summary className="flex list-none items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-muted">
        <span
          aria-hidden
          className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-xs uppercase"
        >
          {(name || email).slice(0, 1)}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name || email}</span>
          <span className="block truncate text-soft text-xs">{ROLE_WORDS[role].label}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 text-soft" />
      </summary>
      <div className="absolute right-0 bottom-full left-0 mb-1 flex flex-col gap-1 rounded-lg border bg-background p-1.5 shadow-sm">
        <p className="truncate px-2 py-1 text-soft text-xs">{email}</p>
        <ThemeSwitch />
        <Link href="/settings/account" prefetch={false} className="flex items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-muted">
          <UserRound aria-hidden className="size-4" /> Your account
        </Link>
        <Link href="/sign-out" prefetch={false} className="flex items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-muted">
          <LogOut aria-hidden className="size-4" /> Sign out
        </Link>
      </div>
    </details>
  );
}
