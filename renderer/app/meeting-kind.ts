import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import type { MEETING_WORDS, MeetingKind } from '../../shared/domain/index.ts';
import { useTranslation } from '../i18n/index.ts';
import { useSettings } from './settings.tsx';

export type MeetingWord = (typeof MEETING_WORDS)[number];

/** What kind of meeting it is; an IEP meeting in the word of the family's state, as chosen in Settings (D24). */
export function useMeetingKind(): (kind: MeetingKind) => string {
  const { t } = useTranslation(['vocabulary']);
  const { meetingWord } = useSettings().settings;
  return useCallback((kind) => meetingKindIn(t, kind, meetingWord), [t, meetingWord]);
}

/** The same in the language of `t`, for what is said or sent in another language than the window's. */
export function meetingKindIn(t: TFunction<['vocabulary']>, kind: MeetingKind, word: MeetingWord): string {
  return kind === 'iep' ? t(`vocabulary:meetingWord.${word}`) : t(`vocabulary:meetingKind.${kind}`);
}
