import { useCallback } from 'react';
import type { MeetingKind } from '../../shared/domain/index.ts';
import { useTranslation } from '../i18n/index.ts';
import { useSettings } from './settings.tsx';

/** What kind of meeting it is; an IEP meeting in the word of the family's state, as chosen in Settings (D24). */
export function useMeetingKind(): (kind: MeetingKind) => string {
  const { t } = useTranslation('vocabulary');
  const { meetingWord } = useSettings().settings;
  return useCallback(
    (kind) => (kind === 'iep' ? t(`meetingWord.${meetingWord}`) : t(`meetingKind.${kind}`)),
    [t, meetingWord],
  );
}
