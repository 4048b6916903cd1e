import { takesGzip } from "@/lib/export/catalogue.ts";
import { DEFAULT_SPLIT, type SplitSettings } from "@/lib/export/settings.ts";
import { NumberInput } from "./number-input.tsx";
import { Tick } from "./tick.tsx";
import type { SettingsProps } from "./types.ts";

/** How the file is made: divided for training and testing, compressed. */
export function SplitOptions({ settings, change }: SettingsProps) {
  const { split, compress } = settings;
  const put = (part: Partial<SplitSettings>) => split && change({ split: { ...split, ...part } });
  const sum = split ? split.train + split.validation + split.test : 100;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-3 font-semibold text-[0.9375rem]">Files</legend>
      <Tick
        label="Split into train, validation and test"
        hint="Each seed’s rows are divided in the same shares, and near copies stay together, so that no test row was trained on. Comes as a ZIP."
        checked={split !== null}
        onChange={(checked) => change({ split: checked ? DEFAULT_SPLIT : null, ...(checked && { compress: false }) })}
      />
      {split && (
        <div className="flex flex-col gap-2 pl-6.5">
          <div className="flex flex-wrap gap-3">
            <NumberInput
              label="Train"
              unit="%"
              min={1}
              max={100}
              value={split.train}
              onChange={(train) => put({ train: train ?? Number.NaN })}
            />
            <NumberInput
              label="Validation"
              unit="%"
              min={0}
              max={99}
              value={split.validation}
              onChange={(validation) => put({ validation: validation ?? Number.NaN })}
            />
            <NumberInput label="Test" unit="%" min={0} max={99} value={split.test} onChange={(test) => put({ test: test ?? Number.NaN })} />
            <NumberInput
              label="Random seed"
              min={0}
              max={4_294_967_295}
              value={split.seed}
              onChange={(seed) => put({ seed: seed ?? Number.NaN })}
            />
          </div>
          {!Number.isNaN(sum) && sum !== 100 && (
            <p role="alert" className="text-[0.8125rem] text-danger">
              The three shares make {sum} percent together; they must make 100.
            </p>
          )}
        </div>
      )}
      <Tick
        label="Compress (gzip)"
        hint={
          takesGzip(settings)
            ? "A smaller file that ends in .gz; most training tools read it as it is."
            : "Not needed: this form is compressed already."
        }
        checked={compress}
        disabled={!takesGzip(settings)}
        onChange={(checked) => change({ compress: checked })}
      />
    </fieldset>
  );
}
