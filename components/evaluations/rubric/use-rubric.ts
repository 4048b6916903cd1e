"use client";

import { useState } from "react";
import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import { type RubricErrors, rubricErrors } from "./rubric-errors.ts";
import { type EditedRubric, toContent, toEdited } from "./rubric-ops.ts";

/** A rubric that is being edited. What is wrong with it is told from the first attempt to save on. */
export function useRubric(initial: RubricContent) {
  const [rubric, setRubric] = useState<EditedRubric>(() => toEdited(initial));
  const [tried, setTried] = useState(false);
  const errors: RubricErrors = tried ? rubricErrors(rubric) : {};
  return {
    rubric,
    errors,
    setRubric,
    content: () => toContent(rubric),
    /** Returns whether it can be saved; otherwise the fields say what is wrong, and the first has the focus. */
    check: (): boolean => {
      setTried(true);
      const found = rubricErrors(rubric);
      // Once the messages stand there.
      if (Object.keys(found).length > 0) setTimeout(focusFirstInvalid);
      return Object.keys(found).length === 0;
    },
  };
}

/** The first field of the page that is wrong; where only a message stands, that comes in sight. */
export function focusFirstInvalid() {
  const field = document.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (field) return field.focus();
  document.querySelector('[role="alert"]')?.scrollIntoView({ block: "center" });
}
