import { Pencil, RotateCcw } from "lucide-react";
import { When } from "@/components/generations/when.tsx";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { formatPrice } from "@/lib/format.ts";
import type { ModelPriceView } from "@/lib/prices/prices.ts";

interface PriceLineProps {
  model: ModelPriceView;
  now: Date;
  pending: boolean;
  /** Both null for members. */
  edit: (() => void) | null;
  remove: (() => void) | null;
}

/** One model's price and where it comes from: a row of the table, and on a phone a block. */
export function PriceLine({ model, now, pending, edit, remove }: PriceLineProps) {
  const { modelId, own, builtIn } = model;
  const price = own ?? builtIn;
  const back = builtIn ? `Back to the built-in price of ${modelId}` : `Remove the price of ${modelId}`;
  return (
    <tr className="grid grid-cols-[1fr_1fr_auto] gap-x-3 gap-y-1 border-t px-5 py-3 sm:table-row sm:p-0">
      <td className="wrap-anywhere col-span-3 py-0 font-medium sm:py-2.5 sm:pr-3 sm:pl-5">{modelId}</td>
      {price ? (
        <>
          <Amount label="In" dollars={price.inputPerMillion} />
          <Amount label="Out" dollars={price.outputPerMillion} />
        </>
      ) : (
        <td colSpan={2} className="col-span-2 text-warning sm:px-3 sm:text-right">
          unknown
        </td>
      )}
      <td className="order-last col-span-3 text-[0.8125rem] text-soft sm:order-none sm:px-3 sm:py-2.5">
        <Origin model={model} now={now} />
      </td>
      {edit && (
        <td className="justify-self-end sm:py-1 sm:pr-5 sm:pl-3">
          <div className="flex justify-end gap-1">
            {own && remove && (
              <IconButton label={back} disabled={pending} onClick={remove}>
                <RotateCcw />
              </IconButton>
            )}
            {price ? (
              <IconButton label={`Change the price of ${modelId}`} onClick={edit}>
                <Pencil />
              </IconButton>
            ) : (
              <Button size="small" aria-label={`Enter the price of ${modelId}`} onClick={edit}>
                Enter price
              </Button>
            )}
          </div>
        </td>
      )}
    </tr>
  );
}

function Amount({ label, dollars }: { label: string; dollars: number }) {
  return (
    <td className="whitespace-nowrap tabular-nums sm:px-3 sm:py-2.5 sm:text-right">
      <span className="mr-1.5 text-soft sm:hidden">{label}</span>
      {formatPrice(dollars)}
    </td>
  );
}

function Origin({ model: { own, builtIn }, now }: { model: ModelPriceView; now: Date }) {
  if (!own) return builtIn ? `${builtIn.source}, ${builtIn.asOf}` : "Not in the built-in table, and not entered by an owner";
  return (
    <>
      {own.source || "Entered here"}
      <span className="block">
        {own.updatedBy || "someone who has left"}, <When date={own.updatedAt} now={now} />
      </span>
    </>
  );
}
