import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeArguments } from '../../../main/media/arguments.ts';
import { decodePcm, type Ffmpeg, planned, planStream } from '../../../main/media/index.ts';
import { importFiles } from '../../../main/recordings/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { HOSTILE } from '../../support/media/hostile.ts';
import {
  bytesOf,
  everyFfmpeg,
  inMemory,
  type Kind,
  makeSound,
  pieces,
  sealedFiles,
  temporaryArchive,
  temporaryFolder,
} from '../../support/media/index.ts';
import { needs } from '../../support/programs/index.ts';

const place = temporaryFolder();
const ffmpegs = await everyFfmpeg();
/** SAFETY §1: refused in less than five seconds; twice that on a machine that eight others use. */
const AT_MOST_MS = 10_000;
const MOST_MEMORY_KB = 512 * 1024;

afterAll(() => place.remove());

/** 'decoded' or the code of the error; anything but a KeptwordError fails the test. */
async function outcome(ffmpeg: Ffmpeg, bytes: Buffer): Promise<string> {
  const plan = await planStream(inMemory(bytes));
  if (plan.cutShort !== null) return 'file-truncated';
  if (plan.seekOnly !== null) return 'seek-only';
  try {
    let samples = 0;
    for await (const pcm of decodePcm({ ffmpeg, input: planned(plan, pieces(bytes)) }))
      samples += pcm.length / 2;
    return samples > 0 ? 'decoded' : 'nothing';
  } catch (error) {
    if (error instanceof KeptwordError) return error.code;
    throw error;
  }
}

describe.each(ffmpegs)('hostile files and ffmpeg $version', (ffmpeg) => {
  it('are each refused, soon, with nothing left behind', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    for (const [name, bytes] of Object.entries(HOSTILE)) {
      const path = join(place.folder, name);
      writeFileSync(path, bytes);
      const began = performance.now();
      const files = [{ fileId: name, path, name }];
      const [result] = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files });
      expect(performance.now() - began, name).toBeLessThan(AT_MOST_MS);
      expect([name, result?.outcome]).toEqual([name, 'failed']);
      expect(result?.outcome === 'failed' && result.error.code, name).not.toBe('unexpected');
    }
    expect(sealedFiles(archive)).toEqual([]);
    await archive.close();
  });

  it.runIf(process.platform === 'linux')('do not fill the memory', async () => {
    const args = decodeArguments({ decoders: ffmpeg.decoders, from: 'pipe' });
    for (const [name, bytes] of Object.entries(HOSTILE)) {
      const path = join(place.folder, `memory-${name}`);
      writeFileSync(path, bytes);
      expect([name, (await peakMemory(ffmpeg.path, args, path)) < MOST_MEMORY_KB]).toEqual([name, true]);
    }
  });

  const SEEDS: Kind[] = [
    'phone.m4a',
    'recorder.mp3',
    'voice.opus',
    'recorder.wav',
    'voice.amr',
    'old-phone.3gp',
    'voice.flac',
    'voice.mka',
    'dictation.wma',
    'video.avi',
    'mac.caf',
    'raw.aac',
    'studio.aiff',
  ];

  it('made from good ones by changing bytes decode or are refused; nothing hangs or crashes', async () => {
    const seeds = SEEDS.map((kind) => bytesOf(makeSound(place.folder, kind)));
    const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 }));
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        async (seed, changes, inTheHead) => {
          const bytes = Buffer.from(seed);
          const reach = inTheHead ? Math.min(300, bytes.length) : bytes.length;
          for (const [at, value] of changes) bytes[Math.min(reach - 1, Math.floor(at * reach))] = value;
          const began = performance.now();
          seen.add(await outcome(ffmpeg, bytes));
          expect(performance.now() - began).toBeLessThan(AT_MOST_MS);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
    const known = [
      'decoded',
      'seek-only',
      'file-truncated',
      'not-audio',
      'no-audio-stream',
      'file-unreadable',
      'ffmpeg-failed',
    ];
    expect([...seen].filter((code) => !known.includes(code))).toEqual([]);
  });

  it('of random bytes are never taken for sound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60_000, size: 'max' }), async (bytes) => {
        expect(await outcome(ffmpeg, Buffer.from(bytes))).not.toBe('decoded');
      }),
      { numRuns: 25 },
    );
  });
});

describe('a playlist that got past our own look', () => {
  const secret = join(place.folder, 'secret.wav');
  const lists: Record<string, string> = {
    hls: `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://${secret}\n#EXT-X-ENDLIST\n`,
    concat: `ffconcat version 1.0\nfile '${secret}'\n`,
    dash: `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static"><Period><AdaptationSet><Representation id="0"><BaseURL>file://${secret}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    http: '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n',
  };

  needs('strace').it(
    'opens no file and no socket, with any ffmpeg',
    () => {
      writeFileSync(secret, bytesOf(makeSound(place.folder, 'recorder.wav')));
      for (const ffmpeg of ffmpegs) {
        for (const [name, text] of Object.entries(lists)) {
          const path = join(place.folder, `${name}.m4a`);
          writeFileSync(path, text);
          const args = decodeArguments({ decoders: ffmpeg.decoders, from: 'pipe' });
          const log = join(place.folder, 'trace.txt');
          const traced = spawnSync(
            'strace',
            ['-f', '-qq', '-e', 'trace=openat,open,socket,connect', '-o', log, ffmpeg.path, ...args],
            {
              stdio: [openSync(path, 'r'), 'pipe', 'pipe'],
              env: { LC_ALL: 'C' },
            },
          );
          expect(traced.stdout.length, name).toBe(0);
          const calls = readFileSync(log, 'utf8').split('\n');
          expect(
            calls.filter((call) => call.includes(secret) || /\b(socket|connect)\(/.test(call)),
            name,
          ).toEqual([]);
        }
      }
    },
    60_000,
  );
});

describe('the folders around', () => {
  it('get nothing from hostile names or hostile files', async () => {
    const home = join(place.folder, 'home');
    mkdirSync(home);
    const [ffmpeg] = ffmpegs;
    if (!ffmpeg) throw new Error('no ffmpeg');
    const before = readdirSync(place.folder).length;
    const { archive, meeting } = await temporaryArchive(home);
    const name = 'x -report -f tee [f=mp4]out.mp4|';
    writeFileSync(join(home, name), bytesOf(makeSound(place.folder, 'phone.m4a')));
    process.env.FFREPORT = `file=${join(home, 'report.log')}:level=48`;
    try {
      await importFiles(archive, ffmpeg, {
        meetingId: meeting.id,
        files: [{ fileId: 'x', path: join(home, name), name }],
      });
    } finally {
      delete process.env.FFREPORT;
    }
    expect(existsSync(join(home, 'report.log'))).toBe(false);
    expect(readdirSync(home).sort()).toEqual([`${archive.name}.keptword`, name].sort());
    expect(readdirSync(place.folder).length).toBeLessThanOrEqual(before + 1);
    await archive.close();
  });
});

/** Largest resident set of a run, KB, as the kernel notes it while the child lives. */
async function peakMemory(program: string, args: readonly string[], input: string): Promise<number> {
  const child = spawn(program, args, {
    stdio: [openSync(input, 'r'), 'ignore', 'ignore'],
    env: { LC_ALL: 'C' },
  });
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  let alive = true;
  void gone.then(() => {
    alive = false;
  });
  let peak = 0;
  const began = performance.now();
  while (alive) {
    if (performance.now() - began > AT_MOST_MS) child.kill('SIGKILL');
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(statusOf(child.pid))?.[1] ?? 0));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  return peak;
}

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
