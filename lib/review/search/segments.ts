// How the groups of a dataset's rows are kept: `search_segments`, a line for 16,384 rows.

/** Rows that are told apart by no group: a search reads all of a block, or nothing of it. */
export const BLOCK_ROWS = 16;
const SEGMENT_BLOCKS = 1_024;
export const SEGMENT_ROWS = BLOCK_ROWS * SEGMENT_BLOCKS;
/** Bytes of one group's bits. */
export const SLICE_BYTES = SEGMENT_BLOCKS / 8;
/** Shorter datasets are looked through. */
export const LEAST_ROWS = 20_000;
/** Rows that may be newer than the index, or have been edited since: they are looked through besides. */
export const MOST_BESIDES = 10_000;

/** Rows whose text was changed, or put back, since a time. */
export const CHANGED_SINCE = `
  select distinct change.row_id from review_actions action
  join review_changes change on change.action_id = action.id and change.data is not null
  where action.generation_id = $1::uuid and greatest(action.created_at, action.undone_at) >= $2::timestamptz`;
