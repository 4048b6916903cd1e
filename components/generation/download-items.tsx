"use client";

import Link from "next/link";
import { useId } from "react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { MenuItem } from "@/components/ui/menu.tsx";

/** A menu's entries for the pairs of one generation, in each format. */
export function DownloadItems({ id, verb }: { id: string; verb?: string }) {
  return (
    <>
      <DownloadItem id={id} verb={verb} format="json" label="JSON" hint="One list of all pairs; for programs" />
      <DownloadItem id={id} verb={verb} format="jsonl" label="JSONL" hint="One pair a line; for training tools" />
      <DownloadItem
        id={id}
        verb={verb}
        format="csv"
        label="CSV"
        hint="For spreadsheets; texts that begin like a formula (= + - @) get an apostrophe in front"
      />
      <DownloadItem id={id} verb={verb} format="openai" label="OpenAI chat" hint="Conversations, one a line; for training chat models" />
      <ForChangers>
        <MenuItem asChild className="max-w-80">
          <Link href={`/generations/${id}/export`} prefetch={false}>
            More formats and options…
          </Link>
        </MenuItem>
      </ForChangers>
    </>
  );
}

interface DownloadItemProps {
  id: string;
  format: string;
  label: string;
  hint: string;
  /** Stands before the label where the menu holds other things than downloads. */
  verb?: string | undefined;
}

export function DownloadItem({ id, format, label, hint, verb }: DownloadItemProps) {
  const key = useId();
  return (
    <MenuItem asChild className="max-w-80">
      <a href={`/api/generations/${id}/download?format=${format}`} download aria-describedby={`${key}-hint`}>
        <span className="min-w-0">
          <span className="block font-medium">
            {verb && `${verb} `}
            {label}
          </span>
          <span id={`${key}-hint`} aria-hidden className="block text-soft text-xs">
            {hint}
          </span>
        </span>
      </a>
    </MenuItem>
  );
}
