import { BANDS, FRAME_MS, FRAMES_A_SECOND, type Levels } from './bands.ts';
import type { Run } from './edges.ts';

/**
 * Where one recording holds no sound at all while the other one goes on: as if its microphone was switched off, or the
 * stretch was written over, at the same length. Times in ms of the first recording.
 */
export type Silence = { silentIn: 'first' | 'second'; startMs: number; endMs: number };

/** Each frame of a recording: no sound at all, some sound, or clearly more than its room. */
export type Hearing = { readonly frames: number; readonly states: Uint8Array };
export const NO_SOUND = 0;
const SOUND = 1;
const CLEAR = 2;

/** Below this, in hundredths of a dB of full scale, are only the last bits of a digital zero. */
const DIGITAL_SILENCE = -9_500;
/** No room becomes quieter by 20 dB for as long as somebody speaks in it. */
const BELOW_ROOM = 2_000;
/** Speech in a meeting room stands 10 dB and more above what the room itself sounds like. */
const ABOVE_ROOM = 1_000;
const ROOM_SHARE = 0.2;

/** Shorter is a hole between two words of a recorder that cuts noise off. */
const LEAST_SILENT = FRAMES_A_SECOND / 2;
/** A click in the silence does not end it. */
const MOST_BETWEEN = 5;
/** How much of such a stretch must be clear in the other recording: three tenths of a second, a short word. */
const LEAST_CLEAR = 0.3 * FRAMES_A_SECOND;

/** Looks at the loudest band of each frame, against the recording's own room. */
export function hearingOf({ frames, values }: Levels): Hearing {
  const loudest = new Int16Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    let most = Number.NEGATIVE_INFINITY;
    for (let band = 0; band < BANDS; band += 1) most = Math.max(most, values[frame * BANDS + band] as number);
    loudest[frame] = most;
  }
  const heard = loudest.filter((level) => level > DIGITAL_SILENCE).sort();
  const room = heard[Math.floor(heard.length * ROOM_SHARE)] ?? DIGITAL_SILENCE;
  const silent = Math.max(DIGITAL_SILENCE, room - BELOW_ROOM);
  const states = new Uint8Array(frames);
  loudest.forEach((level, frame) => {
    states[frame] = level <= silent ? NO_SOUND : level >= room + ABOVE_ROOM ? CLEAR : SOUND;
  });
  return { frames, states };
}

/** The stretches of pieces that one recording is silent in and the other is not, in order. */
export function silencesIn(runs: readonly Run[], drift: number, first: Hearing, second: Hearing): Silence[] {
  return runs
    .flatMap((run) => {
      const there = (frame: number) => Math.round(frame + run.lag + drift * frame);
      const mine = (frame: number) => first.states[frame] ?? SOUND;
      const theirs = (frame: number) => second.states[there(frame)] ?? SOUND;
      return [
        ...stretchesOf(run, mine, theirs).map((one) => ({ silentIn: 'first' as const, ...one })),
        ...stretchesOf(run, theirs, mine).map((one) => ({ silentIn: 'second' as const, ...one })),
      ];
    })
    .sort((a, b) => a.startMs - b.startMs);
}

type StateOf = (frame: number) => number;

function stretchesOf(run: Run, silent: StateOf, other: StateOf): { startMs: number; endMs: number }[] {
  const found: { startMs: number; endMs: number }[] = [];
  let from = -1;
  let last = -1;
  let clear = 0;
  const close = () => {
    if (from >= 0 && last + 1 - from >= LEAST_SILENT && clear >= LEAST_CLEAR) {
      found.push({ startMs: from * FRAME_MS, endMs: (last + 1) * FRAME_MS });
    }
    from = -1;
    clear = 0;
  };
  for (let frame = Math.ceil(run.from); frame < run.to; frame += 1) {
    if (silent(frame) === NO_SOUND) {
      if (from < 0) from = frame;
      last = frame;
      if (other(frame) === CLEAR) clear += 1;
    } else if (from >= 0 && frame - last > MOST_BETWEEN) close();
  }
  close();
  return found;
}
