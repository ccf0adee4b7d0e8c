import { ScanText } from 'lucide-react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/contract/index.ts';
import type { DocumentPage } from '../../../shared/domain/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { TypeText } from './text-view.tsx';

/** A page that is only a picture says so when it is in sight, and takes its words from the parent. */
export function WithoutWords({
  document,
  page,
}: {
  document: DocumentSummary;
  page: DocumentPage | undefined;
}) {
  const { t } = useTranslation('documents');
  const [typing, setTyping] = useState(false);
  if (!page || page.source === 'file') return null;
  return (
    <>
      <Notice
        kind={page.text === '' ? 'careful' : 'info'}
        actions={
          <Button icon={<ScanText aria-hidden />} onPress={() => setTyping(true)}>
            {t(page.text === '' ? 'text.type' : 'text.correct', { page: page.page })}
          </Button>
        }
      >
        {t(page.text === '' ? (page.source === 'unread' ? 'text.unread' : 'text.none') : 'text.typed')}
      </Notice>
      {typing ? <TypeText documentId={document.id} page={page} onClose={() => setTyping(false)} /> : null}
    </>
  );
}
