import { useCallback } from 'react';
import type { Spoken } from '../../shared/contract/index.ts';
import { useTranslation } from '../i18n/index.ts';

/** Who said something, with the parent's own doubt where she is not sure who it was (decision 159); null: not named. */
export function useSpeaker(): (said: Pick<Spoken, 'speaker' | 'speakerHow'>) => string | null {
  const { t } = useTranslation('vocabulary');
  return useCallback(
    ({ speaker, speakerHow }) =>
      speaker && (speakerHow === 'unsure' ? `${speaker} (${t('speakerHow.unsure')})` : speaker),
    [t],
  );
}
