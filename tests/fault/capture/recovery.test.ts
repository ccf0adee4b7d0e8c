import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect } from 'vitest';
import { checkArchive, openArchive } from '../../../main/archive/index.ts';
import { gapsOf, interruptedCaptures, recoverCapture } from '../../../main/capture/index.ts';
import { realFiles } from '../../../main/platform/index.ts';
import {
  babble,
  CARD,
  type Desk,
  decoded,
  makeCapture,
  makeDesk,
  PASSPHRASE,
  paced,
  until,
} from '../../support/capture/index.ts';
import { needs } from '../../support/programs/index.ts';
import { faultyFiles, temporaryFolder } from '../../support/vault/index.ts';

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

needs('ffmpeg').it(
  'a recovery that is cut short at any call leaves the recording to the next one, which finds all of it once',
  async () => {
    const capture = makeCapture(desk, { stdin: () => paced(babble(30), 4) });
    await capture.start(desk.archive, {
      meetingId: desk.meetingId,
      sessionId: null,
      deviceId: 'stdin',
      card: { ...CARD, announced: 'yes' },
    });
    await until('three seconds', () => (capture.state().running?.keptMs ?? 0) > 3_000);
    const mark = await capture.mark('disputed');
    const { captureId } = capture.state().running ?? { captureId: '' };
    await desk.archive.close();
    await capture.stop().catch(() => undefined);
    const spare = `${desk.place.folder}.spare`;
    cpSync(desk.place.folder, spare, { recursive: true });
    let samples = 0;
    let tried = 0;
    for (let nth = 1; nth < 200; nth += 3) {
      rmSync(desk.place.folder, { recursive: true });
      cpSync(spare, desk.place.folder, { recursive: true });
      const armed = faultyFiles({ nth, code: 'EIO', lasts: 'forever', tears: true });
      let on = false;
      const pick = () => (on ? armed.files : realFiles);
      const files = {
        ...realFiles,
        open: (...args: Parameters<typeof realFiles.open>) => pick().open(...args),
        rename: (...args: Parameters<typeof realFiles.rename>) => pick().rename(...args),
        unlink: (path: string) => pick().unlink(path),
        stat: (path: string) => pick().stat(path),
        readdir: (path: string) => pick().readdir(path),
        mkdir: (path: string) => pick().mkdir(path),
        rmdir: (path: string) => pick().rmdir(path),
        syncFolder: (path: string) => pick().syncFolder(path),
      };
      const broken = await openArchive({ ...desk.place, files, passphrase: PASSPHRASE });
      on = true;
      const first = await recoverCapture(broken, desk.ffmpeg, captureId).catch(() => null);
      on = false;
      await broken.close();

      desk.archive = await openArchive({ ...desk.place, passphrase: PASSPHRASE });
      const again = await recoverCapture(desk.archive, desk.ffmpeg, captureId);
      if (first) expect(again, `call ${nth}`).toEqual(first);
      samples ||= again.samples;
      expect(again, `call ${nth}`).toMatchObject({ id: captureId, samples, announced: 'yes' });
      expect(desk.archive.index.recordings.ofMeeting(desk.meetingId)).toHaveLength(1);
      expect(desk.archive.index.moments.ofRecording(captureId).map(({ id }) => id)).toContain(mark.id);
      expect(gapsOf(desk.archive, captureId)).toHaveLength(1);
      expect(await interruptedCaptures(desk.archive)).toEqual([]);
      expect(await desk.archive.vault.live.list()).toEqual([]);
      const faults = (await checkArchive(desk.archive)).findings.filter(
        ({ problem }) => !/belong/.test(problem),
      );
      expect(faults, `call ${nth}`).toEqual([]);
      tried += 1;
      await desk.archive.close();
      if (!armed.struck()) break;
    }
    desk.archive = await openArchive({ ...desk.place, passphrase: PASSPHRASE });
    expect((await decoded(desk.archive, desk.ffmpeg, captureId)).length).toBe(samples * 2);
    console.info(`${tried} recoveries cut short, each found whole by the next`);
    rmSync(spare, { recursive: true });
  },
);
