import clsx from "clsx";
import { plural } from "@/lib/format.ts";
import type { ItemsFacts } from "@/lib/items/facts.ts";
import { fieldsOf, fieldText, isEmptyField } from "@/lib/items/fields.ts";

const MOST_KEYS = 8;

/** The first items of the file as a table, the input marked. */
export function FirstItems({ facts, inputKey }: { facts: ItemsFacts; inputKey: string }) {
  const keys = facts.keys.slice(0, MOST_KEYS).map(({ key }) => key);
  const more = facts.keys.length - keys.length;
  return (
    <div className="flex flex-col gap-1.5">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label="First items" className="overflow-x-auto rounded-lg border">
        <table className="w-full border-separate border-spacing-0 text-[0.8125rem]">
          <caption className="sr-only">The first items of the file</caption>
          <thead className="text-left text-soft text-xs">
            <tr>
              {keys.map((key) => (
                <th
                  key={key}
                  scope="col"
                  className={clsx("border-b px-3 py-2 font-medium font-mono", key === inputKey && "bg-accent-soft text-foreground")}
                >
                  {key}
                  {key === inputKey && <span className="sr-only"> (the input)</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.first.map((item, index) => {
              const fields = fieldsOf(item);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: items have no ids, and these never move
                <tr key={index} className="[&:last-child>td]:border-b-0">
                  {keys.map((key) => (
                    <td key={key} className={clsx("min-w-32 border-b px-3 py-2 align-top", key === inputKey && "bg-accent-soft")}>
                      {isEmptyField(fields.get(key)) ? (
                        <span className="text-warning">empty</span>
                      ) : (
                        <span className="line-clamp-3 break-words">{fieldText(fields.get(key))}</span>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {more > 0 && <p className="text-[0.8125rem] text-soft">And {plural(more, "key")} more.</p>}
    </div>
  );
}
