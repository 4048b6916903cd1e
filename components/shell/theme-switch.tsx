"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import type { Theme } from "@/lib/theme.ts";

const OPTIONS: { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
];

const YEAR = 31_536_000;

/** Light, dark, or as the system; kept in a cookie so that the server already sends the right one. */
export function ThemeSwitch() {
  const [chosen, setChosen] = useState<string>();
  useEffect(() => setChosen(document.documentElement.dataset.theme), []);
  const choose = (theme: Theme) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
    document.documentElement.dataset.theme = theme;
    setChosen(theme);
  };
  return (
    <div role="radiogroup" aria-label="Appearance" className="grid grid-cols-3 rounded-md bg-muted p-0.5">
      {OPTIONS.map(({ theme, label, icon: Icon }) => (
        // biome-ignore lint/a11y/useSemanticElements: three icons in a row; arrow keys are not needed for three tab stops
        <button
          key={theme}
          type="button"
          role="radio"
          aria-checked={chosen === theme}
          aria-label={label}
          title={label}
          onClick={() => choose(theme)}
          className="grid h-7 place-items-center rounded-sm text-soft aria-checked:bg-background aria-checked:text-foreground"
        >
          <Icon className="size-4" />
        </button>
      ))}
    </div>
  );
}
