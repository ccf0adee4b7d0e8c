import { Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Language, useTranslation } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { useVoices } from './voices.ts';

type ReadAloudProps = {
  text: string;
  /** Other words for the button than "Read aloud". */
  label?: string;
  /** A sentence for a computer that has no voice; without it, nothing is shown. */
  none?: string;
  /** Of the text, when it is another one than the window's: the voice is one of that language. */
  language?: Language;
};

/**
 * Reads a text with a voice of this computer. Voices that would send the text to a server are never used
 * (`localService`); without a local voice for the language there is no button.
 */
export function ReadAloud({ text, label, none, language }: ReadAloudProps) {
  const { t, i18n } = useTranslation('common');
  const spoken = language ?? i18n.language;
  const voices = useVoices();
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  const voice = voices.find((one) => one.localService && one.lang.toLowerCase().startsWith(spoken));
  if (!voice) return none ? <p className="quiet small">{none}</p> : null;

  function toggle() {
    window.speechSynthesis.cancel();
    if (speaking) {
      setSpeaking(false);
      return;
    }
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice ?? null;
    words.lang = voice?.lang ?? spoken;
    words.rate = 0.9;
    words.onend = () => setSpeaking(false);
    words.onerror = () => setSpeaking(false);
    setSpeaking(true);
    window.speechSynthesis.speak(words);
  }

  return (
    <div className="read-aloud">
      <Button
        kind="quiet"
        icon={speaking ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        onPress={toggle}
      >
        {speaking ? t('stopReading') : (label ?? t('readAloud'))}
      </Button>
    </div>
  );
}
