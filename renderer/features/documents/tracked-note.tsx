import { ArrowRightLeft, FileMinus2, FilePlus2, MessageSquare } from 'lucide-react';
import type { TrackedChange, TrackedInFile } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Badge, type BadgeTone, Details, List, Notice, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

const LOOKS: Record<TrackedChange['kind'], { tone: BadgeTone; icon: typeof FilePlus2 }> = {
  'put-in': { tone: 'good', icon: FilePlus2 },
  'taken-out': { tone: 'disputed', icon: FileMinus2 },
  'moved-here': { tone: 'plain', icon: ArrowRightLeft },
  'moved-away': { tone: 'plain', icon: ArrowRightLeft },
};

/**
 * A Word file may still show who put words in and took words out. Its text is read as if all of that had been done: this
 * says so, and lists what was done. Nothing for a file that shows nothing.
 */
export function TrackedNote({ documentId }: { documentId: string }) {
  const { t } = useTranslation('documents');
  const tracked = useCall('documents', 'tracked', { id: documentId });
  if (tracked.error) return <Notice kind="careful">{t('tracked.notSearched')}</Notice>;
  const { changes = [], comments = [], more = 0 } = tracked.data ?? {};
  const count = changes.length + comments.length;
  if (count === 0) return null;
  return (
    <Notice title={t('tracked.title')} announce="later">
      <p>{t(changes.length > 0 ? 'tracked.asMade' : 'tracked.onlyComments')}</p>
      <Details label={t('tracked.show', { count: count + more })}>
        <TrackedList changes={changes} comments={comments} />
        {more > 0 ? <p>{t('tracked.more', { count: more })}</p> : null}
      </Details>
    </Notice>
  );
}

function TrackedList({ changes, comments }: Pick<TrackedInFile, 'changes' | 'comments'>) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  return (
    <List label={t('tracked.list')}>
      {changes.map(({ kind, text, behind, by, day }, at) => (
        <Row
          // Their order is the file's own and never changes.
          key={`change-${at + 1}`}
          title={text}
          marks={<Badge {...LOOKS[kind]}>{t(`tracked.kind.${kind}`)}</Badge>}
          note={[
            by,
            day === null ? null : format.day(day),
            behind === '' ? null : t('tracked.behind', { words: behind }),
          ]
            .filter((one) => one !== null)
            .join(' · ')}
        />
      ))}
      {comments.map(({ text, by }, at) => (
        <Row
          key={`comment-${at + 1}`}
          title={text}
          marks={<Badge icon={MessageSquare}>{t('tracked.kind.comment')}</Badge>}
          note={by}
        />
      ))}
    </List>
  );
}
