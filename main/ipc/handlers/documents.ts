import { basename } from 'node:path';
import { type Handlers, KeptwordError } from '../../../shared/contract/index.ts';
import {
  attachDocuments,
  bringBackDocument,
  compareDocuments,
  describeDocument,
  documentsTakenOut,
  listDocuments,
  openDocument,
  passagesIn,
  passagesOf,
  passwordOf,
  removeDocument,
  takeOutDocument,
  textOf,
  theDocument,
  tiePassage,
  trackedIn,
  typePageText,
  untiePassage,
} from '../../documents/index.ts';
import type { HandlerContext } from './context.ts';
import { pickedFiles } from './picked-files.ts';

export function documentHandlers(context: HandlerContext): Handlers['documents'] {
  const { session, pickers, files } = context;
  return {
    list: (of) => listDocuments(session.archive(), of),
    get: (which) => theDocument(session.archive(), which),
    takenOut: () => documentsTakenOut(session.archive()),
    pick: async () => pickedFiles(context, await pickers.documents()),
    attach: ({ jobId, fileIds, about, passwords }) =>
      session.jobs.run(jobId, ({ signal, progress }) => {
        const wanted = fileIds.map((fileId) => {
          const path = files.redeem(fileId);
          return { fileId, path, name: basename(path), password: passwords[fileId] ?? null };
        });
        return attachDocuments(session.archive(), { files: wanted, about }, { signal, onProgress: progress });
      }),
    describe: (change) => describeDocument(session.archive(), change),
    async takeOut({ id }) {
      takeOutDocument(session.archive(), { id });
      await session.media.revoke(id);
    },
    bringBack: (which) => bringBackDocument(session.archive(), which),
    async remove(confirmed) {
      const archive = session.archive();
      // Nobody holds the file open any more when its bytes go.
      await session.media.revoke(confirmed.id);
      await removeDocument(archive, confirmed);
    },
    password: (of) => ({ password: passwordOf(session.archive(), of) }),
    async bytes({ id, offset, length }) {
      const archive = session.archive();
      const source = await session.media.source(id, () => openDocument(archive, id));
      return new Uint8Array(await source.read(offset, length));
    },
    async address({ id }) {
      const archive = session.archive();
      if (!theDocument(archive, { id }).mediaType.startsWith('image/')) throw notAPicture();
      return { url: await session.media.address(id, () => openDocument(archive, id)) };
    },
    tracked: (of) => trackedIn(session.archive(), of),
    text: (of) => textOf(session.archive(), of),
    typeText: (typed) => typePageText(session.archive(), typed),
    passages: (of) => passagesIn(session.archive(), of),
    passagesOf: (of) => passagesOf(session.archive(), of),
    tie: (fields) => tiePassage(session.archive(), fields),
    untie: (which) => untiePassage(session.archive(), which),
    compare: ({ jobId, firstId, secondId }) =>
      session.jobs.run(jobId, ({ signal }) =>
        compareDocuments(session.archive(), { firstId, secondId }, { signal }),
      ),
  };
}

const notAPicture = () =>
  new KeptwordError('not-allowed', 'Only pictures have an address. Nothing was changed.');
