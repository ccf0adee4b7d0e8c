import { basename, join } from 'node:path';
import { type Handlers, KeptwordError } from '../../../shared/contract/index.ts';
import {
  consentsOf,
  exportBundle,
  noteConsent,
  noteShare,
  previewBundle,
  verifyBundle,
  whatLeft,
} from '../../evidence/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import type { HandlerContext } from './context.ts';

export function evidenceHandlers({ session, pickers }: HandlerContext): Handlers['evidence'] {
  /** The newest bundle of this session, for "show in folder". */
  let newest: string | null = null;
  return {
    preview: (choice) => previewBundle(session.archive(), choice),
    async export({ jobId, choice, share }) {
      const archive = session.archive();
      // What cannot be exported says so before the person is asked for a place.
      previewBundle(archive, choice);
      const folder = await pickers.folder();
      if (folder === null) return null;
      const receipt = await session.jobs.run(jobId, async ({ signal, progress }) =>
        exportBundle(archive, await locateFfmpeg(), choice, folder, { signal, onProgress: progress, share }),
      );
      newest = join(folder, basename(receipt.place));
      return receipt;
    },
    showInFolder() {
      if (newest === null) throw nothingYet();
      pickers.show(newest);
    },
    async verify({ jobId }) {
      const path = await pickers.bundle();
      if (path === null) return null;
      return session.jobs.run(jobId, ({ signal, progress }) =>
        verifyBundle(path, { signal, onProgress: progress }),
      );
    },
    custody: ({ limit, before }) => session.archive().custody.newest({ limit, before }),
    exports: () => session.archive().index.exports.list(),
    consents: ({ meetingId }) => consentsOf(session.archive(), meetingId),
    noteConsent: (one) => noteConsent(session.archive(), one),
    left: () => whatLeft(session.archive()),
    noteShare: ({ seq, share }) => noteShare(session.archive(), seq, share),
    fingerprint: () => ({ fingerprint: session.archive().custody.signer.fingerprint }),
  };
}

const nothingYet = () =>
  new KeptwordError('not-found', 'No bundle was made since Keptword was opened. Make one first.');
