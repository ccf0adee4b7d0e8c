import { SAMPLE_RATE } from '../../../shared/time/index.ts';
import type { MicrophoneTrouble } from '../../bridge/index.ts';
import workletAddress from './microphone-worklet.ts?worker&url';

/** A microphone that was lost is looked for again this often; the contract gives it 3 s (issue 3, point 2). */
const AGAIN_MS = 500;

/** Sound as it is: what a machine takes for noise may be the voice at the end of the table. */
export const AS_IT_IS = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  channelCount: 1,
} as const satisfies MediaTrackConstraints;

export type MicrophonePiece = { stream: string; number: number; pcm: Uint8Array<ArrayBuffer> };

export type MicrophoneOptions = {
  /** Hands one piece to main; false: nobody listens any more. */
  send: (piece: MicrophonePiece) => Promise<boolean>;
  /** Null: it is heard again. */
  onTrouble: (trouble: MicrophoneTrouble | null) => void;
};

/**
 * Listens to the window's microphone and sends it on, until `stop`. A microphone that goes away is opened again, as a
 * new stream, for as long as it takes; main measures what is missing in between.
 */
export function startMicrophone(options: MicrophoneOptions): { stop(): void } {
  let stopped = false;
  let again: ReturnType<typeof setTimeout> | null = null;
  let opened: Opened | null = null;

  const soon = () => {
    opened?.close();
    opened = null;
    if (stopped || again !== null) return;
    again = setTimeout(() => {
      again = null;
      void open();
    }, AGAIN_MS);
  };

  async function open(): Promise<void> {
    try {
      const made = await openMicrophone(options.send, soon);
      if (stopped) return made.close();
      opened = made;
      options.onTrouble(null);
    } catch (thrown) {
      if (stopped) return;
      options.onTrouble(troubleOf(thrown));
      soon();
    }
  }

  void open();
  return {
    stop() {
      stopped = true;
      if (again !== null) clearTimeout(again);
      opened?.close();
      opened = null;
      options.onTrouble(null);
    },
  };
}

type Opened = { close(): void };

async function openMicrophone(send: MicrophoneOptions['send'], onLost: () => void): Promise<Opened> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: AS_IT_IS, video: false });
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'playback' });
  let closed = false;
  const close = () => {
    closed = true;
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  const lost = () => {
    if (!closed) onLost();
  };
  try {
    await context.audioWorklet.addModule(workletAddress);
    const node = new AudioWorkletNode(context, 'keptword-microphone', {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    const name = crypto.randomUUID();
    node.port.onmessage = ({ data }: MessageEvent<{ number: number; pcm: Uint8Array<ArrayBuffer> }>) => {
      if (closed) return;
      // A piece that did not arrive is missing by its number, and main notes it; the next ones go on.
      send({ stream: name, ...data }).then(
        (wanted) => {
          if (!wanted) lost();
        },
        () => undefined,
      );
    };
    node.onprocessorerror = lost;
    for (const track of stream.getTracks()) track.onended = lost;
    context.onstatechange = () => {
      if (!closed && context.state !== 'running') void context.resume();
    };
    context.createMediaStreamSource(stream).connect(node);
    if (context.state !== 'running') await context.resume();
  } catch (thrown) {
    close();
    throw thrown;
  }
  return { close };
}

/** By the names that getUserMedia rejects with (Media Capture and Streams, section 10.2). */
function troubleOf(thrown: unknown): MicrophoneTrouble {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}
