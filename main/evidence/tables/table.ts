import { stringify } from 'csv-stringify/sync';

/** A cell is what it says; `file` makes it a link on the page and nothing more in the CSV. */
export type Cell = { text: string; file?: string };
export type Table = {
  /** Plain name without ending: `chronology`. */
  name: string;
  title: string;
  /** What it is and where it comes from, printed above it. */
  note: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
};

/** Null is an empty cell. `file` is a path from the bundle’s root. */
export function cell(text: string | number | null, file?: string): Cell {
  return file === undefined ? { text: String(text ?? '') } : { text: String(text ?? ''), file };
}

/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV Injection"). Where a country's list
 * separator is the semicolon, a spreadsheet that does not mind our quotes begins a cell behind each one in a text, and
 * behind a tab or the end of a line too.
 */
const RUNS_AS_FORMULA = /^(?=[=+\-@\t\r\n＝＋－＠'])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠'])/g;

/**
 * The text as it may stand in a spreadsheet: an apostrophe goes before what could run as a formula, and before an
 * apostrophe that stands there already, so that the rule reads backwards: take one apostrophe away at the beginning and
 * behind each semicolon, tab and line end, and the text is exactly what was written. The pages and bundle.json hold it
 * unchanged.
 */
export function spreadsheetText(text: string): string {
  return text.replace(RUNS_AS_FORMULA, "'");
}

/** RFC 4180 with CRLF, UTF-8 with a byte order mark (a spreadsheet reads "José" wrongly without it). */
export function toCsv(table: Table): string {
  return stringify(
    [[...table.columns], ...table.rows.map((row) => row.map((one) => spreadsheetText(one.text)))],
    { bom: true, record_delimiter: 'windows', quote_record_delimiter: true },
  );
}
