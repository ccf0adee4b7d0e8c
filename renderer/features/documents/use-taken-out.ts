import { useSayDone } from '../../app/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Says that something was taken out; it can be taken back from the message or with Ctrl+Z, also tomorrow. */
export function useTakenOut(): (text: string) => void {
  const { t } = useTranslation('documents');
  const sayDone = useSayDone();
  return (text) => sayDone(t('takenOut.said', { text }));
}
