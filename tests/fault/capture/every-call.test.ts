import { afterEach, beforeEach, expect } from 'vitest';
import { checkArchive, openArchive } from '../../../main/archive/index.ts';
import { recoverCapture } from '../../../main/capture/index.ts';
import { type FileLayer, fileLayer, realFiles } from '../../../main/platform/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import {
  babble,
  CARD,
  type Desk,
  decoded,
  makeCapture,
  makeDesk,
  PASSPHRASE,
  paced,
  recoverables,
} from '../../support/capture/index.ts';
import { needs } from '../../support/programs/index.ts';
import { type FaultPlan, faultyFiles, temporaryFolder } from '../../support/vault/index.ts';

/** 1 tries every call; the default leaves some out, from another beginning each time, to stay short. */
const STRIDE = Number(process.env.KEPTWORD_FAULT_STRIDE ?? 9);
const SEED = Number(process.env.KEPTWORD_SEED ?? Date.now() % 1_000_000);
const SECONDS = 1.3;
const SPEED = 6;
/** No recording of this length asks the disk so often; a loop that does not end is a failure. */
const MOST_CALLS = 400;

let desk: Desk;
let place: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  place = temporaryFolder('inMemory');
  desk = await makeDesk(place.folder);
});
afterEach(async () => {
  await desk.clear();
  place.remove();
});

/** The file layer that `pick` names at each call. */
function switched(pick: () => FileLayer): FileLayer {
  return fileLayer({
    open: (path, mode) => pick().open(path, mode),
    rename: (from, to) => pick().rename(from, to),
    unlink: (path) => pick().unlink(path),
    mkdir: (path) => pick().mkdir(path),
    rmdir: (path) => pick().rmdir(path),
    readdir: (path) => pick().readdir(path),
    stat: (path) => pick().stat(path),
    space: (path) => pick().space(path),
    syncFolder: (path) => pick().syncFolder(path),
  });
}

type Outcome = { struck: boolean; recording: Recording | null; code: string | null };

/** One short recording during which the n-th call of the file layer fails once. */
async function recordWith(plan: FaultPlan, pcm: Buffer): Promise<Outcome> {
  const armed = faultyFiles(plan);
  let on = false;
  await desk.archive.close();
  const files = switched(() => (on ? armed.files : realFiles));
  desk.archive = await openArchive({ ...desk.place, files, passphrase: PASSPHRASE });
  const ended = Promise.withResolvers<{ recording: Recording | null; error?: unknown }>();
  const capture = makeCapture(desk, {
    stdin: () => paced(pcm, SPEED),
    onEnded: (recording, error) => ended.resolve({ recording, error }),
  });
  on = true;
  try {
    const request = { meetingId: desk.meetingId, sessionId: null, deviceId: 'stdin', card: CARD };
    await capture.start(desk.archive, request);
    await capture.mark('promised');
    const { recording, error } = await ended.promise;
    return { struck: armed.struck(), recording, code: codeOf(error) };
  } catch (error) {
    return { struck: armed.struck(), recording: null, code: codeOf(error) };
  } finally {
    on = false;
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : error === undefined ? null : 'no code';

for (const code of ['EIO', 'ENOSPC'] as const) {
  needs('ffmpeg').it(
    `${code} at any single call of a recording loses nothing that was taken, and leaves an archive without a fault`,
    async () => {
      const pcm = babble(SECONDS, SEED);
      let tried = 0;
      let refused = 0;
      let recovered = 0;
      for (let nth = 1 + (SEED % STRIDE); nth < MOST_CALLS; nth += STRIDE) {
        const what = `seed ${SEED}: ${code} at call ${nth}`;
        const {
          struck,
          recording,
          code: told,
        } = await recordWith({ nth, code, lasts: 'once', tears: nth % 2 === 0 }, pcm);
        tried += 1;
        await desk.reopen();
        const [cut] = await recoverables(desk.archive);
        const kept =
          recording ?? (cut ? await recoverCapture(desk.archive, desk.ffmpeg, cut.captureId) : null);
        if (kept === null) {
          // A failure before the first sound refuses the start, in words; then there is nothing to keep.
          expect(told, what).toMatch(/^(file-system|disk-full)$/);
          refused += 1;
        } else {
          const sound = await decoded(desk.archive, desk.ffmpeg, kept.id);
          // ENOSPC ends a recording at once, and cleanly; after anything else it goes on to the end.
          if (code === 'EIO') expect(sound.length, what).toBe(pcm.length);
          else expect(sound.length, what).toBeGreaterThan(0);
          expect(kept.samples * 2, what).toBe(sound.length);
          if (recording === null) recovered += 1;
        }
        expect(await recoverables(desk.archive), what).toEqual([]);
        const { findings } = await checkArchive(desk.archive);
        expect(
          findings.filter(({ problem }) => !/belong/.test(problem)),
          what,
        ).toEqual([]);
        if (!struck) {
          console.info(
            `seed ${SEED}: ${code} at ${tried} calls of ${nth - 1} (every ${STRIDE}): refused ${refused}, recovered ${recovered}, nothing lost`,
          );
          return;
        }
      }
      throw new Error(`seed ${SEED}: a recording of ${SECONDS} s made more than ${MOST_CALLS} calls`);
    },
    1_200_000,
  );
}
