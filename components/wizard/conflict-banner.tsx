"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { useWizard } from "./draft-context.tsx";

/** Two tabs changed the same draft: the user says which version stays. */
export function ConflictBanner() {
  const { store } = useWizard();
  const [busy, setBusy] = useState(false);
  const choose = async (work: () => Promise<void>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  return (
    <Callout
      tone="warning"
      title="This draft was changed in another tab"
      className="sticky border border-warning/40 top-14 z-20 mb-8 md:top-2"
    >
      <p>Nothing of this tab is saved until you choose. The version that you do not keep is lost.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" disabled={busy} onClick={() => choose(() => store.loadNewer())}>
          Load the newer version
        </Button>
        <Button size="small" disabled={busy} onClick={() => choose(() => store.keepMine())}>
          Keep mine
        </Button>
      </div>
    </Callout>
  );
}
