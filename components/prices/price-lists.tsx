"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/field.tsx";
import type { PricedModel } from "@/lib/prices/form.ts";
import type { ConnectionPrices } from "@/lib/prices/prices.ts";
import { PriceDialog, type PriceDraft } from "./price-dialog.tsx";
import { PriceList } from "./price-list.tsx";
import type { PriceActions } from "./types.ts";

/** With fewer models than this, reading is quicker than searching. */
const WORTH_SEARCHING = 12;

interface PriceListsProps {
  lists: readonly ConnectionPrices[];
  now: Date;
  /** A model whose form is open at first: where the wizard found no price. */
  wanted: PricedModel | null;
  /** Null for members, who only look. */
  actions: PriceActions | null;
}

/** All connections with their models' prices, a search over all of them, and the form. */
export function PriceLists({ lists, now, wanted, actions }: PriceListsProps) {
  const [search, setSearch] = useState("");
  const [draft, setDraft] = useState<PriceDraft | null>(() => (actions && wanted ? draftFor(lists, wanted) : null));
  const models = lists.reduce((sum, list) => sum + list.models.length, 0);
  const text = search.trim().toLowerCase();
  const found = lists
    .map((list) => ({ ...list, models: list.models.filter(({ modelId }) => modelId.toLowerCase().includes(text)) }))
    .filter((list) => text === "" || list.models.length > 0);
  return (
    <>
      {models >= WORTH_SEARCHING && (
        <div className="relative max-w-md">
          <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-soft" />
          <Input
            type="search"
            aria-label="Search models"
            placeholder="Search models"
            className="pl-9"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      {found.map((list) => (
        <PriceList key={list.id} list={list} now={now} searching={text !== ""} actions={actions} edit={actions ? setDraft : null} />
      ))}
      {found.length === 0 && (
        <p role="status" className="text-soft">
          No model’s id contains “{search.trim()}”.
        </p>
      )}
      {actions && draft && <PriceDialog draft={draft} save={actions.save} onClose={() => setDraft(null)} />}
    </>
  );
}

/** The form for one model, filled with the price that holds. Null for a connection that is not there, or costs nothing. */
function draftFor(lists: readonly ConnectionPrices[], { connectionId, modelId }: PricedModel): PriceDraft | null {
  const list = lists.find(({ id }) => id === connectionId);
  if (!list || list.provider === "demo" || modelId.trim() === "") return null;
  const known = list.models.find((model) => model.modelId === modelId);
  return {
    connectionId,
    connectionName: list.name,
    modelId,
    price: known?.own ?? known?.builtIn ?? null,
    source: known?.own?.source ?? "",
  };
}
