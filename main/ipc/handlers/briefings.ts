import { basename, join } from 'node:path';
import { type Handlers, KeptwordError } from '../../../shared/contract/index.ts';
import { exportForNew } from '../../evidence/index.ts';
import {
  addBriefing,
  briefingSheet,
  changeBriefing,
  getBriefing,
  listBriefings,
  removeBriefing,
  threadForNew,
} from '../../goals/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import type { HandlerContext } from './context.ts';

export function briefingHandlers({ session, pickers }: HandlerContext): Handlers['briefings'] {
  /** The newest folder of this session, for "show in folder". */
  let newest: string | null = null;
  return {
    list: (of) => listBriefings(session.archive(), of),
    get: (which) => getBriefing(session.archive(), which),
    add: (fields) => addBriefing(session.archive(), fields),
    change: (change) => changeBriefing(session.archive(), change),
    remove: (which) => removeBriefing(session.archive(), which),
    thread: (of) => threadForNew(session.archive(), of),
    async export({ jobId, id, share }) {
      const archive = session.archive();
      // What cannot be made says so before the person is asked for a place.
      briefingSheet(archive, { id });
      const folder = await pickers.folder();
      if (folder === null) return null;
      // Looked at again: what she made private while the picker stood open does not go.
      const sheet = briefingSheet(archive, { id });
      const receipt = await session.jobs.run(jobId, async ({ signal, progress }) =>
        exportForNew(archive, await locateFfmpeg(), { sheet, share }, folder, {
          signal,
          onProgress: progress,
        }),
      );
      newest = join(folder, basename(receipt.place));
      return receipt;
    },
    showInFolder() {
      if (newest === null) throw nothingYet();
      pickers.show(newest);
    },
  };
}

const nothingYet = () =>
  new KeptwordError('not-found', 'No folder was made since Keptword was opened. Make one first.');
