import { documentCode, type Paper } from '../../../shared/domain/index.ts';
import { DeleteForGood } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** A paper is deleted for good, with its text and what was tied in it. */
export function RemoveDialog({ document, onClose }: { document: Paper; onClose(): void }) {
  const { t } = useTranslation('documents');
  const { mutate, isPending, error } = useChange('documents', 'remove');
  const { id, ordinal } = document;
  const code = documentCode(ordinal);
  return (
    <DeleteForGood
      code={code}
      of={{ kind: 'document', id }}
      warnings={[t('remove.warning'), t('remove.copies')]}
      onDelete={(reason, done) => mutate({ id, code, reason }, { onSuccess: done })}
      {...{ isPending, error, onClose }}
    />
  );
}
