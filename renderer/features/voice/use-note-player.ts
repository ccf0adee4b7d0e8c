import { useCallback, useEffect, useRef, useState } from 'react';
import { useKeptword } from '../../bridge/index.ts';

/** Plays one voice note at a time, in place. Leaving the moment stops it and lets go of the file. */
export function useNotePlayer(onStart: () => void) {
  const api = useKeptword();
  const element = useRef<HTMLAudioElement | null>(null);
  const [playingId, setPlayingId] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  const stop = useCallback(() => {
    const audio = element.current;
    element.current = null;
    setPlayingId(null);
    if (!audio) return;
    audio.pause();
    audio.removeAttribute('src');
    audio.load();
  }, []);

  const play = useCallback(
    async (id: string) => {
      stop();
      onStart();
      setFailed(false);
      setPlayingId(id);
      const audio = new Audio();
      element.current = audio;
      audio.onended = stop;
      try {
        const { url } = await api.voice.mediaAddress({ id });
        if (element.current !== audio) return;
        audio.src = url;
        await audio.play();
      } catch (cause) {
        // Stopped while it was loading: that is not a failure.
        if (element.current !== audio || (cause instanceof DOMException && cause.name === 'AbortError'))
          return;
        stop();
        setFailed(true);
      }
    },
    [api, stop, onStart],
  );

  useEffect(() => stop, [stop]);
  return { playingId, failed, play: (id: string) => void play(id), stop };
}
