import { useSyncExternalStore } from 'react';

const NO_VOICES: readonly SpeechSynthesisVoice[] = [];
let known: readonly SpeechSynthesisVoice[] = NO_VOICES;

function read(): readonly SpeechSynthesisVoice[] {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  const same = voices.length === known.length && voices.every((voice, index) => voice === known[index]);
  if (!same) known = voices;
  return known;
}

function subscribe(changed: () => void): () => void {
  window.speechSynthesis?.addEventListener?.('voiceschanged', changed);
  return () => window.speechSynthesis?.removeEventListener?.('voiceschanged', changed);
}

/** The voices of this computer. Chromium finds them some time after the page has loaded. */
export function useVoices(): readonly SpeechSynthesisVoice[] {
  return useSyncExternalStore(subscribe, read);
}
