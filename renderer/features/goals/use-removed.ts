import { useUndo } from '../../app/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Says that something was taken out; it can be taken back from the message or with Ctrl+Z, also tomorrow. */
export function useRemoved(): (text: string) => void {
  const { t } = useTranslation(['goals', 'app']);
  const messages = useMessages();
  const undo = useUndo();
  return (text) =>
    messages.say({
      text: t('goals:removed', { text }),
      action: { label: t('app:keys.undo'), run: () => void undo('undo') },
    });
}
