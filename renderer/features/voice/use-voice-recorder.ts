import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../shared/contract/index.ts';
import { startMicrophone } from '../../audio/index.ts';
import { type MicrophoneTrouble, refreshAfter, toWireError, useKeptword } from '../../bridge/index.ts';

/** `keeping`: it was ended, and is being sealed. */
type State = {
  status: 'idle' | 'recording' | 'keeping';
  seconds: number;
  trouble: MicrophoneTrouble | null;
  error: WireError | null;
  /** The last one ended without a sound. */
  silent: boolean;
};
const IDLE: State = { status: 'idle', seconds: 0, trouble: null, error: null, silent: false };

export type VoiceRecording = State & { start(): void; stop(): void };

/**
 * Speaks a note through the window's microphone. Leaving the moment, the page or the archive ends it, and what was
 * spoken is kept. In a meeting the moment is a place that is asked for when speaking begins.
 */
export function useVoiceRecorder(
  momentId: string | (() => Promise<string>),
  onKept: (inMeeting: boolean) => void,
): VoiceRecording {
  const api = useKeptword();
  const client = useQueryClient();
  const [state, setState] = useState(IDLE);
  const ending = useRef<(() => void) | null>(null);
  const isKeeping = useRef(false);
  const kept = useRef(onKept);
  const about = useRef(momentId);
  useEffect(() => {
    kept.current = onKept;
    about.current = momentId;
  });
  const change = useCallback((next: Partial<State>) => setState((before) => ({ ...before, ...next })), []);

  const start = useCallback(() => {
    // While the last one is sealed a new one would be ended with it.
    if (ending.current || isKeeping.current) return;
    const jobId = crypto.randomUUID();
    const microphone = startMicrophone({
      send: async ({ pcm }) => (await api.voice.feed({ jobId, pcm })).wanted,
      onTrouble: (trouble) => change({ trouble }),
    });
    const begun = performance.now();
    const clock = setInterval(() => {
      change({ seconds: Math.floor((performance.now() - begun) / 1000) });
      // Who speaks is here: the archive does not lock under her.
      void api.app.touch();
    }, 1000);
    let isOver = false;
    const over = () => {
      isOver = true;
      isKeeping.current = false;
      microphone.stop();
      clearInterval(clock);
      ending.current = null;
    };
    ending.current = () => {
      over();
      isKeeping.current = true;
      change({ status: 'keeping', trouble: null });
      void api.app.cancelJob({ jobId });
    };
    setState({ ...IDLE, status: 'recording' });
    const place = about.current;
    const moment = typeof place === 'string' ? Promise.resolve(place) : place();
    // Ended before the place was there: a job that began now would listen until the lock, with nobody to end it.
    const spoken = moment.then((id) => (isOver ? null : api.voice.record({ jobId, momentId: id })));
    spoken.then(
      (note) => {
        over();
        setState({ ...IDLE, silent: note === null });
        if (note) kept.current(note === 'waiting');
        void refreshAfter(client, 'voice');
      },
      (thrown) => {
        over();
        setState({ ...IDLE, error: toWireError(thrown) });
      },
    );
  }, [api, client, change]);

  const stop = useCallback(() => ending.current?.(), []);
  useEffect(() => () => ending.current?.(), []);
  return { ...state, start, stop };
}
