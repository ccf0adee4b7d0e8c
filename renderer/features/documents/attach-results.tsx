import { CircleAlert, CircleCheck, Copy, Undo2 } from 'lucide-react';
import type { AttachResult } from '../../../shared/contract/index.ts';
import { documentCode } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { Badge, type BadgeTone, Button, List, Row } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LockedFile } from './locked-file.tsx';

const LOOKS: Record<AttachResult['outcome'], { tone: BadgeTone; icon: typeof Copy }> = {
  attached: { tone: 'good', icon: CircleCheck },
  duplicate: { tone: 'plain', icon: Copy },
  restored: { tone: 'good', icon: Undo2 },
  failed: { tone: 'careful', icon: CircleAlert },
};

/** What became of each file; one that could not be kept says why, one that is locked asks for its password. */
export function AttachResults({
  results,
  unlocked,
  onUnlock,
  onMore,
  onClose,
}: {
  results: readonly AttachResult[];
  /** Files for which a password was given. */
  unlocked: ReadonlySet<string>;
  onUnlock(fileId: string, password: string): void;
  onMore(): void;
  onClose(): void;
}) {
  const { t } = useTranslation(['documents', 'errors', 'common']);
  const { go } = useNavigation();
  return (
    <div className="stack">
      <div role="status">
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
      </div>
      {results.filter(needsPassword).map(({ fileId, name }) => (
        <LockedFile
          key={fileId}
          name={name}
          isWrong={unlocked.has(fileId)}
          onPassword={(password) => onUnlock(fileId, password)}
        />
      ))}
      <footer className="dialog-actions">
        <Button onPress={onMore}>{t('documents:attach.more')}</Button>
        <Button kind="primary" onPress={onClose}>
          {t('common:close')}
        </Button>
      </footer>
    </div>
  );
}

function needsPassword(one: AttachResult): boolean {
  return one.outcome === 'failed' && one.error.code === 'document-needs-password';
}
