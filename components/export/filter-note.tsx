import { ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describeSelection } from "@/lib/export/describe.ts";
import { filterParameters, isEmptyFilter, type RowFilter } from "@/lib/review/filter.ts";

/** Says that only what a filter shows is exported, with the ways to change or drop it. */
export function FilterNote({ id, filter }: { id: string; filter: RowFilter }) {
  if (isEmptyFilter(filter)) return null;
  return (
    <Callout
      tone="info"
      title={`Only what the filter shows: ${describeSelection({ filter, approvedOnly: false, minScore: null }).join(", ")}`}
    >
      <p className="mt-2 flex flex-wrap gap-2">
        <ButtonLink size="small" href={`/generations/${id}/review?${filterParameters(filter)}`}>
          See these rows
        </ButtonLink>
        <ButtonLink size="small" href={`/generations/${id}/export`}>
          Export without the filter
        </ButtonLink>
      </p>
    </Callout>
  );
}
