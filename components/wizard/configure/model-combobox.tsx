"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, useId, useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import type { ModelInfo } from "@/lib/inference/types.ts";
import type { AssistState } from "../use-assist.ts";
import { MOST_OPTIONS, matchModels } from "./model-options.ts";
import { ModelPopup } from "./model-popup.tsx";

/** An input with a list below it, after the ARIA pattern “editable combobox with list autocomplete”. */
export function ModelCombobox({
  inputProps,
  value,
  onChange,
  list,
  open,
  onOpenChange,
  onRetry,
}: {
  inputProps: ComponentProps<"input">;
  value: string;
  onChange: (value: string) => void;
  list: AssistState<ModelInfo[]>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRetry: () => void;
}) {
  const popupId = useId();
  const [active, setActive] = useState(-1);
  const matches = matchModels(list.kind === "done" ? list.answer : [], value);
  const shown = matches.slice(0, MOST_OPTIONS);
  const optionId = (index: number) => `${popupId}-${index}`;

  const close = () => {
    onOpenChange(false);
    setActive(-1);
  };
  const pick = (model: ModelInfo) => {
    onChange(model.id);
    close();
  };
  const move = (by: number) => {
    onOpenChange(true);
    if (shown.length === 0) return;
    const next = active < 0 && by < 0 ? shown.length - 1 : (active + by + shown.length) % shown.length;
    setActive(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const model = shown[active];
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && open) model ? pick(model) : close();
    else if (event.key === "Escape" && open) close();
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <Input
        {...inputProps}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? popupId : undefined}
        aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        className="pr-10 font-mono text-[0.8125rem]"
        onChange={(event) => {
          onChange(event.target.value);
          onOpenChange(true);
          setActive(-1);
        }}
        onClick={() => onOpenChange(true)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          inputProps.onBlur?.(event);
          close();
        }}
      />
      <IconButton
        label={open ? "Close the list" : "Show the list"}
        tabIndex={-1}
        // The input keeps the focus, and so the list stays until the press is over.
        onMouseDown={(event) => event.preventDefault()}
        className="absolute top-0.5 right-0.5"
        onClick={() => (open ? close() : onOpenChange(true))}
      >
        <ChevronDown />
      </IconButton>
      {open && (
        <ModelPopup
          id={popupId}
          optionId={optionId}
          list={list}
          shown={shown}
          hidden={matches.length - shown.length}
          active={active}
          chosen={value.trim()}
          onPick={pick}
          onRetry={onRetry}
        />
      )}
    </div>
  );
}
