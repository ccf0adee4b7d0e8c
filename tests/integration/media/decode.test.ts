import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  copyStreamable,
  cutSound,
  decodePcm,
  decodeSealed,
  encodeMp3,
  type Ffmpeg,
  peaksBuilder,
  planned,
  planStream,
  transcode,
  wavHeader,
} from '../../../main/media/index.ts';
import {
  ALL_KINDS,
  bytesOf,
  collected,
  everyFfmpeg,
  inMemory,
  type Kind,
  makeSound,
  pieces,
  referencePcm,
  runOld,
  temporaryFolder,
} from '../../support/media/index.ts';

const place = temporaryFolder();
const ffmpegs = await everyFfmpeg();
const CAF: Kind[] = ['mac.caf', 'mac-pcm.caf'];
const FROM_A_PIPE = ALL_KINDS.filter((kind) => !CAF.includes(kind));

afterAll(() => place.remove());

async function* streamed(file: string): AsyncGenerator<Buffer> {
  const bytes = bytesOf(file);
  yield* planned(await planStream(inMemory(bytes)), pieces(bytes, 10_007));
}

/** A WAV whose end never comes, as a live recording has it. */
async function* forever(): AsyncGenerator<Buffer> {
  const head = wavHeader(0);
  head.writeUInt32LE(0xffff_ffff, 4);
  head.writeUInt32LE(0xffff_ffff, 40);
  yield head;
  while (true) yield Buffer.alloc(65_536, 1);
}

describe.each(ffmpegs)('decoding from a pipe with ffmpeg $version', (ffmpeg) => {
  it.each(FROM_A_PIPE)('gives the very samples that opening %s by its path gives', async (kind) => {
    const file = makeSound(place.folder, kind);
    const reference = referencePcm(ffmpeg.path, file);
    const pcm = await collected(decodePcm({ ffmpeg, input: streamed(file) }));
    expect(pcm.length).toBe(reference.length);
    expect(pcm.equals(reference)).toBe(true);
    expect(pcm.length).toBeGreaterThan(48_000 * 2 * 3);
  });

  it('gives the same again from a sealed source', async () => {
    const bytes = bytesOf(makeSound(place.folder, 'phone.m4a'));
    const source = { ...inMemory(bytes), stream: () => pieces(bytes) };
    const pcm = await collected(decodeSealed({ ffmpeg, source }));
    expect(pcm.equals(referencePcm(ffmpeg.path, makeSound(place.folder, 'phone.m4a')))).toBe(true);
  });

  it('cuts what a slice of the whole decoding is, bit for bit', async () => {
    const file = makeSound(place.folder, 'phone.m4a');
    const whole = referencePcm(ffmpeg.path, file);
    const spans = [
      { from: 48_001, to: 96_000 },
      { from: 0, to: 1 },
      { from: 50_000, to: 170_003 },
    ];
    const got: Buffer[][] = spans.map(() => []);
    const counts = await cutSound(decodePcm({ ffmpeg, input: streamed(file) }), spans, (i, part) => {
      got[i]?.push(Buffer.from(part));
    });
    for (const [i, { from, to }] of spans.entries()) {
      expect(Buffer.concat(got[i] ?? []).equals(whole.subarray(from * 2, to * 2))).toBe(true);
      expect(counts[i]).toBe(to - from);
    }
  });

  it('ends ffmpeg when nobody listens any more', async () => {
    let read = 0;
    async function* counted() {
      for await (const chunk of forever()) {
        read += 1;
        yield chunk;
      }
    }
    const [got] = await cutSound(
      decodePcm({ ffmpeg, input: counted() }),
      [{ from: 0, to: 10 }],
      () => undefined,
    );
    expect(got).toBe(10);
    const atTheEnd = read;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(read).toBe(atTheEnd);
  });

  it('does not read ahead of a slow listener', async () => {
    let read = 0;
    async function* counted() {
      for await (const chunk of forever()) {
        read += chunk.length;
        yield chunk;
      }
    }
    const pcm = decodePcm({ ffmpeg, input: counted() });
    await pcm.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(read).toBeLessThan(16 * 1024 * 1024);
    await pcm.return(undefined);
  });

  it('stops at once when called off', async () => {
    const stop = new AbortController();
    const listening = (async () => {
      for await (const _pcm of decodePcm({ ffmpeg, input: forever(), signal: stop.signal })) stop.abort();
    })();
    await expect(listening).rejects.toMatchObject({ code: 'cancelled' });
    const never = collected(decodePcm({ ffmpeg, input: forever(), signal: AbortSignal.abort() }));
    await expect(never).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('passes on the failure of its source as it is', async () => {
    const pulled = new Error('stick pulled');
    async function* failing() {
      yield* pieces(bytesOf(makeSound(place.folder, 'recorder.wav')).subarray(0, 100_000));
      throw pulled;
    }
    await expect(collected(decodePcm({ ffmpeg, input: failing() }))).rejects.toBe(pulled);
    const quiet = { onPcm: () => undefined, onOpus: async () => undefined };
    await expect(transcode({ ffmpeg, input: failing(), ...quiet })).rejects.toBe(pulled);
  });

  it('says what is wrong with a file that is none', async () => {
    const codes = async (input: AsyncIterable<Buffer>) =>
      collected(decodePcm({ ffmpeg, input })).then(
        () => 'decoded',
        (error: { code?: string }) => error.code,
      );
    const film = join(place.folder, 'film.mp4');
    runOld(['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=5:d=2', '-c:v', 'mpeg4', film]);
    const empty = Buffer.from(bytesOf(makeSound(place.folder, 'recorder.wav')).subarray(0, 78));
    empty.writeUInt32LE(0, 74);
    expect(await codes(streamed(film))).toBe('no-audio-stream');
    expect(await codes(pieces(Buffer.from('Dear team,\n'.repeat(900))))).toBe('not-audio');
    expect(await codes(pieces(Buffer.alloc(0)))).toBe('not-audio');
    expect(await codes(pieces(empty))).toBe('no-audio-stream');
    const cutM4a = bytesOf(makeSound(place.folder, 'moov-first.m4a'));
    expect(await codes(pieces(cutM4a.subarray(0, cutM4a.length >> 1)))).toBe('file-truncated');
  });
});

describe.each(ffmpegs)('transcoding with ffmpeg $version', (ffmpeg) => {
  async function transcoded(file: string) {
    const opus: Buffer[] = [];
    const pcm = createHash('sha256');
    const peaks = peaksBuilder();
    const facts = await transcode({
      ffmpeg,
      input: streamed(file),
      onPcm: (bytes) => {
        pcm.update(bytes);
        peaks.add(bytes);
      },
      onOpus: async (bytes) => void opus.push(Buffer.from(bytes)),
    });
    return { facts, opus: Buffer.concat(opus), pcm: pcm.digest('hex'), peaks: peaks.finish() };
  }

  it('hears the whole sound on its way and makes an Opus of exactly its length', async () => {
    const file = makeSound(place.folder, 'phone.m4a');
    const reference = referencePcm(ffmpeg.path, file);
    const { facts, opus, pcm, peaks } = await transcoded(file);
    expect(facts).toMatchObject({
      container: 'm4a',
      codec: 'aac',
      sampleRate: 44_100,
      channels: 2,
      hasVideo: false,
    });
    expect(facts.samples).toBe(reference.length / 2);
    expect(pcm).toBe(createHash('sha256').update(reference).digest('hex'));
    expect(Number(peaks.readBigUInt64BE(24))).toBe(facts.samples);
    const copy = join(place.folder, `copy-${ffmpeg.version}.opus`);
    writeFileSync(copy, opus);
    expect(referencePcm(ffmpeg.path, copy).length / 2).toBe(facts.samples);
  });

  it('gives the same bytes for the same sound', async () => {
    const file = makeSound(place.folder, 'video.mov');
    const [one, two] = [await transcoded(file), await transcoded(file)];
    expect(one.opus.equals(two.opus)).toBe(true);
    expect(one.peaks.equals(two.peaks)).toBe(true);
  });

  it('stops at once when called off or when its keeper fails', async () => {
    const stop = new AbortController();
    const off = transcode({
      ffmpeg,
      input: forever(),
      onPcm: () => stop.abort(),
      onOpus: async () => undefined,
      signal: stop.signal,
    });
    await expect(off).rejects.toMatchObject({ code: 'cancelled' });
    const full = new Error('disk full');
    const failing = transcode({
      ffmpeg,
      input: forever(),
      onPcm: () => undefined,
      onOpus: async () => Promise.reject(full),
    });
    await expect(failing).rejects.toBe(full);
  });

  it('makes an MP3 beside a WAV', async () => {
    const pcm = referencePcm(ffmpeg.path, makeSound(place.folder, 'recorder.wav')).subarray(0, 96_000);
    const mp3 = await collected(encodeMp3({ ffmpeg, pcm: pieces(pcm) }));
    const file = join(place.folder, 'clip.mp3');
    writeFileSync(file, mp3);
    const heard = referencePcm(ffmpeg.path, file).length / 2;
    expect(Math.abs(heard - 48_000)).toBeLessThan(2_600);
  });
});

describe.each(ffmpegs)('formats that can only be read by jumping about, with ffmpeg $version', (ffmpeg) => {
  async function copied(path: string) {
    const parts: Buffer[] = [];
    const copy = await copyStreamable({
      ffmpeg,
      open: async () => {
        const handle = await open(path, 'r');
        return { fd: handle.fd, path, close: () => handle.close() };
      },
      onBytes: async (bytes) => void parts.push(Buffer.from(bytes)),
    });
    return { ...copy, bytes: Buffer.concat(parts) };
  }

  it.each([...CAF, 'phone.m4a', 'video.avi'] as const)(
    '%s becomes a Matroska of the same packets and the same sound',
    async (kind) => {
      const file = makeSound(place.folder, kind);
      const { bytes, facts, packetHash } = await copied(file);
      expect(packetHash).toMatch(/^[0-9a-f]{64}$/);
      expect(facts?.hasVideo).toBe(kind === 'video.avi');
      const pcm = await collected(decodePcm({ ffmpeg, input: pieces(bytes) }));
      const reference = referencePcm(ffmpeg.path, file);
      // AAC and MP3 lose the trimming that only their own container writes; the samples in common are the same.
      if (kind.endsWith('.caf')) expect(pcm.equals(reference)).toBe(true);
      else expect(Math.abs(pcm.length - reference.length)).toBeLessThan(2 * 4_096);
    },
  );

  it('fails clearly on what holds no sound', async () => {
    const file = join(place.folder, 'letter.caf');
    writeFileSync(file, 'Dear team,\n'.repeat(900));
    await expect(copied(file)).rejects.toMatchObject({ code: 'ffmpeg-failed' });
  });

  it('opens the file it was handed, whatever its name', async () => {
    const odd = join(place.folder, '-i concat:% "🎧" \'x\' .caf');
    writeFileSync(odd, readFileSync(makeSound(place.folder, 'mac.caf')));
    expect((await copied(odd)).packetHash).toBe(
      (await copied(makeSound(place.folder, 'mac.caf'))).packetHash,
    );
  });
});

describe('an ffmpeg that stops moving', () => {
  function impostor(script: string): Ffmpeg {
    const path = join(place.folder, `impostor-${createHash('md5').update(script).digest('hex')}`);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return { path, version: '0', from: 'KEPTWORD_FFMPEG', decoders: [] };
  }

  it('is ended when it takes no more bytes', async () => {
    const input = pieces(Buffer.alloc(4 * 1024 * 1024), 65_536);
    const began = performance.now();
    const deaf = decodePcm({ ffmpeg: impostor('exec sleep 30'), input, stallMs: 400 });
    await expect(collected(deaf)).rejects.toMatchObject({ code: 'ffmpeg-failed' });
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('is ended when it has all bytes and says nothing', async () => {
    const mute = decodePcm({
      ffmpeg: impostor('cat > /dev/null; exec sleep 30'),
      input: pieces(Buffer.alloc(99)),
      stallMs: 400,
    });
    await expect(collected(mute)).rejects.toMatchObject({ code: 'ffmpeg-failed' });
  });

  it('is given all the time when it is we who are slow', async () => {
    const [ffmpeg] = ffmpegs;
    if (!ffmpeg) throw new Error('no ffmpeg');
    const file = makeSound(place.folder, 'recorder.wav');
    async function* slowly() {
      const bytes = bytesOf(file);
      yield bytes.subarray(0, 200_000);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      yield bytes.subarray(200_000);
    }
    const heard: Buffer[] = [];
    for await (const pcm of decodePcm({ ffmpeg, input: slowly(), stallMs: 1_500 })) {
      if (heard.length === 1) await new Promise((resolve) => setTimeout(resolve, 3_000));
      heard.push(Buffer.from(pcm));
    }
    expect(Buffer.concat(heard).equals(referencePcm(ffmpeg.path, file))).toBe(true);
  });

  it('crashes without taking anything with it', async () => {
    const crash = impostor('kill -SEGV $$');
    await expect(collected(decodePcm({ ffmpeg: crash, input: forever() }))).rejects.toMatchObject({
      code: 'ffmpeg-failed',
      details: expect.stringContaining('SIGSEGV'),
    });
  });

  it('that cannot even be started is an error, not a crash', async () => {
    const none: Ffmpeg = { path: join(place.folder, 'none'), version: '0', from: 'PATH', decoders: [] };
    await expect(collected(decodePcm({ ffmpeg: none, input: forever() }))).rejects.toMatchObject({
      code: 'ffmpeg-failed',
    });
  });
});
