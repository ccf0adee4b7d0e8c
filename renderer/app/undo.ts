import { useQueryClient } from '@tanstack/react-query';
import { refreshAfter, toWireError, useKeptword } from '../bridge/index.ts';
import { useMessages } from '../components/index.ts';
import { useTranslation } from '../i18n/index.ts';

/** Says what was done, with a button that takes it back; Ctrl+Z does so too, also tomorrow. */
export function useSayDone(): (text: string) => void {
  const { t } = useTranslation('app');
  const messages = useMessages();
  const undo = useUndo();
  return (text) => {
    messages.say({ text, action: { label: t('keys.undo'), run: () => void undo('undo') } });
  };
}

/** Takes the last change back or makes it again, and says which one it was. */
export function useUndo(): (way: 'undo' | 'redo') => Promise<void> {
  const api = useKeptword();
  const client = useQueryClient();
  const messages = useMessages();
  const { t } = useTranslation(['app', 'errors']);
  return async (way) => {
    try {
      const step = way === 'undo' ? await api.review.undo() : await api.review.redo();
      const what = t(`undo.${step.what}`);
      const words = { what, label: step.label };
      // A pair of statements has no words of its own to be known by.
      const short = step.label === '' ? 'Alone' : '';
      const text = t(way === 'undo' ? `undo.undone${short}` : `undo.redone${short}`, words);
      messages.say({ text, about: 'undo' });
    } catch (thrown) {
      messages.say({ text: t(`errors:${toWireError(thrown).code}`), about: 'undo' });
    }
    await refreshAfter(client, 'review');
  };
}
