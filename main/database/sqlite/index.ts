/** The encrypted file itself: how it is keyed, asked and read row by row. It knows no table. */
export { damagedIndex, fullDisk, indexError } from './errors.ts';
export {
  type Bound,
  type Params,
  type ReadableDb,
  type ReadStatement,
  type Row,
  type WritableDb,
  writableDb,
} from './handle.ts';
export { applySettings, assertSettings, giveKey, settingsOf, startJournal } from './pragmas.ts';
export {
  insertSql,
  parseJson,
  parseRow,
  plainRow,
  rowReader,
  selectList,
  type TableSpec,
  thingReads,
  thingWrites,
  updateSql,
  wholeWrites,
} from './rows.ts';
export { setStrayJournalAside } from './stray-journal.ts';
export type { ThingReads, ThingWrites } from './things.ts';
export { untilWritten } from './until-written.ts';
export { databaseVersions } from './versions.ts';
