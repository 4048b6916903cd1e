import { Input } from "@/components/ui/field.tsx";
import { FORMAT_FACTS } from "@/lib/export/catalogue.ts";
import type { ExportDataset } from "@/lib/export/export-page.ts";
import { EXPORT_LIMITS, type ExportSettings } from "@/lib/export/settings.ts";
import { Tick } from "./tick.tsx";
import type { SettingsProps } from "./types.ts";

/** Of a format with columns: what they are called, which are left out, and what else is known of each row. */
export function FieldOptions({ dataset, settings, change }: SettingsProps & { dataset: ExportDataset }) {
  if (FORMAT_FACTS[settings.format].layout !== "fields") return null;
  const { fields, columns } = settings;
  const settingOf = (name: string) => fields.find((field) => field.name === name) ?? { name, as: "", leftOut: false };
  const put = (name: string, part: Partial<ExportSettings["fields"][number]>) =>
    change({ fields: [...fields.filter((field) => field.name !== name), { ...settingOf(name), ...part }] });
  const add = (part: Partial<ExportSettings["columns"]>) => change({ columns: { ...columns, ...part } });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-semibold text-[0.9375rem]">Fields</legend>
      <ul className="grid gap-2">
        {dataset.fields.map(({ name }) => {
          const { as, leftOut } = settingOf(name);
          return (
            <li key={name} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-3">
              <Tick
                label={<code className="break-all font-mono text-xs">{name}</code>}
                checked={!leftOut}
                onChange={(checked) => put(name, { leftOut: !checked })}
              />
              <Input
                aria-label={`Name of ${name} in the file`}
                placeholder={`as ${name}`}
                value={as}
                disabled={leftOut}
                maxLength={EXPORT_LIMITS.fieldName}
                onChange={(event) => put(name, { as: event.target.value })}
              />
            </li>
          );
        })}
      </ul>
      <div className="flex flex-col gap-2">
        <p className="font-medium">Beside them</p>
        <Tick
          label={dataset.inputs === "seeds" ? "Seed that the row was made of" : "Where its source stands"}
          checked={columns.seed}
          onChange={(seed) => add({ seed })}
        />
        <Tick label="Score" checked={columns.score} disabled={dataset.evaluations.length === 0} onChange={(score) => add({ score })} />
        <Tick label="Review state" checked={columns.state} onChange={(state) => add({ state })} />
        {dataset.attributes.length > 0 && (
          <Tick
            label={`Attributes (${dataset.attributes.join(", ")})`}
            checked={columns.attributes}
            onChange={(attributes) => add({ attributes })}
          />
        )}
      </div>
    </fieldset>
  );
}
