import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkArchive } from '../../../main/archive/index.ts';
import { gapsOf, recoverCapture } from '../../../main/capture/index.ts';
import {
  babble,
  type Desk,
  decoded,
  makeDesk,
  PASSPHRASE,
  recoverables,
  seeded,
  sleep,
} from '../../support/capture/index.ts';
import { needs } from '../../support/programs/index.ts';

const KILLS = Number(process.env.KEPTWORD_KILLS ?? 4);
const SEED = Number(process.env.KEPTWORD_SEED ?? Date.now() % 1_000_000);
/** DESIGN §5: a kill at any moment costs at most the last 2 s. */
const MOST_MS = 2_000;
const SECONDS = 8;
const cli = join(import.meta.dirname, '..', '..', '..', 'main', 'cli.ts');

/** The real program, recording what is piped into it. */
function recorder(desk: Desk, passphraseFile: string): ChildProcess {
  return spawn(
    process.execPath,
    [
      ...[
        '--disable-warning=ExperimentalWarning',
        cli,
        'record',
        desk.place.folder,
        '--meeting',
        desk.meetingId,
      ],
      ...['--source', 'stdin', '--passphrase-file', passphraseFile],
    ],
    { stdio: ['pipe', 'ignore', 'pipe'], env: { ...process.env, KEPTWORD_CAPTURE_RESERVE: '1000000' } },
  );
}

const PIECE_BYTES = 4_800;

/**
 * Feeds in real time, in pieces of 50 ms, until `isOver`. The first piece comes at once, since a recording begins with
 * its first sound; the rest only from then on, as from a microphone, which keeps no backlog of a slow start.
 * Returns how much was fed, ms.
 */
function feed(
  child: ChildProcess,
  pcm: Buffer,
  { started, isOver }: { started: Promise<void>; isOver: () => boolean },
): () => number {
  let fed = 0;
  const give = (at: number) => {
    child.stdin?.write(pcm.subarray(at, at + PIECE_BYTES));
    fed += 50;
  };
  give(0);
  void (async () => {
    await started;
    const began = performance.now();
    for (let at = PIECE_BYTES; at < pcm.length; at += PIECE_BYTES) {
      await sleep(Math.max(0, at / 96 - (performance.now() - began)));
      if (isOver()) return;
      give(at);
    }
  })();
  return () => fed;
}

needs('ffmpeg').describe('SIGKILL of main while it records', () => {
  let desk: Desk;
  let passphraseFile: string;
  let undisturbed: Buffer;
  const pcm = babble(SECONDS + 30, SEED);

  beforeAll(async () => {
    desk = await makeDesk();
    passphraseFile = join(desk.place.folder, '..', 'passphrase.txt');
    await writeFile(passphraseFile, `${PASSPHRASE}\n`);
    // What an undisturbed run holds: the same bytes, all of them.
    await desk.archive.close();
    const child = recorder(desk, passphraseFile);
    child.stdin?.end(pcm);
    await new Promise((resolve) => child.on('close', resolve));
    await desk.reopen();
    const [whole] = desk.archive.index.recordings.list();
    undisturbed = await decoded(desk.archive, desk.ffmpeg, whole?.id ?? '');
    expect(undisturbed.length).toBe(pcm.length);
  });
  afterAll(() => desk.clear());

  it(`costs at most the last 2 s, ${KILLS} times`, { timeout: 60_000 + KILLS * 30_000 }, async () => {
    const random = seeded(SEED);
    const losses: number[] = [];
    let tooShort = 0;
    for (let run = 0; run < KILLS; run += 1) {
      await desk.archive.close();
      const child = recorder(desk, passphraseFile);
      let over = false;
      const exited = new Promise((resolve) => child.on('close', resolve));
      child.stdin?.on('error', () => undefined);
      const started = new Promise<void>((resolve) =>
        child.stderr?.on('data', (text: Buffer) => {
          if (text.toString('utf8').includes('Recording into')) resolve();
        }),
      );
      const fed = feed(child, pcm, { started, isOver: () => over });
      await started;
      await sleep(random() * SECONDS * 500);
      child.kill('SIGKILL');
      const fedMs = fed();
      over = true;
      await exited;
      await desk.reopen();
      const [cut, ...others] = await recoverables(desk.archive);
      expect(others, `seed ${SEED}, run ${run}`).toEqual([]);
      if (!cut) {
        // Killed before the first second reached the disk: all of it is lost, and it must not be more than that.
        expect(fedMs, `seed ${SEED}, run ${run}: nothing was found`).toBeLessThanOrEqual(MOST_MS);
        losses.push(fedMs);
        tooShort += 1;
        continue;
      }
      const recording = await recoverCapture(desk.archive, desk.ffmpeg, cut.captureId);
      const sound = await decoded(desk.archive, desk.ffmpeg, recording.id);
      const lossMs = fedMs - sound.length / 96;
      losses.push(lossMs);
      expect(lossMs, `seed ${SEED}, run ${run}`).toBeLessThanOrEqual(MOST_MS);
      expect(sound.equals(undisturbed.subarray(0, sound.length)), `seed ${SEED}, run ${run}: bit-equal`).toBe(
        true,
      );
      expect(gapsOf(desk.archive, recording.id)).toMatchObject([{ cause: 'crashed' }]);
    }
    const events = desk.archive.custody.entries().map(({ event }) => event);
    expect(events.filter((event) => event === 'recording-recovered')).toHaveLength(KILLS - tooShort);
    expect((await checkArchive(desk.archive)).ok).toBe(true);
    console.info(
      `seed ${SEED}: ${KILLS} kills (${tooShort} in the first moments), worst loss ${Math.max(...losses).toFixed(0)} ms`,
    );
  });
});
