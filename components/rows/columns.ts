/** Fields that the table shows: more would be too narrow to read. An open row shows all. */
export const MOST_COLUMNS = 4;
