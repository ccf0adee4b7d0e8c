/** A recording's two programs: the one that listens to a microphone, and the one that packs its sound. */
import { SAMPLE_RATE } from '../../shared/time/index.ts';
import { liveOpusArguments } from './arguments.ts';
import { type Ffmpeg, type Running, run } from './runner.ts';

/** Where ffmpeg listens. `lavfi` is a made-up sound, for tests and for trying out. */
export type MicrophoneSystem = 'pulse' | 'alsa' | 'avfoundation' | 'dshow' | 'lavfi';
export type Microphone = { system: MicrophoneSystem; name: string };
export type NamedMicrophone = Microphone & { label: string; isDefault: boolean };

/** One short fragment at a time: at PulseAudio's own choice the level would jump every two seconds. */
const PULSE_FRAGMENT = String(Math.round(SAMPLE_RATE * 2 * 0.05));

/** Listens: 48 kHz mono s16le on its output until it is stopped, or the microphone goes away. */
export function listen(ffmpeg: Ffmpeg, microphone: Microphone): Running {
  return run(ffmpeg, listenArguments(microphone));
}

/** Packs 48 kHz mono s16le on its input into Ogg/Opus, one packet of 20 ms a page, each page at once. */
export function liveEncoder(ffmpeg: Ffmpeg): Running {
  return run(ffmpeg, liveOpusArguments(), { stallMs: 8_000 });
}

/** One channel at 48 kHz, 16 bits little-endian, on standard output as soon as it is heard. */
export function listenArguments({ system, name }: Microphone): string[] {
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'level+info'],
    ...inputOf(system, name),
    ...['-map', '0:a:0', '-vn', '-sn', '-dn', '-ac', '1', '-ar', String(SAMPLE_RATE), '-c:a', 'pcm_s16le'],
    ...['-flush_packets', '1', '-f', 's16le', 'pipe:1'],
  ];
}

function inputOf(system: MicrophoneSystem, name: string): string[] {
  const rate = String(SAMPLE_RATE);
  switch (system) {
    case 'pulse':
      return [
        ...['-f', 'pulse', '-name', 'Keptword', '-stream_name', 'Recording', '-sample_rate', rate],
        ...['-channels', '1', '-fragment_size', PULSE_FRAGMENT, '-i', name],
      ];
    case 'alsa':
      return ['-f', 'alsa', '-thread_queue_size', '1024', '-i', name];
    case 'avfoundation':
      // Picture and sound, parted by a colon: only sound is asked for.
      return ['-f', 'avfoundation', '-thread_queue_size', '1024', '-i', `:${name}`];
    case 'dshow':
      return ['-f', 'dshow', '-audio_buffer_size', '50', '-thread_queue_size', '1024', '-i', `audio=${name}`];
    case 'lavfi':
      return ['-re', '-f', 'lavfi', '-i', name];
  }
}

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, readonly MicrophoneSystem[]>>> = {
  linux: ['pulse', 'alsa'],
  darwin: ['avfoundation'],
  win32: ['dshow'],
};

/**
 * The microphones that this ffmpeg can listen to, of the first system that names any. `system` is null when this ffmpeg
 * knows none of this computer's systems.
 */
export async function listMicrophones(
  ffmpeg: Ffmpeg,
  platform: NodeJS.Platform = process.platform,
): Promise<{ system: MicrophoneSystem | null; microphones: NamedMicrophone[] }> {
  const known = await knownSystems(ffmpeg);
  const systems = (SYSTEMS[platform] ?? []).filter((system) => known.has(system));
  for (const system of systems) {
    const microphones = await LISTS[system](ffmpeg);
    if (microphones.length > 0) return { system, microphones };
  }
  return { system: systems[0] ?? null, microphones: [] };
}

async function knownSystems(ffmpeg: Ffmpeg): Promise<Set<string>> {
  const { out } = await said(ffmpeg, ['-hide_banner', '-devices']);
  const lines = out.matchAll(/^ D.? +(\S+)/gm);
  return new Set([...lines].map(([, name]) => name ?? ''));
}

const LISTS: Readonly<Record<MicrophoneSystem, (ffmpeg: Ffmpeg) => Promise<NamedMicrophone[]>>> = {
  pulse: async (ffmpeg) =>
    readSources('pulse', (await said(ffmpeg, ['-hide_banner', '-sources', 'pulse'])).out),
  alsa: async (ffmpeg) => readSources('alsa', (await said(ffmpeg, ['-hide_banner', '-sources', 'alsa'])).out),
  avfoundation: async (ffmpeg) =>
    readAvfoundation(
      (await said(ffmpeg, ['-hide_banner', '-f', 'avfoundation', '-list_devices', 'true', '-i', ''])).err,
    ),
  dshow: async (ffmpeg) =>
    readDshow(
      (await said(ffmpeg, ['-hide_banner', '-list_devices', 'true', '-f', 'dshow', '-i', 'dummy'])).err,
    ),
  lavfi: async () => [],
};

async function said(ffmpeg: Ffmpeg, args: string[]): Promise<{ out: string; err: string[] }> {
  const err: string[] = [];
  const running = run(ffmpeg, args, { stallMs: 5_000, onLine: (line) => err.push(line) });
  running.endInput();
  let out = '';
  for await (const chunk of running.output) out += chunk.toString('utf8');
  await running.ended;
  return { out, err };
}

/**
 * Reads `ffmpeg -sources`: `* alsa_input.pci [Built-in Audio] (audio)`, a star before the default. A monitor (what the
 * loudspeakers play) is no microphone and comes last.
 */
export function readSources(system: 'pulse' | 'alsa', text: string): NamedMicrophone[] {
  const found = [...text.matchAll(/^([* ]) +(\S+) \[(.*)\](?: \(.*\))?\s*$/gm)].map(
    ([, star, name, label]) => ({
      system,
      name: name ?? '',
      label: label ?? '',
      isDefault: star === '*',
    }),
  );
  const isMonitor = ({ name }: NamedMicrophone) => name.endsWith('.monitor');
  // ALSA lists every way to each card; the plain ones are what a person can choose from.
  const usable =
    system === 'alsa' ? found.filter(({ name }) => /^(default|(plug)?hw:|sysdefault)/.test(name)) : found;
  return [...usable.filter((one) => !isMonitor(one)), ...usable.filter(isMonitor)];
}

/** Reads the list of AVFoundation: `[…] AVFoundation audio devices:` and then `[…] [0] MacBook Pro Microphone`. */
export function readAvfoundation(lines: readonly string[]): NamedMicrophone[] {
  const from = lines.findIndex((line) => line.includes('AVFoundation audio devices'));
  if (from < 0) return [];
  return lines.slice(from + 1).flatMap((line, at) => {
    const name = /\] \[\d+\] (.+)$/.exec(line)?.[1];
    return name ? [{ system: 'avfoundation' as const, name, label: name, isDefault: at === 0 }] : [];
  });
}

/** Reads the list of DirectShow: `[…] "Microphone (USB Audio)" (audio)`; older ones put it under a heading. */
export function readDshow(lines: readonly string[]): NamedMicrophone[] {
  const heading = lines.findIndex((line) => line.includes('DirectShow audio devices'));
  const named = (heading < 0 ? lines : lines.slice(heading + 1)).flatMap((line) => {
    const [, name, kind] = /\] {1,2}"(.+)"(?: \((\w+)\))?\s*$/.exec(line) ?? [];
    const isSound = heading < 0 ? kind === 'audio' : kind !== 'video';
    return name && isSound && !line.includes('Alternative name') ? [name] : [];
  });
  return named.map((name, at) => ({ system: 'dshow' as const, name, label: name, isDefault: at === 0 }));
}
