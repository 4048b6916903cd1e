import { createRandom } from "../../e2e/inference-server/random.ts";
import type { Actor } from "../../lib/accounts/actor.ts";
import { database } from "../../lib/db/client.ts";
import { draftFor } from "../../lib/templates/index.ts";

// A dataset of a million rows with scores and reviews, made by SQL: what is measured is reading it.

export const MILLION = 1_000_000;
const SEEDS = 200;
const ROWS_A_CALL = 5;
const SENTENCES = 200_000;
const WORDS = 30_000;
/** Words of a row: one sentence in its prompt, and so many in its completion; about 600 characters together. */
const SENTENCES_A_COMPLETION = 4;
/** One row in so many is reviewed, and one in so many of these is deleted. */
const REVIEWED = 50;
const DELETED = 20;

export interface Million {
  id: string;
  evaluationId: string;
  seedIds: string[];
  /** Words that about one row in twenty to one in a hundred has. */
  commonWords: string[];
  /** Words that some hundreds of rows have, or fewer. */
  rareWords: string[];
}

/** Makes the dataset and its evaluation. Takes about a minute. */
export async function makeMillion(owner: Actor, rows = MILLION): Promise<Million> {
  const draft = draftFor("custom");
  const config = { ...draft, configure: { ...draft.configure, name: "A million", provider: "demo" as const } };
  const shared = { ownerId: owner.id, status: "completed", finishedAt: new Date(), asked: rows, accepted: rows };
  const { id } = await database().generation.create({
    data: { ...shared, name: "A million", config, seedCount: SEEDS, template: "custom" },
    select: { id: true },
  });
  const { id: evaluationId } = await database().generation.create({
    data: { ...shared, name: "Judged", config: {}, kind: "evaluation", subjectId: id, averageScore: 3 },
    select: { id: true },
  });
  const { sentences, commonWords, rareWords } = makeSentences();
  await run("create table bench_sentences (id int primary key, text text not null)");
  for (let start = 0; start < sentences.length; start += 20_000)
    await run(
      "insert into bench_sentences select $1::int + place - 1, text from unnest($2::text[]) with ordinality as one(text, place)",
      start,
      sentences.slice(start, start + 20_000),
    );
  await run("analyze bench_sentences");
  await run(
    "insert into seeds (generation_id, position, text, asked, accepted) select $1::uuid, n, 'Topic ' || n, $2::int, $2::int from generate_series(0, $3::int - 1) n",
    id,
    rows / SEEDS,
    SEEDS,
  );
  await run(CALLS, id, rows / ROWS_A_CALL, SEEDS, ROWS_A_CALL);
  for (let start = 0; start < rows; start += 50_000) await run(ROWS, id, start, Math.min(50_000, rows - start), SENTENCES_A_COMPLETION);
  await run("drop table bench_sentences");
  await run(SCORES, id, evaluationId);
  await run(REVIEWS, id, REVIEWED, DELETED);
  // As the database does it by itself within a minute.
  for (const table of ["generations", "seeds", "calls", "rows", "scores", "row_reviews"]) await run(`vacuum analyze ${table}`);
  const seeds = await database().seed.findMany({ where: { generationId: id }, orderBy: { position: "asc" }, select: { id: true } });
  return { id, evaluationId, seedIds: seeds.map((seed) => String(seed.id)), commonWords, rareWords };
}

const run = (statement: string, ...parameters: unknown[]) => database().$executeRawUnsafe(statement, ...parameters);

/** Seed by seed in turn, as calls of many seeds in flight end. */
const CALLS = `
  insert into calls (id, generation_id, seed_id, status, rows_asked, accepted, attempts, input_tokens, output_tokens, latency_ms)
  select gen_random_uuid(), $1::uuid, seeds.id, 'done', $4::int, $4::int, 1, 400, 900, 900
  from generate_series(0, $2::int - 1) n
  join seeds on seeds.generation_id = $1::uuid and seeds.position = n % $3::int
  order by n`;

/** Sentences are drawn by a hash of the row's number and their place in it. */
const ROWS = `
  insert into rows (generation_id, seed_id, call_id, data, prompt_hash)
  select $1::uuid, call.seed_id, call.id,
    jsonb_build_object('prompt', 'Case ' || n || ': ' || first.text, 'completion', rest.text), sha256(int8send(n))
  from generate_series($2::bigint, $2::bigint + $3::int - 1) n
  join (select id, seed_id, row_number() over (order by finished_at, id) - 1 as place from calls where generation_id = $1::uuid) call
    on call.place = n / ${ROWS_A_CALL}
  join bench_sentences first on first.id = abs(hashint8extended(n, 0)) % ${SENTENCES}
  join (
    select row, string_agg(text, ' ' order by place) as text
    from generate_series($2::bigint, $2::bigint + $3::int - 1) row
    cross join generate_series(1, $4::int) place
    join bench_sentences on bench_sentences.id = abs(hashint8extended(row, place)) % ${SENTENCES}
    group by row) rest on rest.row = n
  order by n`;

/** Most rows are scored 3 to 5, by two criteria. */
const SCORES = `
  insert into scores (evaluation_id, row_id, seed_id, score, criteria, judgement_id, row_revision)
  select $2::uuid, id, seed_id, (one + other) / 2.0, array[one, other], id, 0
  from (
    select id, seed_id, 5 - floor(sqrt(abs(hashint8extended(id, 1)) % 25))::int as one, 5 - floor(sqrt(abs(hashint8extended(id, 2)) % 25))::int as other
    from rows where generation_id = $1::uuid) as judged`;

const REVIEWS = `
  insert into row_reviews (row_id, generation_id, state, reviewed_at)
  select id, $1::uuid, case when id % ($2::int * $3::int) = 0 then 'deleted' when id % 3 = 0 then 'rejected' else 'approved' end, now()
  from rows where generation_id = $1::uuid and id % $2::int = 0`;

// A syllable is one of each, the first ones far more often: some thousand syllables, as uneven as those of a language.
const ONSETS = "t s r l m n d p c b h f g w st tr pr v k ch sh th pl gr br sp j qu cl z".split(" ");
const NUCLEI = "e a i o u ea ou y io ai ee au".split(" ");
const CODAS = ["", "n", "r", "s", "t", "l", "m", "nd", "c", "ng", "nt", "st", "ck", "p", "d", "x", "rk", "mp", "ff", "lt"];
const COMMON = "the of and to a in is that it for with as on be by this are from or an which can not was but will if when more all".split(
  " ",
);

/** Texts whose words are as uneven as those of a language: a few are in most sentences, most are in few. */
function makeSentences() {
  const random = createRandom(5);
  const below = (count: number) => Math.floor(random() * count);
  const early = (parts: readonly string[]) => parts[Math.floor(parts.length * random() ** 2)] ?? "";
  const words = [...COMMON];
  const known = new Set(words);
  while (words.length < WORDS) {
    const word = Array.from({ length: 2 + below(3) }, () => early(ONSETS) + early(NUCLEI) + early(CODAS)).join("");
    if (known.has(word)) continue;
    known.add(word);
    words.push(word);
  }
  const sentence = () => {
    // Zipf: the n-th word is drawn about as often as 1/n.
    const text = Array.from({ length: 8 + below(9) }, () => words[Math.floor(WORDS ** random()) - 1] ?? "").join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const sentences = Array.from({ length: SENTENCES }, sentence);
  return { sentences, commonWords: words.slice(100, 400), rareWords: words.slice(-2_000).filter((word) => word.length > 6) };
}
