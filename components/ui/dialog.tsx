"use client";

import * as Radix from "@radix-ui/react-dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./button.tsx";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the bottom right; the main one last. */
  footer?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

/**
 * A window over the page. Escape and the cross close it; focus stays inside and goes back afterwards. An element marked
 * `data-first-focus` has the focus first; `autoFocus` comes too early to be kept inside.
 */
export function Dialog({ open, onOpenChange, title, description, footer, wide = false, children }: DialogProps) {
  const opener = useRef<HTMLElement>(null);
  const focusFirst = (event: Event) => {
    if (document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    const wanted = event.target instanceof HTMLElement ? event.target.querySelector<HTMLElement>("[data-first-focus]") : null;
    if (!wanted) return;
    event.preventDefault();
    wanted.focus();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={focusFirst}
          onFocusOutside={({ target }) => {
            // A menu that led here gives the focus back to its button only now; the window keeps it, and notes the button.
            if (target instanceof HTMLElement) opener.current = target;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus();
          }}
          className={clsx(
            "fixed inset-x-3 top-1/2 z-50 mx-auto flex max-h-[88dvh] -translate-y-1/2 flex-col rounded-xl border bg-background",
            wide ? "max-w-3xl" : "max-w-lg",
          )}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4">
            <div className="min-w-0 pt-1">
              <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-soft">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X />
              </IconButton>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
