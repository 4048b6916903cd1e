"use client";

import { LayoutTemplate } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { SaveTemplate } from "@/components/templates/types.ts";
import { Button } from "@/components/ui/button.tsx";
import { useWizard } from "../draft-context.tsx";

const SaveTemplateDialog = dynamic(() => import("@/components/templates/save-template-dialog.tsx"));

/** Offers to keep these settings for further datasets. */
export function SaveAsTemplate({ name, save }: { name: string; save: SaveTemplate }) {
  const { id, store } = useWizard();
  const [open, setOpen] = useState(false);
  const saveStored: SaveTemplate = async (input) => {
    await store.flush();
    return save(input);
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-[0.8125rem] text-soft">Will you make more datasets like this one?</p>
      <Button size="small" onClick={() => setOpen(true)}>
        <LayoutTemplate aria-hidden /> Save as template
      </Button>
      {open && <SaveTemplateDialog id={id} name={name} save={saveStored} onClose={() => setOpen(false)} />}
    </div>
  );
}
