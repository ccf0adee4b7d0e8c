import { basename, dirname, join } from 'node:path';
import { type Handlers, KeptwordError } from '../../../shared/contract/index.ts';
import {
  changePassphrase,
  checkArchive,
  mendArchive,
  type OpenArchive,
  oldCopies,
  removeOldCopies,
} from '../../archive/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { meetingOfDay } from '../../meetings/index.ts';
import { archiveName, inside, realFiles } from '../../platform/index.ts';
import { findRecordings } from '../../recordings/index.ts';
import { renderRecoverySheet } from '../../vault/index.ts';
import { archiveAt, ENDING } from '../archive-place.ts';
import { reachable } from '../session.ts';
import { spoken } from '../spoken.ts';
import type { HandlerContext } from './context.ts';

export function archiveHandlers(context: HandlerContext): Handlers['archive'] {
  const { session, profile, pickers, places, clock } = context;
  return {
    state: () => session.state(),
    async recent() {
      const known = await profile.recentArchives();
      return Promise.all(
        known.map(async ({ folder, name }) => ({
          pick: places.issue(folder),
          name,
          reachable: await reachable(folder),
        })),
      );
    },
    async pickNew({ name }) {
      const parent = await pickers.folder();
      if (parent === null) return null;
      const folder = inside(parent, `${name}${ENDING}`);
      if (await reachable(folder)) throw taken();
      return { pick: places.issue(folder), name, place: shownPlace(folder) };
    },
    async pickExisting() {
      const picked = await pickers.folder();
      if (picked === null) return null;
      const folder = await archiveAt(realFiles, picked);
      return { pick: places.issue(folder), name: archiveName(folder) };
    },
    choose: ({ pick }) => session.choose(places.redeem(pick)),
    create: ({ pick, passphrase }) => session.create(places.redeem(pick), passphrase),
    recovery: () => session.recovery(),
    async saveRecoverySheet() {
      const { name, recoveryWords } = session.recovery();
      const path = await pickers.saveText('Keptword.txt');
      if (path === null) return false;
      const text = renderRecoverySheet({
        archiveName: name,
        words: recoveryWords,
        day: clock.now().toISOString().slice(0, 10),
        language: await spoken(context),
      });
      await realFiles.writeAtomic(path, Buffer.from(text, 'utf8'));
      return true;
    },
    confirmRecovery: ({ words }) => session.confirmRecovery(words),
    unlock: ({ passphrase }) => session.unlock(passphrase),
    restoreList: ({ passphrase }) => session.restoreList(passphrase),
    findRecordings: ({ jobId, title }) =>
      session.jobs.run(jobId, async ({ signal, progress }) => {
        const archive = session.archive();
        const { recordings, unreadable } = await findRecordings(archive, await locateFfmpeg(), {
          meetingOf: meetingOfDay(archive, title),
          signal,
          onProgress: (step) => progress({ phase: 'finding', ...step }),
        });
        return { found: recordings.length, unreadable, listOf: dayOfCopy(archive) };
      }),
    lock: () => session.lock(),
    changePassphrase: ({ current, next }) => changePassphrase(session.archive(), current, next),
    recover: ({ words, next }) => session.recover(words, next),
    check: ({ jobId }) =>
      session.jobs.run(jobId, ({ signal, progress }) =>
        checkArchive(session.archive(), {
          signal,
          onProgress: (step) => progress({ phase: 'checking', ...step }),
        }),
      ),
    mend: ({ jobId }) =>
      session.jobs.run(jobId, async ({ signal, progress }) => {
        const onProgress = (step: { done: number; total: number; item: string | null }) =>
          progress({ phase: 'checking', ...step });
        return (await mendArchive(session.archive(), { signal, onProgress })).report;
      }),
    oldCopies: () => oldCopies(session.archive()),
    removeOldCopies: () => removeOldCopies(session.archive()),
    lastCheck: () => session.archive().index.checks.last(),
  };
}

/** The day of the copy that took the place of a damaged list, the last time that this happened. */
function dayOfCopy({ custody }: OpenArchive): string | null {
  const copyOf = custody.entries().findLast(({ event }) => event === 'list-restored')?.facts.copyOf;
  return typeof copyOf === 'string' ? copyOf.slice(0, 10) : null;
}

/** The last two folders are enough to find it again, and say nothing of whose computer this is. */
function shownPlace(folder: string): string {
  return join(basename(dirname(folder)), basename(folder));
}

const taken = () =>
  new KeptwordError(
    'archive-exists',
    'There is already an archive of this name in that place. Choose another name or another place.',
  );
