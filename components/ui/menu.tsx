"use client";

import * as Radix from "@radix-ui/react-dropdown-menu";
import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface MenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  /** For menus that are loaded at the first click, and so open at once. */
  defaultOpen?: boolean;
}

/** A button that opens a short list of actions. `trigger` is a single button. */
export function Menu({ trigger, children, align = "end", defaultOpen = false }: MenuProps) {
  // Inside the page's own landmark, so that screen readers find the menu within the page.
  const place = typeof document === "undefined" ? null : document.getElementById("content");
  return (
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={place}>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 rounded-lg border bg-background p-1 shadow-sm"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({ className, danger = false, ...props }: ComponentProps<typeof Radix.Item> & { danger?: boolean }) {
  return (
    <Radix.Item
      className={clsx(
        "flex select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none data-[highlighted]:bg-muted data-[disabled]:text-soft [&_svg]:size-4",
        danger && "text-danger",
        className,
      )}
      {...props}
    />
  );
}

export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-line" />;
