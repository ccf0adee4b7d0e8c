import { Plus } from 'lucide-react';
import type { Goal } from '../../../shared/domain/index.ts';
import { Button, Dialog, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { OnChosen } from './use-chosen.ts';

type PartsProps = { parts: readonly Goal[]; onChosen: OnChosen; onClose: () => void };

/** Goals, services and accommodations that are not in it, of any year. */
export function AddParts({ parts, onChosen, onClose }: PartsProps) {
  const { t } = useTranslation('briefing');
  return (
    <Dialog
      title={t('parts.add')}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('thread.done')}
        </Button>
      }
    >
      {parts.length === 0 ? <p className="quiet">{t('parts.none')}</p> : null}
      {parts.length > 0 ? (
        <List label={t('parts.label')}>
          {parts.map((part) => (
            <PartRow
              key={part.id}
              part={part}
              onAdd={() => onChosen((now) => ({ ...now, goalIds: [...now.goalIds, part.id] }))}
            />
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
