import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { PriceLists } from "@/components/prices/price-lists.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Page } from "@/components/ui/page.tsx";
import { ensureDemoConnection } from "@/lib/connections/connections.ts";
import { listPrices } from "@/lib/prices/prices.ts";
import { removePriceAction, savePriceAction } from "./actions.ts";

export const metadata: Metadata = { title: "Prices" };

export default async function PricesPage({ searchParams }: PageProps<"/settings/prices">) {
  const user = await pageUser();
  const owner = user.role === "owner";
  const { connection, model } = await searchParams;
  await ensureDemoConnection();
  const lists = await listPrices(user);
  return (
    <Page
      title="Prices"
      description="What a model’s provider charges for a million tokens (a token is about three quarters of a word): in is what the model reads, out what it writes. Estimates, costs and spending limits are reckoned with these."
    >
      <Callout>
        {owner
          ? "A change holds for estimates and for generations that are started from now on; those that were started keep the price they began with. A model without a price costs “unknown”, never nothing: enter 0 for one that runs on a machine of your own."
          : "Only owners change prices. If a model’s price is not known, its cost is “unknown” and it cannot have a spending limit: ask an owner to enter the price."}
      </Callout>
      <PriceLists
        lists={lists}
        now={new Date()}
        wanted={typeof connection === "string" && typeof model === "string" ? { connectionId: connection, modelId: model } : null}
        actions={owner ? { save: savePriceAction, remove: removePriceAction } : null}
      />
    </Page>
  );
}
