import type { ReferenceGroup } from "@/lib/api/reference/describe.ts";
import { JumpSelect } from "./jump-select.tsx";
import { MethodMark } from "./operation-item.tsx";

/** The id of a group's heading. */
export const groupId = (tag: string) => `group-${tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;

/** The page's index: beside it, or on a phone a choice above it. */
export function Contents({ groups }: { groups: readonly ReferenceGroup[] }) {
  return (
    <>
      <div className="sticky top-14 z-10 -mx-4 border-b bg-background px-4 py-2 sm:-mx-8 sm:px-8 md:top-0 lg:hidden">
        <JumpSelect
          groups={[
            ...groups.map(({ tag, operations }) => ({
              label: tag,
              places: operations.map(({ id, method, summary }) => ({ id, label: `${method} ${summary}` })),
            })),
            { label: "Errors", places: [{ id: "errors", label: "Errors" }] },
          ]}
        />
      </div>
      <nav aria-label="Operations" className="sticky top-8 hidden max-h-[calc(100dvh-4rem)] overflow-y-auto pr-2 pb-4 lg:block">
        <ul className="flex flex-col gap-3">
          {groups.map(({ tag, operations }) => (
            <li key={tag}>
              <a href={`#${groupId(tag)}`} className="font-medium hover:underline">
                {tag}
              </a>
              <ul className="mt-1">
                {operations.map(({ id, method, summary }) => (
                  <li key={id}>
                    <a href={`#${id}`} className="flex gap-1 rounded-md py-0.5 text-[0.8125rem] text-soft hover:text-foreground">
                      <MethodMark method={method} />
                      <span>{summary}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
          <li>
            <a href="#errors" className="font-medium hover:underline">
              Errors
            </a>
          </li>
        </ul>
      </nav>
    </>
  );
}
