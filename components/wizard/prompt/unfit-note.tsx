import { Callout } from "@/components/ui/callout.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import type { UnfitItems } from "@/lib/items/facts.ts";

/** Which items are not sent, and why. */
export function UnfitNote({ unfit, keys }: { unfit: UnfitItems; keys: readonly string[] }) {
  const { items, first, exact } = unfit;
  const shown = first.map((number) => formatExact(number)).join(", ");
  return (
    <Callout tone="warning" title={`${exact ? "" : "At least "}${plural(items, "item")} will not be sent`}>
      In {items === 1 ? "it" : "them"} {listKeys(keys)} is missing or empty. {items === 1 ? "It is" : "They are"} left out of the dataset
      and not counted as asked.
      {shown &&
        ` ${items === 1 ? "It is" : "They are"} number ${shown}${items > first.length ? ` and ${formatExact(items - first.length)} more` : ""}.`}
    </Callout>
  );
}

const listKeys = (keys: readonly string[]) =>
  keys.length <= 1 ? `“${keys[0] ?? ""}”` : `one of ${keys.map((key) => `“${key}”`).join(", ")}`;
