import { Field, Input, Select } from "@/components/ui/field.tsx";
import type { SettingsProps } from "./types.ts";

/** Short names of licences as the Hub knows them. */
const LICENSES = ["apache-2.0", "mit", "cc-by-4.0", "cc-by-sa-4.0", "cc-by-nc-4.0", "cc0-1.0", "odc-by", "other"];

/** Of a Hugging Face folder: what its card says, and how its data files are written. */
export function HubOptions({ settings, change }: SettingsProps) {
  if (settings.format !== "huggingface") return null;
  const put = (part: Partial<typeof settings.hub>) => change({ hub: { ...settings.hub, ...part } });
  return (
    <fieldset className="grid gap-4 sm:grid-cols-3">
      <legend className="mb-3 font-semibold text-[0.9375rem]">Dataset card</legend>
      <Field id="hub-license" label="Licence">
        <Input
          id="hub-license"
          list="hub-licenses"
          placeholder="not said"
          value={settings.hub.license}
          onChange={(event) => put({ license: event.target.value })}
        />
        <datalist id="hub-licenses">
          {LICENSES.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
      <Field id="hub-language" label="Language">
        <Input
          id="hub-language"
          placeholder="such as en"
          value={settings.hub.language}
          onChange={(event) => put({ language: event.target.value })}
        />
      </Field>
      <Field id="hub-data" label="Data files">
        <Select
          id="hub-data"
          value={settings.hub.dataFormat}
          onChange={(event) => put({ dataFormat: event.target.value === "jsonl" ? "jsonl" : "parquet" })}
        >
          <option value="parquet">Parquet</option>
          <option value="jsonl">JSON Lines</option>
        </Select>
      </Field>
    </fieldset>
  );
}
