"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardHeader } from "@/components/ui/card.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { plural } from "@/lib/format.ts";
import type { ConnectionPrices, ModelPriceView } from "@/lib/prices/prices.ts";
import type { PriceDraft } from "./price-dialog.tsx";
import { PriceLine } from "./price-line.tsx";
import type { PriceActions } from "./types.ts";

interface PriceListProps {
  list: ConnectionPrices;
  now: Date;
  /** Whether only what was searched for is in the list: then all of it is shown. */
  searching: boolean;
  actions: PriceActions | null;
  /** Opens the form; null for members. */
  edit: ((draft: PriceDraft) => void) | null;
}

/** One connection's models: those that matter here, and on request every model of the built-in table. */
export function PriceList({ list, now, searching, actions, edit }: PriceListProps) {
  const { id, name, provider, models } = list;
  const [all, setAll] = useState(false);
  const { run, pending, error } = useOutcome();
  const canEdit = edit !== null && provider !== "demo";
  const atHand = models.filter(({ used, own }) => used || own !== null);
  const shown = all || searching ? models : atHand;
  const hidden = models.length - shown.length;
  const open = (model: ModelPriceView) =>
    edit?.({
      ...{ connectionId: id, connectionName: name, modelId: model.modelId },
      ...{ price: model.own ?? model.builtIn, source: model.own?.source ?? "" },
    });
  return (
    <Card aria-label={`Prices of ${name}`}>
      <CardHeader
        title={name}
        description={provider === "demo" ? "Costs nothing." : undefined}
        aside={
          canEdit && (
            <Button
              size="small"
              aria-label={`Add a model’s price to ${name}`}
              onClick={() => edit({ connectionId: id, connectionName: name, modelId: "", price: null, source: "" })}
            >
              <Plus aria-hidden /> Add a model
            </Button>
          )
        }
      />
      {error && (
        <Callout tone="danger" className="mx-5 mt-4">
          {error}
        </Callout>
      )}
      <div className="pt-4 pb-2">
        {shown.length > 0 && (
          <table className="block w-full sm:table">
            <thead className="hidden text-left text-[0.8125rem] text-soft sm:table-header-group">
              <tr>
                <th className="py-1.5 pr-3 pl-5 font-normal">Model</th>
                <th className="px-3 py-1.5 text-right font-normal">In, per million</th>
                <th className="px-3 py-1.5 text-right font-normal">Out, per million</th>
                <th className="px-3 py-1.5 font-normal">From</th>
                {canEdit && (
                  <th className="py-1.5 pr-5 pl-3">
                    <span className="sr-only">Change</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody className="block sm:table-row-group" aria-busy={pending}>
              {shown.map((model) => (
                <PriceLine
                  key={model.modelId}
                  model={model}
                  now={now}
                  pending={pending}
                  edit={canEdit ? () => open(model) : null}
                  remove={canEdit && actions ? () => run(() => actions.remove({ connectionId: id, modelId: model.modelId })) : null}
                />
              ))}
            </tbody>
          </table>
        )}
        {models.length === 0 && (
          <p className="px-5 pb-3 text-soft">
            No price is known here: the built-in table holds the models of OpenAI at their own address, OpenAI’s at OpenRouter, and AWS
            Bedrock’s. {canEdit ? "Add the models that you use." : ""}
          </p>
        )}
        {(hidden > 0 || (all && atHand.length < models.length && !searching)) && (
          <div className="px-3 pb-2">
            <Button size="small" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? "Show fewer" : `Show ${plural(hidden, "built-in price")}`}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
