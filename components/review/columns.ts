/** Fields that the table shows; an open row shows all. */
export const SHOWN_FIELDS = 3;

/** Rows that one scrolling box holds: browsers lay out no box of many million pixels. */
export const SEGMENT = 10_000;
