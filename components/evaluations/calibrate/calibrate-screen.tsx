"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Field, Select } from "@/components/ui/field.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";
import type { Calibration, AgreementReport as Report, RowToRate } from "@/lib/evaluation/calibration.ts";
import { plural } from "@/lib/format.ts";
import { AgreementReport } from "./agreement-report.tsx";
import type { AddExample } from "./example-dialog.tsx";
import { RatingForm } from "./rating-form.tsx";

interface CalibrationActions {
  rate: (input: { id: string; rowId: string; scores: number[]; size: number }) => Promise<Outcome<Calibration>>;
  rating: (input: { id: string; rowId: string }) => Promise<Outcome<RowToRate>>;
  addExample: AddExample;
}

interface CalibrateScreenProps {
  id: string;
  calibration: Calibration;
  /** How many rows are to be rated. */
  size: number;
  sizes: readonly number[];
  /** Null while nobody has rated a row. */
  report: Report | null;
  actions: CalibrationActions;
}

/** Rating rows blind, one at a time, and then how far one agrees with the judge. What was rated is kept at once. */
export function CalibrateScreen({ id, size, sizes, report, actions, ...props }: CalibrateScreenProps) {
  const router = useRouter();
  const { run, pending, error } = useOutcome();
  const [calibration, setCalibration] = useState(props.calibration);
  const [mode, setMode] = useState<"intro" | "rate" | "report">(
    props.calibration.rated === 0 ? "intro" : props.calibration.next ? "rate" : "report",
  );
  // A row that was rated before and is looked at again, with its place in `ratedRows`.
  const [again, setAgain] = useState<{ row: RowToRate; place: number } | null>(null);
  const { next, criteria, rated, ratedRows } = calibration;
  const row = again?.row ?? next;

  const open = (place: number) => {
    const rowId = ratedRows[place];
    if (rowId === undefined) return;
    run(
      () => actions.rating({ id, rowId }),
      (found) => setAgain({ row: found, place }),
    );
  };
  const showReport = () => {
    setAgain(null);
    setMode("report");
    router.refresh();
  };
  const save = (scores: number[]) => {
    if (!row) return;
    run(
      () => actions.rate({ id, rowId: row.rowId, scores, size }),
      (now) => {
        setCalibration(now);
        const newer = again && again.place > 0 ? again.place - 1 : null;
        // What was rated again is the latest now, so the one that came after it has kept its place or moved by one.
        const follower = newer === null ? undefined : now.ratedRows.indexOf(ratedRows[newer] ?? "");
        if (follower !== undefined && follower >= 0) {
          const rowId = now.ratedRows[follower];
          if (rowId !== undefined)
            return run(
              () => actions.rating({ id, rowId }),
              (found) => setAgain({ row: found, place: follower }),
            );
        }
        setAgain(null);
        if (!now.next) showReport();
      },
    );
  };
  const backTo = again ? again.place + 1 : 0;

  if (calibration.size === 0)
    return <Callout title="Nothing to rate yet">No row has been judged in this evaluation. Come back when it has scores.</Callout>;
  if (mode === "intro")
    return (
      <Card>
        <CardHeader
          title="Rate some rows yourself"
          description="You see one row at a time with the criteria of the rubric, and not what the judge gave. Afterwards this page shows how far you agree, and where you differ most. It takes about a minute a row; you can stop and go on at any time."
        />
        <CardBody className="flex flex-wrap items-end gap-4">
          <Field id="size" label="Rows to rate">
            <Select
              id="size"
              value={size}
              className="w-32!"
              onChange={(event) => router.replace(`/evaluations/${id}/calibrate?size=${event.target.value}`)}
            >
              {sizes.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </Select>
          </Field>
          <Button variant="primary" onClick={() => setMode("rate")}>
            Start with {plural(Math.min(size, calibration.size), "row")}
          </Button>
          {report && <Button onClick={() => setMode("report")}>See how others agree</Button>}
        </CardBody>
      </Card>
    );
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p role="status" className="font-medium tabular-nums">
          {again ? "A row that you have rated" : `${rated} of ${plural(calibration.size, "row")} rated`}
        </p>
        <ProgressBar
          value={calibration.size === 0 ? 0 : rated / calibration.size}
          label="Rated rows"
          text={`${rated} of ${calibration.size}`}
          className="min-w-40 flex-1"
        />
        {mode === "rate" ? (
          <Button disabled={rated === 0} title={rated === 0 ? "Rate a row first" : undefined} onClick={showReport}>
            See the agreement
          </Button>
        ) : (
          <span className="flex flex-wrap gap-2">
            {rated > 0 && !next && <ButtonLink href={`/evaluations/new?again=${id}`}>Judge again</ButtonLink>}
            <Button
              variant={next ? "primary" : "secondary"}
              disabled={pending}
              onClick={() => {
                setMode("rate");
                if (!next) open(0);
              }}
            >
              {next ? "Go on rating" : "Look at my ratings again"}
            </Button>
          </span>
        )}
      </div>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      {mode === "rate" && row && (
        <RatingForm
          key={row.rowId}
          row={row}
          criteria={criteria}
          pending={pending}
          onSave={save}
          onBack={backTo < ratedRows.length ? () => open(backTo) : null}
        />
      )}
      {mode === "report" &&
        (report ? (
          <AgreementReport evaluationId={id} report={report} addExample={actions.addExample} />
        ) : (
          <Skeleton className="h-60 w-full" />
        ))}
    </div>
  );
}
