import type { Commitment, FormOwner } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { DateField, ErrorNotice } from '../../components/index.ts';
import { LeftField } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type WhoFieldsProps = {
  /** Whose fields they are. */
  of: FormOwner;
  owner: string | null;
  due: string | null;
  onSave: (change: { owner?: string | null; due?: string | null }) => void;
};

/** Who is to do it, and by when (D92). A field is saved when it is left; it follows an undo while nobody types. */
export function WhoFields({ of, owner, due, onSave }: WhoFieldsProps) {
  const { t } = useTranslation('goals');
  return (
    <div className="goal-pair">
      <LeftField
        draft={{ form: 'moment-line', of, part: 'owner' }}
        label={t('who.owner')}
        hint={t('who.ownerHint')}
        maxLength={500}
        value={owner}
        onSave={(next) => onSave({ owner: next })}
      />
      <DateField
        label={t('who.due')}
        value={due}
        onChange={(next) => {
          if (next !== due) onSave({ due: next });
        }}
      />
    </div>
  );
}

/** The same for a promise or decision of a list: each change is a step of its own that undo takes back. */
export function WhoAndWhen({ promise }: { promise: Pick<Commitment, 'kind' | 'id' | 'owner' | 'due'> }) {
  const moment = useChange('review', 'change');
  const decision = useChange('decisions', 'change');
  const { kind, id, owner, due } = promise;
  return (
    <>
      <WhoFields
        of={{ kind, id }}
        owner={owner}
        due={due}
        onSave={(change) =>
          kind === 'moment' ? moment.mutate({ id, change }) : decision.mutate({ id, change })
        }
      />
      <ErrorNotice error={moment.error ?? decision.error} />
    </>
  );
}
