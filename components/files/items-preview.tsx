import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import type { FileDetails } from "@/lib/files/details.ts";
import { formatExact, plural } from "@/lib/format.ts";

const MOST_KEYS = 50;

/** Of data: which keys its items have, and the first items. */
export function ItemsPreview({ items, details }: { items: number; details: FileDetails }) {
  const { keys, first } = details;
  return (
    <Card>
      <CardHeader
        title="Items"
        description={`${plural(items, "item")}. In a Custom data curation, each becomes one input; you choose which key of it is used.`}
      />
      <CardBody className="flex flex-col gap-5">
        {keys.length > 0 && (
          <table className="w-full max-w-md text-[0.8125rem]">
            <caption className="sr-only">Keys</caption>
            <thead className="text-left text-soft text-xs">
              <tr>
                <th scope="col" className="border-b py-1.5 pr-3 font-medium">
                  Key
                </th>
                <th scope="col" className="border-b py-1.5 text-right font-medium">
                  Filled in
                </th>
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {keys.slice(0, MOST_KEYS).map(({ key, filled }) => (
                <tr key={key} className="[&>td]:border-b">
                  <td className="break-all py-1.5 pr-3 font-mono">{key}</td>
                  <td className="py-1.5 text-right">
                    {filled === items ? "every item" : `${formatExact(filled)} of ${formatExact(items)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {keys.length > MOST_KEYS && <p className="text-soft">and {formatExact(keys.length - MOST_KEYS)} more keys</p>}
        <ol aria-label="First items" className="flex flex-col gap-3">
          {first
            .map((item, index) => ({ number: index + 1, text: JSON.stringify(inOrder(item, keys), null, 2) }))
            .map(({ number, text }) => (
              <li key={number}>
                <p className="mb-1 text-soft text-xs">Item {number}</p>
                <pre
                  dir="auto"
                  className="whitespace-pre-wrap break-words rounded-lg border bg-surface px-4 py-3 font-mono text-[0.8125rem]"
                >
                  {text}
                </pre>
              </li>
            ))}
        </ol>
      </CardBody>
    </Card>
  );
}

/** The item with its keys in the file's order, which the database does not keep. */
function inOrder(item: unknown, keys: FileDetails["keys"]): unknown {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
  const place = new Map(keys.map(({ key }, index) => [key, index]));
  const last = keys.length;
  return Object.fromEntries(Object.entries(item).sort(([one], [other]) => (place.get(one) ?? last) - (place.get(other) ?? last)));
}
