import { RadioCard, RadioCards } from "@/components/wizard/shared/radio-card.tsx";
import { EXPORT_TYPES, FORMAT_FACTS, takesGzip } from "@/lib/export/catalogue.ts";
import { whyNotFitting } from "@/lib/export/roles.ts";
import type { SettingsProps } from "./types.ts";

/** The formats, each with what it is for. */
export function FormatCards({ names, settings, change }: SettingsProps & { names: readonly string[] }) {
  return (
    <RadioCards legend="Format" hint="Not sure? Take OpenAI chat for training a chat model, CSV for a look in a spreadsheet.">
      {EXPORT_TYPES.map((format) => {
        const { label, purpose } = FORMAT_FACTS[format];
        const unfit = whyNotFitting({ names }, { format, roles: { user: null, assistant: null, input: null } });
        return (
          <RadioCard
            key={format}
            group="format"
            value={format}
            title={label}
            description={unfit ?? purpose}
            checked={settings.format === format}
            onChange={() => change({ format, ...(!takesGzip({ ...settings, format }) && { compress: false }) })}
          />
        );
      })}
    </RadioCards>
  );
}
