import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { requireGeneration } from "../generation/access.ts";
import { toRowId } from "../generation/keyset.ts";
import { describeSource, readSource } from "./origin.ts";

// The sources of a generation as its page shows them: a page at a time, for there may be a million.

const SOURCES_A_PAGE = 50;

export interface SourceQuery {
  /** Only this one. */
  id?: string | undefined;
  /** The place of the first that is wanted, from 0. */
  from?: number | undefined;
  /** A part of the text. */
  search?: string | undefined;
  /** Only those of which rows are missing. */
  missing?: boolean | undefined;
}

export interface SourceLine {
  id: string;
  position: number;
  /** “Handbook.pdf, page 3”, “Item 12”. */
  label: string;
  /** Its beginning. */
  text: string;
  asked: number;
  accepted: number;
  missing: number;
  duplicates: number;
  /** Why rows of it are missing; empty when none are. */
  missingReason: string;
}

interface Found {
  id: string;
  position: number;
  kind: string;
  origin: unknown;
  text: string;
  asked: number;
  accepted: number;
  missing: number;
  duplicates: number;
  missingReason: string;
}

/** A page of them in order; `next` is the `from` of the following page, or null. @throws AppError `not-found:generation` */
export async function listSources(
  actor: Actor,
  generationId: string,
  query: SourceQuery,
): Promise<{ sources: SourceLine[]; next: number | null }> {
  await requireGeneration(actor, generationId);
  // What is typed stands for itself.
  const search = query.search?.trim() ? `%${query.search.trim().replace(/[\\%_]/g, "\\$&")}%` : null;
  const id = query.id === undefined ? null : String(toRowId(query.id));
  const found = await database().$queryRawUnsafe<Found[]>(
    LIST,
    ...[generationId, Math.max(0, query.from ?? 0), SOURCES_A_PAGE + 1, search, query.missing ?? false, id],
  );
  const shown = found.slice(0, SOURCES_A_PAGE);
  return { sources: shown.map(toLine), next: found[SOURCES_A_PAGE]?.position ?? null };
}

const LIST = `
  select seeds.id::text, position, kind, origin, left(text, 200) as text, asked, accepted, missing, duplicates,
    case when missing = 0 then '' when missing_reason <> '' then missing_reason else coalesce((
      select error_message from calls where calls.seed_id = seeds.id and status = 'failed' order by finished_at desc limit 1), '')
    end as "missingReason"
  from seeds
  where generation_id = $1::uuid and position >= $2::int and ($4::text is null or text ilike $4) and (not $5::bool or missing > 0)
    and ($6::text is null or seeds.id = $6::bigint)
  order by position limit $3::int`;

function toLine({ kind, origin, ...line }: Found): SourceLine {
  const source = readSource(kind, origin);
  return { ...line, label: source ? describeSource(source) : "" };
}
