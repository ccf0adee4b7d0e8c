import { CircleAlert, CircleCheck, Copy, Undo2 } from 'lucide-react';
import type { AttachResult } from '../../../shared/contract/index.ts';
import { documentCode } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { Badge, type BadgeTone, Button, List, Row } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

const LOOKS: Record<AttachResult['outcome'], { tone: BadgeTone; icon: typeof Copy }> = {
  attached: { tone: 'good', icon: CircleCheck },
  duplicate: { tone: 'plain', icon: Copy },
  restored: { tone: 'good', icon: Undo2 },
  failed: { tone: 'careful', icon: CircleAlert },
};

/** What became of each file; one that could not be kept says why, and the others are there. */
export function AttachResults({
  results,
  onMore,
  onClose,
}: {
  results: readonly AttachResult[];
  onMore(): void;
  onClose(): void;
}) {
  const { t } = useTranslation(['documents', 'errors', 'common']);
  const { go } = useNavigation();
  return (
    <div className="stack" role="status">
      <List label={t('documents:attach.results')}>
        {results.map((one) => (
          <Row
            key={one.fileId}
            title={one.outcome === 'failed' ? one.name : one.document.title}
            note={
              one.outcome === 'failed'
                ? t(`errors:${one.error.code}`)
                : `${documentCode(one.document.ordinal)} · ${one.name}`
            }
            marks={<Badge {...LOOKS[one.outcome]}>{t(`documents:attach.outcome.${one.outcome}`)}</Badge>}
            {...(one.outcome === 'failed'
              ? {}
              : {
                  onPress: () => {
                    onClose();
                    go({ at: 'document', id: one.document.id });
                  },
                })}
          />
        ))}
      </List>
      <footer className="dialog-actions">
        <Button onPress={onMore}>{t('documents:attach.more')}</Button>
        <Button kind="primary" onPress={onClose}>
          {t('common:close')}
        </Button>
      </footer>
    </div>
  );
}
