import { useUndo } from '../../app/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Says that something was taken out; it can be taken back from the message or with Ctrl+Z, also tomorrow. */
export function useTakenOut(): (text: string) => void {
  const { t } = useTranslation(['documents', 'app']);
  const messages = useMessages();
  const undo = useUndo();
  return (text) =>
    messages.say({
      text: t('documents:takenOut.said', { text }),
      action: { label: t('app:keys.undo'), run: () => void undo('undo') },
    });
}
