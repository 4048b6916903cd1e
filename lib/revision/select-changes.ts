// The lines of a revision, in the order of the dataset. What became of a row follows from what its dataset says now, so that
// an undo or an edit elsewhere is seen here at once: `seeds` s, rewritten row v, what was decided of it d, the dataset's row r
// with its review n.

export const CHANGES_FROM = `
  seeds s join rows r on r.id = s.row_id left join rows v on v.seed_id = s.id
  left join row_reviews n on n.row_id = r.id left join row_reviews d on d.row_id = v.id`;

/** One of `DECISIONS`. An acceptance that was undone in the dataset is open again. */
export const DECISION = `
  case
    when v.id is null then case when s.missing > 0 then 'failed' else 'waiting' end
    when v.data->>'changed' = 'false' then 'unchanged'
    when d.state = 'rejected' then 'refused'
    when r.data = v.data->'after' or (d.state = 'approved' and r.data <> v.data->'before') then 'accepted'
    when n.state = 'deleted' then 'deleted'
    when r.data <> v.data->'before' then 'conflict'
    else 'open'
  end`;
