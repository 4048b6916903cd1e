"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import type { GenerationActions } from "./types.ts";

const LimitDialog = dynamic(() => import("./limit-dialog.tsx").then((module) => module.LimitDialog));

/** Leads to the spending limit from where its being reached is told. */
export function LimitButton(props: { id: string; limit: number | null; setLimit: GenerationActions["setLimit"] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" size="small" onClick={() => setOpen(true)}>
        Change the limit
      </Button>
      {open && <LimitDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
