import { Redo2, Undo2 } from 'lucide-react';
import { useUndo } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { IconButton } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Take back and make again, with the name of what it would be, and said when it is done: as Ctrl+Z on every page. */
export function UndoButtons() {
  const { t } = useTranslation('review');
  const take = useUndo();
  const state = useCall('review', 'undoState');
  const undo = state.data?.undo ?? null;
  const redo = state.data?.redo ?? null;
  return (
    <div className="row" data-gap="small">
      <IconButton
        label={undo ? t('undo.undoWhat', { label: undo.label }) : t('undo.undo')}
        icon={<Undo2 aria-hidden />}
        isDisabled={!undo}
        onPress={() => void take('undo')}
      />
      <IconButton
        label={redo ? t('undo.redoWhat', { label: redo.label }) : t('undo.redo')}
        icon={<Redo2 aria-hidden />}
        isDisabled={!redo}
        onPress={() => void take('redo')}
      />
    </div>
  );
}
