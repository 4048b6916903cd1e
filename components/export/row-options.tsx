import { Select } from "@/components/ui/field.tsx";
import type { ExportDataset } from "@/lib/export/export-page.ts";
import { NumberInput } from "./number-input.tsx";
import { Tick } from "./tick.tsx";
import type { SettingsProps } from "./types.ts";

/** Which rows: approved ones, and those with a good score. */
export function RowOptions({ evaluations, settings, change }: SettingsProps & Pick<ExportDataset, "evaluations">) {
  const { filter, approvedOnly, minScore, evaluation } = settings;
  const chosen = filter.evaluation ?? evaluation ?? evaluations[0]?.id ?? "";
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-3 font-semibold text-[0.9375rem]">Rows</legend>
      <Tick
        label="Approved only"
        hint={
          filter.state && filter.state !== "approved"
            ? `Not with the present filter, which shows ${filter.state} rows.`
            : "Rows that somebody approved in Review. Deleted rows are never exported."
        }
        checked={approvedOnly}
        disabled={filter.state !== undefined && filter.state !== "approved"}
        onChange={(checked) => change({ approvedOnly: checked })}
      />
      <Tick
        label="Only rows with a good score"
        hint={
          evaluations.length === 0 ? "This dataset has not been judged yet. Evaluate it first, and a score can be asked for." : undefined
        }
        checked={minScore !== null}
        disabled={evaluations.length === 0}
        onChange={(checked) => change({ minScore: checked ? 4 : null })}
      />
      {minScore !== null && (
        <div className="flex flex-wrap items-end gap-3 pl-6.5">
          <NumberInput
            label="At least"
            unit="1 to 5"
            min={1}
            max={5}
            step={0.5}
            value={minScore}
            onChange={(value) => change({ minScore: value ?? Number.NaN })}
          />
          {evaluations.length > 1 && (
            <Select
              aria-label="By which evaluation"
              className="w-auto! max-w-60"
              value={chosen}
              disabled={filter.evaluation !== undefined}
              onChange={(event) => change({ evaluation: event.target.value })}
            >
              {evaluations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </div>
      )}
    </fieldset>
  );
}
