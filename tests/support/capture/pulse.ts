import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from './index.ts';

const ROOM = ['module-null-sink', 'sink_name=room', 'rate=48000', 'channels=1'];

export type Pulse = {
  /** Plays 48 kHz mono s16le into the room, once. */
  play(pcm: Buffer): ChildProcess;
  /** Takes the room's microphone away, and puts it back. */
  unplug(): void;
  plug(): void;
  mute(muted: boolean): void;
  stop(): void;
};

/** A PulseAudio of our own with one made-up room: what is played there, its monitor hears. */
export async function startPulse(): Promise<Pulse> {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-pulse-'));
  const socket = join(folder, 'socket');
  const before = { ...process.env };
  Object.assign(process.env, { XDG_RUNTIME_DIR: folder, PULSE_SERVER: `unix:${socket}` });
  const env = { ...process.env, HOME: folder };
  const server = spawn(
    'pulseaudio',
    [
      ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--disable-shm=yes'],
      ...['-L', `module-native-protocol-unix socket=${socket} auth-anonymous=1`, '-L', ROOM.join(' ')],
    ],
    { env, stdio: 'ignore' },
  );
  const pactl = (...line: string[]) =>
    execFileSync('pactl', line, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  for (let tries = 0; ; tries += 1) {
    try {
      pactl('info');
      break;
    } catch (error) {
      if (tries > 50) throw error;
      await sleep(100);
    }
  }
  return {
    play(pcm) {
      const player = spawn(
        'pacat',
        [
          '--playback',
          '-d',
          'room',
          '--raw',
          '--format=s16le',
          '--rate=48000',
          '--channels=1',
          '--latency-msec=500',
        ],
        { env, stdio: ['pipe', 'ignore', 'ignore'] },
      );
      player.stdin?.on('error', () => undefined);
      player.stdin?.end(pcm);
      return player;
    },
    unplug() {
      const line = pactl('list', 'short', 'modules')
        .split('\n')
        .find((one) => one.includes('null-sink'));
      pactl('unload-module', line?.split('\t')[0] ?? '');
    },
    plug: () => void pactl('load-module', ...ROOM),
    mute: (muted) => void pactl('set-source-mute', 'room.monitor', muted ? '1' : '0'),
    stop() {
      server.kill('SIGKILL');
      for (const name of ['XDG_RUNTIME_DIR', 'PULSE_SERVER']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
