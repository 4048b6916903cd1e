"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { KeyboardEventHandler, ReactNode } from "react";
import { IconButton } from "./button.tsx";

interface SideSheetProps {
  title: ReactNode;
  /** One line below the title. */
  about?: ReactNode;
  /** Names what scrolls inside. */
  label: string;
  /** What the content is of: when it changes, the content begins at its top. */
  contentKey: string;
  footer?: ReactNode;
  onKeyDown?: KeyboardEventHandler;
  onClose: () => void;
  /** Finds what has the focus afterwards. */
  opener: () => HTMLElement | null;
  children: ReactNode;
}

/** A sheet over the right side of the page, for one thing of a list. Escape and the cross close it. */
export function SideSheet({ title, about, label, contentKey, footer, onKeyDown, onClose, opener, children }: SideSheetProps) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener()?.focus();
          }}
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-2xl flex-col border-l bg-background outline-none"
        >
          <div className="flex items-start gap-3 border-b px-5 py-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
              {about && <p className="mt-0.5 line-clamp-2 break-words text-[0.8125rem] text-soft">{about}</p>}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X />
              </IconButton>
            </Radix.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <section aria-label={label} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-5 py-4" key={contentKey}>
            {children}
          </section>
          {footer && <div className="flex items-center justify-between gap-2 border-t px-5 py-3">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
