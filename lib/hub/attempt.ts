import { randomUUID } from "node:crypto";
import { database } from "../db/client.ts";
import { type ExportSettings, exportSettings } from "../export/settings.ts";
import { type PushState, readPushState } from "./push-state.ts";

/** The push was stopped, deleted, or is being tried by another worker: there is nothing more to do here. */
export class PushGone extends Error {
  override readonly name = "PushGone";
}

/** The columns of the export itself. */
interface Columns {
  /** Its end. */
  status?: "ready" | "failed";
  statusReason?: string;
  rows?: number;
  sha256?: string;
}

/** One try at a push. Nothing that it notes counts any more once it was stopped or another try has begun. */
export interface PushAttempt {
  exportId: string;
  generationId: string;
  userId: string | null;
  target: string;
  settings: ExportSettings;
  /** As it was noted last. */
  state(): PushState;
  /** @throws PushGone */
  note(changed: Partial<PushState>, columns?: Columns): Promise<void>;
}

/** Takes a push that is not at its end; null when there is none (any more). */
export async function beginAttempt(exportId: string): Promise<PushAttempt | null> {
  const attempt = randomUUID();
  const taken = await database().$queryRawUnsafe<{ id: string }[]>(TAKE, exportId, attempt);
  if (taken.length === 0) return null;
  const line = await database().export.findUnique({ where: { id: exportId } });
  const begun = readPushState(line?.settings);
  if (!line || !begun) return null;
  let state: PushState = begun;
  const { generationId, userId, target } = line;
  return {
    ...{ exportId, generationId, userId, target },
    settings: exportSettings.parse(line.settings),
    state: () => state,
    async note(changed, columns) {
      const values = [columns?.status ?? null, columns?.statusReason ?? "", columns?.rows ?? null, columns?.sha256 ?? null];
      const rows = await database().$queryRawUnsafe<{ id: string }[]>(NOTE, exportId, attempt, JSON.stringify(changed), ...values);
      if (rows.length === 0) throw new PushGone();
      state = { ...state, ...changed };
    },
  };
}

const TAKE = `
  update exports set status = 'writing',
    settings = jsonb_set(settings, '{push}', settings->'push' || jsonb_build_object('attempt', $2::text, 'note', ''))
  where id = $1::uuid and status in ('preparing', 'writing')
  returning id::text`;

const NOTE = `
  update exports set
    settings = jsonb_set(settings, '{push}', settings->'push' || $3::jsonb),
    status = coalesce($4, status),
    status_reason = $5,
    rows = coalesce($6::int, rows),
    sha256 = coalesce($7, sha256),
    finished_at = case when $4::text is null then finished_at else now() end
  where id = $1::uuid and status = 'writing' and settings->'push'->>'attempt' = $2
  returning id::text`;
