/**
 * Speaks resources/sample/meeting.json with espeak-ng, one voice a role, and writes the sample recording and the
 * spans of its lines. Run it by hand (`npm run sample`) after the text changes: demo, screenshots and specs use the
 * files that it leaves, so that nobody needs espeak-ng to see the program work. The same espeak-ng and ffmpeg give
 * the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** espeak-ng's own rate; its output is mono 16-bit. */
const SPEECH_RATE = 22_050;
const folder = join(import.meta.dirname, '..', 'resources', 'sample');

type Voice = { name: string; pitch: number; wordsPerMinute: number; amplitude: number };

/** Whoever sits far from the phone on the table is softer (`amplitude`, 0-200, 100 is usual). */
const VOICES: Record<string, Voice> = {
  parent: { name: 'en-us+f3', pitch: 52, wordsPerMinute: 150, amplitude: 120 },
  lea: { name: 'en-us+m3', pitch: 38, wordsPerMinute: 162, amplitude: 80 },
  case: { name: 'en-gb+f2', pitch: 58, wordsPerMinute: 158, amplitude: 90 },
  gened: { name: 'en-us+m7', pitch: 50, wordsPerMinute: 152, amplitude: 70 },
  psych: { name: 'en-gb+m1', pitch: 34, wordsPerMinute: 148, amplitude: 75 },
  slp: { name: 'en-us+f5', pitch: 66, wordsPerMinute: 160, amplitude: 95 },
};

type Line = { id: string; by: string; pause: number; text: string };
type Span = { startMs: number; endMs: number };

const meeting: { lines: Line[] } = JSON.parse(readFileSync(join(folder, 'meeting.json'), 'utf8'));
const { pcm, spans } = speakAll(meeting.lines);
writeFileSync(join(folder, 'spans.json'), `${JSON.stringify(spans, null, 2)}\n`);
encode(pcm, join(folder, 'annual-iep-meeting.opus'));
process.stderr.write(`Spoke ${meeting.lines.length} lines, ${Math.round(samplesOf(pcm) / SPEECH_RATE)} s.\n`);

/** Every line after its pause, and a second of room at the end so that the last word is not cut. */
function speakAll(lines: Line[]): { pcm: Buffer; spans: Record<string, Span> } {
  const parts: Buffer[] = [];
  const spans: Record<string, Span> = {};
  let samples = 0;
  const add = (part: Buffer) => {
    parts.push(part);
    samples += samplesOf(part);
  };
  for (const line of lines) {
    add(silence(line.pause));
    const startMs = toMs(samples);
    add(speak(line));
    spans[line.id] = { startMs, endMs: toMs(samples) };
  }
  add(silence(1000));
  return { pcm: Buffer.concat(parts), spans };
}

function speak(line: Line): Buffer {
  const voice = VOICES[line.by];
  if (!voice) throw new Error(`no voice for "${line.by}"`);
  const settings = [
    '-v',
    voice.name,
    '-p',
    `${voice.pitch}`,
    '-s',
    `${voice.wordsPerMinute}`,
    '-a',
    `${voice.amplitude}`,
  ];
  const wav = execFileSync('espeak-ng', [...settings, '--stdout', line.text], { maxBuffer: 64 << 20 });
  return trimSilence(wav.subarray(wav.indexOf('data', 0, 'latin1') + 8));
}

/** espeak-ng ends a sentence with silence; the script's own pauses say how long people wait. */
function trimSilence(pcm: Buffer): Buffer {
  let end = pcm.length - (pcm.length % 2);
  while (end >= 2 && Math.abs(pcm.readInt16LE(end - 2)) < 8) end -= 2;
  return pcm.subarray(0, end);
}

function silence(ms: number): Buffer {
  return Buffer.alloc(Math.round((ms * SPEECH_RATE) / 1000) * 2);
}

function samplesOf(pcm: Buffer): number {
  return pcm.length / 2;
}

function toMs(samples: number): number {
  return Math.round((samples * 1000) / SPEECH_RATE);
}

/** `bitexact` keeps versions and random stream numbers out of the file, so that it does not change without cause. */
function encode(pcm: Buffer, out: string): void {
  const input = ['-f', 's16le', '-ar', `${SPEECH_RATE}`, '-ac', '1', '-i', 'pipe:0'];
  const opus = ['-c:a', 'libopus', '-b:a', '24k', '-application', 'voip', '-ar', '48000'];
  const exact = ['-fflags', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, ...opus, ...exact, out], { input: pcm });
}
