import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, resolve } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type Ffmpeg, run } from './runner.ts';

/** Where ffmpeg may come from, in this order (DESIGN §6). */
const PACKAGES = {
  static: 'ffmpeg-static',
  installer: '@ffmpeg-installer/ffmpeg',
} as const;

type Candidate = { from: Ffmpeg['from']; path: string };
/** What of the surroundings is asked for: KEPTWORD_FFMPEG and PATH. */
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Finds an ffmpeg that runs and can write Opus: KEPTWORD_FFMPEG (then only that one), else ffmpeg-static, else `ffmpeg`
 * on the PATH, else @ffmpeg-installer/ffmpeg.
 * @throws KeptwordError ffmpeg-missing; details say what was tried
 */
export async function locateFfmpeg(env: Env = process.env): Promise<Ffmpeg> {
  const tried: string[] = [];
  for (const candidate of await candidates(env)) {
    const answer = await ask(candidate.path);
    if (typeof answer !== 'string') return { ...candidate, ...answer };
    tried.push(`${candidate.from}: ${answer}`);
  }
  throw new KeptwordError(
    'ffmpeg-missing',
    'Keptword needs the program ffmpeg for sound and cannot find a working one. Your recordings are safe. Install ffmpeg, then start Keptword again.',
    { details: tried.length > 0 ? tried.join('\n') : 'no ffmpeg on this computer' },
  );
}

async function candidates(env: Env): Promise<Candidate[]> {
  if (env.KEPTWORD_FFMPEG) return [{ from: 'KEPTWORD_FFMPEG', path: await named(env.KEPTWORD_FFMPEG, env) }];
  const found: Candidate[] = [];
  const shipped = packagePath(PACKAGES.static);
  if (shipped) found.push({ from: 'ffmpeg-static', path: shipped });
  for (const path of await onPath(env.PATH ?? '')) found.push({ from: 'PATH', path });
  const installed = packagePath(PACKAGES.installer);
  if (installed) found.push({ from: '@ffmpeg-installer/ffmpeg', path: installed });
  return found;
}

/** A bare name means the one on the PATH; anything else is a place, seen from where the program was started. */
async function named(text: string, env: Env): Promise<string> {
  const found = /[\\/]/.test(text) ? [] : await onPath(env.PATH ?? '', text);
  return found[0] ?? resolve(text);
}

/** Both packages export their program's path, one as a string, one as `{ path }`. Null when not installed. */
function packagePath(name: string): string | null {
  try {
    const exported: unknown = createRequire(import.meta.url)(name);
    const path =
      typeof exported === 'object' && exported !== null && 'path' in exported ? exported.path : exported;
    // Programs cannot be started from inside an asar; the packager leaves them beside it.
    return typeof path === 'string' ? path.replace(/app\.asar(?!\.unpacked)/, 'app.asar.unpacked') : null;
  } catch {
    return null;
  }
}

async function onPath(path: string, name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg') {
  const found: string[] = [];
  for (const folder of path.split(delimiter).filter((entry) => entry !== '')) {
    const file = resolve(folder, name);
    const usable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) found.push(file);
  }
  return found;
}

/** Its version and audio decoders, or why it will not do. */
async function ask(path: string): Promise<{ version: string; decoders: string[] } | string> {
  const [version, codecs] = await Promise.all([printed(path, '-version'), printed(path, '-codecs')]);
  const number = /^ffmpeg version (\S+)/.exec(version ?? '')?.[1];
  if (!number || codecs === null) return 'does not run';
  const { decoders, opus } = readCodecs(codecs);
  return opus ? { version: number, decoders } : 'cannot write Opus (libopus)';
}

async function printed(path: string, question: string): Promise<string | null> {
  const running = run({ path }, ['-hide_banner', question], { stallMs: 10_000 });
  running.endInput();
  let text = '';
  for await (const chunk of running.output) text += chunk.toString('utf8');
  const ended = await running.ended;
  return ended.failed === null ? text : null;
}

/** Reads `ffmpeg -codecs`: ` DEAIL. aac  AAC (…) (decoders: aac aac_fixed )`. */
export function readCodecs(text: string): { decoders: string[]; opus: boolean } {
  const decoders = new Set<string>();
  for (const line of text.split('\n')) {
    const match = /^ D.A... (\S+) .*?(?:\(decoders: ([^)]*)\))?(?: \(encoders: [^)]*\))?\s*$/.exec(line);
    if (!match?.[1] || match[1] === '=') continue;
    for (const name of [match[1], ...(match[2] ?? '').split(' ')]) if (name !== '') decoders.add(name);
  }
  return { decoders: [...decoders], opus: /\(encoders: [^)]*\blibopus\b/.test(text) };
}
