import { Redo2, Undo2 } from 'lucide-react';
import { useCall } from '../../bridge/index.ts';
import { IconButton } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { MomentChanges } from './use-review.ts';

/** Take back and make again, with the name of what it would be. Ctrl+Z does the same on every page. */
export function UndoButtons({
  changes,
  onProblem,
}: {
  changes: MomentChanges;
  onProblem(thrown: unknown): void;
}) {
  const { t } = useTranslation('review');
  const state = useCall('review', 'undoState');
  const undo = state.data?.undo ?? null;
  const redo = state.data?.redo ?? null;
  return (
    <div className="row" data-gap="small">
      <IconButton
        label={undo ? t('undo.undoWhat', { label: undo.label }) : t('undo.undo')}
        icon={<Undo2 aria-hidden />}
        isDisabled={!undo}
        onPress={() => void changes.undo().catch(onProblem)}
      />
      <IconButton
        label={redo ? t('undo.redoWhat', { label: redo.label }) : t('undo.redo')}
        icon={<Redo2 aria-hidden />}
        isDisabled={!redo}
        onPress={() => void changes.redo().catch(onProblem)}
      />
    </div>
  );
}
