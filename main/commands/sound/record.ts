import { Command, InvalidArgumentError } from 'commander';
import { type CaptureWarningKind, KeptwordError } from '../../../shared/contract/index.ts';
import { type Gap, type Meeting, type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { type Capture, createCapture, gapsOf } from '../../capture/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { addMeeting } from '../../meetings/index.ts';
import { localDay } from '../../platform/index.ts';
import {
  count,
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  type Surroundings,
  withArchive,
  words,
} from '../line/index.ts';

type RecordOptions = OpenOptions & { meeting: string; source?: string; seconds?: number };

const LOOK_MS = 50;

/** `record ARCHIVE --meeting M`: records until Ctrl-C, the end of stdin, or so many seconds. */
export const recordCommand: MakeCommand = (around, act) =>
  new Command('record')
    .description('record a meeting; Ctrl-C ends and seals it')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption(
      '--meeting <title>',
      'title (or id) of the meeting, which is made when it is not there',
      words,
    )
    .option(
      '--source <source>',
      'pulse:NAME, alsa:NAME, lavfi:GRAPH, or stdin (raw 48 kHz mono s16le); default: the microphone',
      sourceName,
    )
    .option('--seconds <number>', 'end by itself after so many seconds', seconds)
    .addOption(passphraseFile())
    .action((path: string, options: RecordOptions) =>
      act(() => withArchive(around, path, options, (archive) => record(around, archive, options))),
    );

async function record(around: Surroundings, archive: OpenArchive, options: RecordOptions) {
  const meeting = meetingOf(around, archive, options.meeting);
  const ended = Promise.withResolvers<Recording>();
  // Whoever waits for the end hears of a failure; until then it must not count as unhandled.
  ended.promise.catch(() => undefined);
  const { stdin } = around;
  const reserve = Number(around.env.KEPTWORD_CAPTURE_RESERVE);
  const capture = createCapture({
    ffmpeg: () => locateFfmpeg(around.env),
    clock: around.clock,
    log: { info: () => undefined, warn: () => undefined },
    memory: { chosenDevice: async () => null, rememberDevice: async () => undefined },
    onState: () => undefined,
    onWarning: ({ kind, active }) => {
      if (active) around.err(`${WARNINGS[kind]}\n`);
    },
    onEnded: (recording, error) => (recording ? ended.resolve(recording) : ended.reject(error)),
    ...(stdin ? { stdin } : {}),
    ...(reserve > 0 ? { reserveBytes: reserve } : {}),
  });
  const deviceId = options.source ?? (await theMicrophone(capture));
  const card = { announced: 'not-yet' as const, words: '', district: null, people: [], checklist: null };
  await capture.start(archive, { meetingId: meeting.id, sessionId: null, deviceId, card });
  around.err(`Recording into ${meeting.date} ${meeting.title}. Ctrl-C ends it.\n`);
  const asked = untilAsked(around, capture, options.seconds);
  const recording = await Promise.race([ended.promise, asked.promise.then(() => capture.stop())]);
  asked.over();
  return answerFor(recording, gapsOf(archive, recording.id));
}

function answerFor(recording: Recording, gaps: Gap[]) {
  const code = recordingCode(recording.ordinal);
  const missing =
    gaps.length === 0 ? 'Nothing is missing.' : `${count(gaps.length, 'stretch')} missing; see "list gaps".`;
  return {
    value: { id: recording.id, code, recording, gaps },
    words: `${code}  ${formatTimecode(recording.durationMs)}  ${recording.originalName}\n${missing}`,
  };
}

/** Resolves at Ctrl-C or when so many seconds are kept or passed, whichever comes first. */
function untilAsked(around: Surroundings, capture: Capture, limit: number | undefined) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = setInterval(() => {
    const { running } = capture.state();
    const enough =
      limit !== undefined && running && Math.max(running.keptMs, running.elapsedMs) >= limit * 1000;
    if (enough || around.signal.aborted) resolve();
  }, LOOK_MS);
  return { promise, over: () => clearInterval(look) };
}

async function theMicrophone(capture: Capture): Promise<string> {
  const { chosenId, source } = await capture.devices();
  if (source === 'system') return chosenId;
  throw new KeptwordError(
    'no-microphone',
    'No microphone was found on this computer. Nothing was started. Plug one in, or name one with --source.',
  );
}

function meetingOf(around: Surroundings, archive: OpenArchive, title: string): Meeting {
  try {
    return findMeeting(archive, title);
  } catch (error) {
    if (!(error instanceof KeptwordError) || error.code !== 'not-found') throw error;
    return addMeeting(archive, { title: title.trim(), date: localDay(around.clock.now()) });
  }
}

function sourceName(text: string): string {
  if (text === 'stdin' || /^(pulse|alsa|avfoundation|dshow|lavfi):./.test(text)) return text;
  throw new InvalidArgumentError('A source is pulse:NAME, alsa:NAME, lavfi:GRAPH or stdin.');
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw new InvalidArgumentError('A number of seconds above 0.');
  return value;
}

const WARNINGS: Readonly<Record<CaptureWarningKind, string>> = {
  'no-sound': 'No sound comes from the microphone. Recording goes on.',
  silence: 'The microphone gives only silence. Is it muted? Recording goes on.',
  'device-gone': 'The microphone went away. Keptword is looking for it.',
  'encoder-restarted': 'The program that packs the sound was started again. Nothing was lost.',
  slept: 'The computer slept. The missing stretch is noted.',
  'window-lost': 'The window does not send its sound. Recording waits for it.',
  'disk-low': 'The disk has room for less than half an hour.',
  'disk-error': 'The disk does not take the sound. It is held in memory and tried again.',
  'disk-full': 'The disk is full. The recording was ended and is being sealed.',
  'still-recording': 'This recording has been running for hours. It goes on until you end it.',
};
