import { Plus } from 'lucide-react';
import type { WireError } from '../../../shared/contract/index.ts';
import type { Goal } from '../../../shared/domain/index.ts';
import { Button, Dialog, ErrorNotice, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type OnChosen, withPart } from './use-chosen.ts';

type PartsProps = {
  parts: readonly Goal[];
  onChosen: OnChosen;
  /** Why the last one was refused. */
  error: WireError | null;
  onClose: () => void;
};

/** Goals, services and accommodations that are not in it, of any year. */
export function AddParts({ parts, onChosen, error, onClose }: PartsProps) {
  const { t } = useTranslation(['briefing', 'common']);
  return (
    <Dialog
      title={t('briefing:parts.add')}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('common:done')}
        </Button>
      }
    >
      <ErrorNotice error={error} />
      {parts.length === 0 ? <p className="quiet">{t('briefing:parts.none')}</p> : null}
      {parts.length > 0 ? (
        <List label={t('briefing:parts.label')}>
          {parts.map((part) => (
            <PartRow key={part.id} part={part} onAdd={() => onChosen((now) => withPart(now, part.id))} />
          ))}
        </List>
      ) : null}
    </Dialog>
  );
}

function PartRow({ part, onAdd }: { part: Goal; onAdd: () => void }) {
  const { t } = useTranslation(['briefing', 'vocabulary']);
  const format = useFormat();
  const { kind, area, text, schoolYear } = part;
  return (
    <Row
      title={text}
      note={[t(`vocabulary:goalKind.${kind}`), area, format.schoolYear(schoolYear)]
        .filter(Boolean)
        .join(' · ')}
      after={
        <Button
          icon={<Plus aria-hidden />}
          aria-label={t('briefing:thread.addOne', { text })}
          onPress={onAdd}
        >
          {t('briefing:thread.add')}
        </Button>
      }
    />
  );
}
