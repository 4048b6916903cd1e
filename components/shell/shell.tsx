import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { canChange } from "@/lib/accounts/actor.ts";
import { AccountMenu, type AccountMenuProps } from "./account-menu.tsx";
import { Logo } from "./logo.tsx";
import { MayChangeProvider } from "./may-change.tsx";
import { Navigation } from "./navigation.tsx";

/** The studio's frame: a left bar, which is a sheet on a phone, and the page. The sheet is a popover and needs no script. */
export function Shell({ user, children }: { user: AccountMenuProps; children: ReactNode }) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-background focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-background px-3 md:hidden">
        <button
          type="button"
          popoverTarget="sheet"
          aria-label="Open the menu"
          className="grid size-9 place-items-center rounded-md hover:bg-muted"
        >
          <MenuIcon className="size-5" />
        </button>
        <HomeLink />
      </header>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r bg-surface md:flex">
        <Bar user={user} />
      </aside>
      <div
        id="sheet"
        popover="auto"
        className="fixed inset-y-0 left-0 m-0 h-dvh w-64 flex-col border-r bg-surface text-foreground open:flex backdrop:bg-black/40 md:hidden"
      >
        <Bar user={user} />
      </div>
      <main id="content" className="min-w-0">
        <MayChangeProvider value={canChange(user)}>{children}</MayChangeProvider>
      </main>
    </div>
  );
}

function Bar({ user }: { user: AccountMenuProps }) {
  return (
    <>
      <div className="flex h-14 items-center px-4">
        <HomeLink />
      </div>
      <Navigation />
      <div className="mt-auto border-t p-2">
        <AccountMenu {...user} />
      </div>
    </>
  );
}

const HomeLink = () => (
  <Link href="/" prefetch={false} className="flex items-center gap-2 rounded-md font-semibold text-[0.9375rem] tracking-tight">
    <Logo /> Seedloom
  </Link>
);
