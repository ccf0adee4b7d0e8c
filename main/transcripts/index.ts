/** Transcripts: read in, typed, checked by ear line by line, quoted only when checked, and written out again. */
export { exportName, exportTranscript } from './export.ts';
export { type ImportedTranscript, importTranscript } from './import.ts';
export { joinLine, splitLine } from './line-parts.ts';
export { addLine, changeLine, historyOfLine, removeLine, saveLineDraft } from './lines.ts';
export { checkerOf, checkLines, renameLabel, setSpeaker, uncheckLines } from './many-lines.ts';
export { momentOfLines, quote } from './quote.ts';
export {
  changeTranscript,
  listTranscripts,
  openTranscript,
  removeTranscript,
  startTranscript,
} from './transcripts.ts';
