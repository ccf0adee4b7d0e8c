import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PulseAudio of the test's own, with a room that can be spoken into and whose microphone can be pulled out. */
export type PulseRoom = {
  /** What a program needs in its environment to find this room. */
  readonly env: Record<string, string>;
  /** The microphone's name in PulseAudio. */
  readonly microphone: string;
  /** Plays a sound file into the room, again and again, until the returned function is called. */
  play(file: string): () => void;
  unplug(): void;
  plugIn(): void;
  close(): Promise<void>;
};

const SINK = 'keptword_room';
const SOURCE = 'keptword_table';

/** Starts it. Throws when PulseAudio does not come up within some seconds. */
export async function pulseRoom(): Promise<PulseRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-pulse-'));
  const socket = join(folder, 'native');
  const env = { PULSE_SERVER: `unix:${socket}`, PULSE_RUNTIME_PATH: folder, XDG_RUNTIME_DIR: folder };
  const daemon = spawn(
    'pulseaudio',
    [
      ...[
        '-n',
        '--daemonize=no',
        '--use-pid-file=no',
        '--exit-idle-time=-1',
        '--disable-shm',
        '--log-target=stderr',
      ],
      ...['-L', `module-native-protocol-unix socket=${socket} auth-anonymous=1`],
      ...['-L', `module-null-sink sink_name=${SINK} rate=48000 channels=1`],
    ],
    { env: { ...process.env, ...env, HOME: folder }, stdio: 'ignore' },
  );
  const players = new Set<ChildProcess>();
  const control = (...args: string[]) =>
    execFileSync('pactl', args, { env: { ...process.env, ...env }, encoding: 'utf8' }).trim();
  let plugged = '';
  const room: PulseRoom = {
    env,
    microphone: SOURCE,
    play(file) {
      const player = spawn(
        'ffmpeg',
        [
          '-nostdin',
          '-v',
          'error',
          '-stream_loop',
          '-1',
          '-re',
          '-i',
          file,
          '-f',
          'pulse',
          '-device',
          SINK,
          'room',
        ],
        { env: { ...process.env, ...env }, stdio: 'ignore' },
      );
      players.add(player);
      return () => {
        players.delete(player);
        player.kill('SIGKILL');
      };
    },
    unplug() {
      control('unload-module', plugged);
    },
    plugIn() {
      plugged = control(
        'load-module',
        'module-remap-source',
        `master=${SINK}.monitor`,
        `source_name=${SOURCE}`,
        'source_properties=device.description=Table-microphone',
      );
      control('set-default-source', SOURCE);
    },
    async close() {
      for (const player of players) player.kill('SIGKILL');
      if (daemon.exitCode === null && daemon.signalCode === null) {
        const ended = new Promise((resolve) => daemon.once('exit', resolve));
        daemon.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (let left = 100; !existsSync(socket); left -= 1) {
    if (left === 0 || daemon.exitCode !== null) {
      await room.close();
      throw new Error('PulseAudio did not start.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  room.plugIn();
  return room;
}
