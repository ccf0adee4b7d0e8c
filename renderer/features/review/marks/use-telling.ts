import { type RefObject, useRef } from 'react';
import type { Moment } from '../../../../shared/domain/index.ts';
import { useMessages } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { toWords } from './to-words.ts';

/** Says that a moment was made, with the way to its words where they are out of sight; and goes there. */
export function useTelling(form: RefObject<HTMLElement | null>) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const messages = useMessages();
  const unsay = useRef(() => {});

  const write = () => {
    unsay.current();
    toWords(form.current);
  };

  const told = (added: Moment, what: string) => {
    const times = { from: format.timecode(added.startMs), to: format.timecode(added.endMs) };
    const words = t('marks.done', { what, ...times });
    unsay.current();
    if (inSight(form.current)) messages.announce(words);
    else {
      // In a low window nothing else would show that the key did something, and where its words can be written.
      const action = { label: t('marks.write'), run: write };
      unsay.current = messages.say({ text: words, action });
    }
  };
  return { told, write };
}

/** So much of the form must be in the window that a change of it is seen. */
const SEEN_PX = 120;

function inSight(form: HTMLElement | null): boolean {
  return form !== null && form.getBoundingClientRect().top < window.innerHeight - SEEN_PX;
}
