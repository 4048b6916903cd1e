"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { Callout } from "@/components/ui/callout.tsx";
import type { PublicError } from "@/lib/errors.ts";
import { STEPS } from "@/lib/generation/config.ts";
import { STEP_NAMES, stepHref } from "../steps.ts";

/** Why the generation was not started, with the way to the field at fault: its code names the step (`bad-input:configure`). */
export function StartError({ id, error }: { id: string; error: PublicError }) {
  const step = STEPS.find((name) => error.code === `bad-input:${name}`);
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is far from here on a long page.
  useEffect(() => void box.current?.scrollIntoView({ block: "center" }), []);
  const field = error.field?.split(".")[0] ?? "";
  return (
    <div ref={box}>
      <Callout tone="danger" title="The generation was not started">
        {error.message}{" "}
        {step && step !== "summary" && (
          <Link href={`${stepHref(id, step)}#${field}`} className="font-medium underline underline-offset-4">
            Go to {STEP_NAMES[step]}
          </Link>
        )}
      </Callout>
    </div>
  );
}
