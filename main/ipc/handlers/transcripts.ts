import { basename } from 'node:path';
import type { Handlers } from '../../../shared/contract/index.ts';
import { addMoment } from '../../review/index.ts';
import {
  addLine,
  changeLine,
  changeTranscript,
  checkerOf,
  checkLines,
  exportName,
  exportTranscript,
  historyOfLine,
  importTranscript,
  joinLine,
  listTranscripts,
  momentOfLines,
  openTranscript,
  quote,
  removeLine,
  removeTranscript,
  renameLabel,
  saveLineDraft,
  setSpeaker,
  splitLine,
  startTranscript,
  uncheckLines,
} from '../../transcripts/index.ts';
import type { HandlerContext } from './context.ts';
import { pickedFiles } from './picked-files.ts';

export function transcriptHandlers(context: HandlerContext): Handlers['transcripts'] {
  const { session, pickers, files } = context;
  return {
    list: (of) => listTranscripts(session.archive(), of),
    async pick() {
      const path = await pickers.transcript();
      const [file] = path === null ? [] : await pickedFiles(context, [path]);
      return file ?? null;
    },
    import({ fileId, ...wanted }) {
      const archive = session.archive();
      const path = files.redeem(fileId);
      return importTranscript(archive, { path, name: basename(path) }, wanted);
    },
    start: (of) => startTranscript(session.archive(), of),
    change: (change) => changeTranscript(session.archive(), change),
    remove: (which) => removeTranscript(session.archive(), which),
    open: ({ id, ...part }) => openTranscript(session.archive(), { id, part }),
    addLine: (line) => addLine(session.archive(), line),
    changeLine: (change) => changeLine(session.archive(), change),
    splitLine: (where) => splitLine(session.archive(), where),
    joinLine: (which) => joinLine(session.archive(), which),
    removeLine: (which) => removeLine(session.archive(), which),
    saveDraft: (draft) => saveLineDraft(session.archive(), draft),
    history: (of) => historyOfLine(session.archive(), of),
    setSpeaker: (lines) => setSpeaker(session.archive(), lines),
    renameLabel: (label) => renameLabel(session.archive(), label),
    check: (lines) => checkLines(session.archive(), lines),
    uncheck: (lines) => uncheckLines(session.archive(), lines),
    checker: () => checkerOf(session.archive()),
    quote: (lines) => quote(session.archive(), lines),
    makeMoment(lines) {
      const archive = session.archive();
      return addMoment(archive, momentOfLines(archive, lines));
    },
    async export(wanted) {
      const archive = session.archive();
      const path = await pickers.saveTranscript(exportName(archive, wanted), wanted.format);
      if (path === null) return { saved: false };
      await exportTranscript(archive, wanted, path);
      return { saved: true };
    },
  };
}
