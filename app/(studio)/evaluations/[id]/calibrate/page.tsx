import type { Metadata } from "next";
import { CalibrateScreen } from "@/components/evaluations/calibrate/calibrate-screen.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { CALIBRATION_ROWS, nextToRate, readAgreement } from "@/lib/evaluation/calibration.ts";
import { getEvaluation } from "@/lib/evaluation/results.ts";
import { load, pageChanger } from "../../../../server.ts";
import { addExampleAction, loadRatingAction, rateRowAction } from "./actions.ts";

export const metadata: Metadata = { title: "Your ratings and the judge’s" };

const SIZES = [CALIBRATION_ROWS.least, CALIBRATION_ROWS.usual, 40, CALIBRATION_ROWS.most];

interface CalibratePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ size?: string | string[] }>;
}

export default async function CalibratePage({ params, searchParams }: CalibratePageProps) {
  const user = await pageChanger();
  const { id, name, dataset, modelId } = await load(getEvaluation(user, (await params).id));
  const wanted = Number([(await searchParams).size].flat()[0]);
  const size = SIZES.find((one) => one === wanted) ?? CALIBRATION_ROWS.usual;
  const [calibration, report] = await Promise.all([load(nextToRate(user, id, size)), load(readAgreement(user, id))]);
  return (
    <Page
      wide
      title="Your ratings and the judge’s"
      description={`How far people agree with ${modelId} on “${dataset.name}”.`}
      back={<BackLink href={`/evaluations/${id}`} label={name} />}
    >
      <CalibrateScreen
        key={size}
        id={id}
        calibration={calibration}
        size={size}
        sizes={SIZES}
        report={report.rows > 0 ? report : null}
        actions={{ rate: rateRowAction, rating: loadRatingAction, addExample: addExampleAction }}
      />
    </Page>
  );
}
