import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkArchive, type OpenArchive, openArchive } from '../../../main/archive/index.ts';
import { gapsOf, recoverCapture } from '../../../main/capture/index.ts';
import { realFiles } from '../../../main/platform/index.ts';
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
  seeded,
  sleep,
  until,
} from '../../support/capture/index.ts';
import { needs } from '../../support/programs/index.ts';
import { type FaultPlan, faultyFiles } from '../../support/vault/index.ts';

const SEED = Number(process.env.KEPTWORD_SEED ?? Date.now() % 1_000_000);
const RUNS = Number(process.env.KEPTWORD_FAULTS ?? 10);
const request = (desk: Desk, deviceId: string) => ({
  meetingId: desk.meetingId,
  sessionId: null,
  deviceId,
  card: CARD,
});

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
});
afterEach(() => desk.clear());

/** Records 4 s at 4x through files that fail once or for ever from their n-th call on. */
async function recordWith(
  plan: FaultPlan,
  pcm: Buffer,
): Promise<{ struck: boolean; recording: Recording | null; code: string | null }> {
  const faulty = faultyFiles({ ...plan, nth: Number.MAX_SAFE_INTEGER });
  await desk.archive.close();
  const calls = { count: 0, on: false };
  // The opening is not what is tried here: counting begins with the recording.
  const armed = faultyFiles({ ...plan });
  const files = {
    ...realFiles,
    open: (...args: Parameters<typeof realFiles.open>) =>
      calls.on ? armed.files.open(...args) : faulty.files.open(...args),
  };
  const archive: OpenArchive = await openArchive({ ...desk.place, files, passphrase: PASSPHRASE });
  desk.archive = archive;
  calls.on = true;
  const ended = Promise.withResolvers<{ recording: Recording | null; error?: unknown }>();
  const capture = makeCapture(desk, {
    stdin: () => paced(pcm, 4),
    onEnded: (recording, error) => ended.resolve({ recording, error }),
  });
  try {
    await capture.start(archive, request(desk, 'stdin'));
    const { recording, error } = await ended.promise;
    return { struck: armed.struck(), recording, code: codeOf(error) };
  } catch (error) {
    return { struck: armed.struck(), recording: null, code: codeOf(error) };
  } finally {
    calls.on = false;
  }
}

const codeOf = (error: unknown) =>
  error === undefined ? null : error instanceof Error && 'code' in error ? String(error.code) : 'no code';

needs('ffmpeg').describe('a disk that refuses', () => {
  it(`once, at any call (${RUNS} of them): nothing is lost, now or at the next opening`, async () => {
    const random = seeded(SEED);
    const pcm = babble(4, SEED);
    for (let run = 0; run < RUNS; run += 1) {
      const nth = 1 + Math.floor(random() * 40);
      const code = random() < 0.5 ? 'EIO' : 'ENOSPC';
      const plan: FaultPlan = { nth, code, lasts: 'once', tears: random() < 0.5 };
      const what = `seed ${SEED}, run ${run}: ${code} at call ${nth}`;
      const result = await recordWith(plan, pcm);
      await desk.reopen();
      const [cut] = await recoverables(desk.archive);
      const recording =
        result.recording ?? (cut ? await recoverCapture(desk.archive, desk.ffmpeg, cut.captureId) : null);
      // A failure before the first sound refuses the start, in words; then there is nothing to keep.
      if (recording === null) expect(result.code, what).toMatch(/^(file-system|disk-full)$/);
      else {
        const sound = await decoded(desk.archive, desk.ffmpeg, recording.id);
        // ENOSPC ends a recording at once, and cleanly; anything else goes on to the end.
        if (code === 'EIO') expect(sound.length, what).toBe(pcm.length);
        else expect(sound.length, what).toBeGreaterThan(0);
        expect(recording.samples * 2, what).toBe(sound.length);
      }
      expect(
        (await checkArchive(desk.archive)).findings.filter(({ problem }) => !/belong/.test(problem)),
        what,
      ).toEqual([]);
    }
    console.info(`seed ${SEED}: ${RUNS} failed calls, nothing lost`);
  });

  it('full for good: the recording ends by itself, sealed and playable, and says why', async () => {
    const home = mkdtempSync(join(tmpdir(), 'keptword-small-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=14m', 'tmpfs', home]).status === 0;
    // Without the right to mount there is no small disk to fill; the rest of this file needs none.
    if (!mounted) {
      rmSync(home, { recursive: true });
      expect(process.getuid?.()).not.toBe(0);
      return;
    }
    const small = await makeDesk(home);
    try {
      const ended = Promise.withResolvers<Recording | null>();
      const capture = makeCapture(small, { stdin: () => paced(babble(120), 20), onEnded: ended.resolve });
      await capture.start(small.archive, request(small, 'stdin'));
      await sleep(500);
      // Somebody else fills the disk to its last byte.
      const free = await realFiles.space(home);
      writeFileSync(join(home, 'other'), Buffer.alloc(Math.max(0, free - 8_192), 1));
      const recording = await ended.promise;
      expect(capture.warnings.map(({ kind }) => kind)).toContain('disk-full');
      expect(capture.state().state).toBe('idle');
      expect(recording).not.toBeNull();
      if (!recording) return;
      expect(recording.durationMs).toBeGreaterThan(500);
      expect((await decoded(small.archive, small.ffmpeg, recording.id)).length).toBe(recording.samples * 2);
      expect(small.archive.custody.entries().map(({ event }) => event)).toContain('recording-kept');
    } finally {
      await small.clear();
      spawnSync('umount', [home]);
      rmSync(home, { recursive: true, force: true });
    }
  });
});

needs('ffmpeg').describe('a crash that tears the last writes', () => {
  it('leaves everything before them, at every cut and with zeros or noise behind', async () => {
    const pcm = babble(6, SEED);
    const ended = Promise.withResolvers<unknown>();
    const capture = makeCapture(desk, { stdin: () => paced(pcm, 1), onEnded: ended.resolve });
    await capture.start(desk.archive, request(desk, 'stdin'));
    await sleep(4_000);
    const { captureId } = capture.state().running ?? { captureId: '' };
    const path = join(desk.place.folder, 'capture', captureId, 'sound');
    await until('four seconds', () => (capture.state().running?.keptMs ?? 0) > 3_900);
    const torn = readFileSync(path);
    await desk.archive.close();
    await capture.stop().catch(() => undefined);
    const random = seeded(SEED);
    let whole = 0;
    for (let run = 0; run < 6; run += 1) {
      const cut = run === 0 ? torn.length : Math.floor(4_000 + random() * (torn.length - 4_000));
      const tail = run % 2 === 0 ? Buffer.alloc(0) : Buffer.alloc(3_000, run % 3 === 0 ? 0 : 0xa5);
      writeFileSync(path, Buffer.concat([torn.subarray(0, cut), tail]));
      await desk.reopen();
      const [found] = await recoverables(desk.archive);
      if (!found) throw new Error(`seed ${SEED}, cut at ${cut}: nothing was found`);
      if (run === 0) whole = found.keptMs;
      // About 32 kbit/s in pages of 400 ms: what lies before the cut, but for the page that was cut.
      const before = (whole * cut) / torn.length;
      expect(found.keptMs, `seed ${SEED}, cut ${cut}`).toBeGreaterThan(before - 800);
      expect(found.keptMs, `seed ${SEED}, cut ${cut}`).toBeLessThan(before + 400);
    }
    expect(whole).toBeGreaterThan(3_000);
    writeFileSync(path, torn.subarray(0, torn.length >> 1));
    const [found] = await recoverables(desk.archive);
    const recording = await recoverCapture(desk.archive, desk.ffmpeg, found?.captureId ?? '');
    expect(recording.durationMs).toBe(found?.keptMs);
    expect((await decoded(desk.archive, desk.ffmpeg, recording.id)).length).toBe(recording.samples * 2);
    expect(gapsOf(desk.archive, recording.id)).toMatchObject([{ cause: 'crashed', lengthMs: null }]);
  });

  it.each([
    ['one bit', (bytes: Buffer, at: number) => bytes.writeUInt8(bytes.readUInt8(at + 100) ^ 4, at + 100)],
    ['a sector, with the length that leads on', (bytes: Buffer, at: number) => bytes.fill(0, at, at + 512)],
  ])(
    'passes over damage in the middle (%s): what is behind it moves up, and the hole is noted',
    async (_, hurt) => {
      const pcm = babble(6, SEED);
      const capture = makeCapture(desk, { stdin: () => paced(Buffer.concat([pcm, babble(30)]), 1) });
      await capture.start(desk.archive, request(desk, 'stdin'));
      await until('five seconds', () => (capture.state().running?.keptMs ?? 0) > 5_000);
      await capture.mark('agreed');
      const { captureId } = capture.state().running ?? { captureId: '' };
      const path = join(desk.place.folder, 'capture', captureId, 'sound');
      await desk.archive.close();
      await capture.stop().catch(() => undefined);
      const bytes = readFileSync(path);
      // One bit in the record of the sixth page: record 0 is the start entry, two are the heads.
      let at = 256;
      for (let record = 0; record < 8; record += 1) at += bytes.readUInt32BE(at) + 20;
      hurt(bytes, at);
      writeFileSync(path, bytes);
      await desk.reopen();
      const [found] = await recoverables(desk.archive);
      const recording = await recoverCapture(desk.archive, desk.ffmpeg, captureId);
      expect(recording.durationMs).toBe(found?.keptMs);
      expect((await decoded(desk.archive, desk.ffmpeg, recording.id)).length).toBe(recording.samples * 2);
      const gaps = gapsOf(desk.archive, recording.id);
      expect(gaps.map(({ cause, lengthMs }) => [cause, lengthMs])).toEqual([
        ['disk', 400],
        ['crashed', null],
      ]);
      expect(gaps[0]?.atSample).toBe(5 * 19_200 - 312);
      expect((await checkArchive(desk.archive)).ok).toBe(true);
    },
  );
});
