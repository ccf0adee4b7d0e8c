import { FilePen, FileQuestion, FileWarning, Link2, Signature } from 'lucide-react';
import type { DocumentSummary } from '../../../shared/contract/index.ts';
import type { DocumentStatus } from '../../../shared/domain/index.ts';
import { Badge, type BadgeTone } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

const STATUS: Record<DocumentStatus, { tone: BadgeTone; icon: typeof FilePen }> = {
  'draft-given': { tone: 'plain', icon: FilePen },
  'presented-as-final': { tone: 'careful', icon: FileWarning },
  signed: { tone: 'good', icon: Signature },
};

/** What a document was when it was handed over, what of it cannot be read, and how many places are tied. */
export function DocumentBadges({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation(['documents', 'vocabulary']);
  const { status, pagesWithoutText, passages } = document;
  return (
    <>
      {status ? <Badge {...STATUS[status]}>{t(`vocabulary:documentStatus.${status}`)}</Badge> : null}
      {pagesWithoutText > 0 ? (
        <Badge tone="careful" icon={FileQuestion}>
          {t('documents:list.withoutText', { count: pagesWithoutText })}
        </Badge>
      ) : null}
      {passages > 0 ? <Badge icon={Link2}>{t('documents:list.passages', { count: passages })}</Badge> : null}
    </>
  );
}
