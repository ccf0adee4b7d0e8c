import { FileDiff, FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { DocumentList, TakenOut } from './document-list.tsx';
import './documents.css';

/** All papers of the chosen child: plans, drafts, notices, evaluations, letters. Of papers of no child, too. */
export function Documents() {
  const { t } = useTranslation('documents');
  const { child } = useChild();
  const { go } = useNavigation();
  const documents = useCall('documents', 'list', {});
  const [attaching, setAttaching] = useState(false);
  const shown = documents.data?.filter(({ studentId }) => studentId === null || studentId === child?.id);
  return (
    <div className="stack">
      <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />
      {documents.isPending ? <Loading /> : null}
      {shown?.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={
            <Button kind="primary" icon={<FilePlus2 aria-hidden />} onPress={() => setAttaching(true)}>
              {t('attach.open')}
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : null}
      {shown && shown.length > 0 ? (
        <>
          <div className="row">
            <Button kind="primary" icon={<FilePlus2 aria-hidden />} onPress={() => setAttaching(true)}>
              {t('attach.open')}
            </Button>
            {shown.length > 1 ? (
              <Button icon={<FileDiff aria-hidden />} onPress={() => go({ at: 'compare' })}>
                {t('compare.open')}
              </Button>
            ) : null}
          </div>
          <DocumentList documents={shown} />
        </>
      ) : null}
      <TakenOut />
      {attaching ? (
        <AttachDialog meetingId={null} studentId={child?.id ?? null} onClose={() => setAttaching(false)} />
      ) : null}
    </div>
  );
}

/** The papers of one meeting, on its page. */
export function DocumentsOfMeeting({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('documents');
  const { child } = useChild();
  const documents = useCall('documents', 'list', { meetingId });
  const [attaching, setAttaching] = useState(false);
  return (
    <Section
      title={t('title')}
      aside={
        <Button kind="quiet" icon={<FilePlus2 aria-hidden />} onPress={() => setAttaching(true)}>
          {t('attach.open')}
        </Button>
      }
    >
      <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />
      {documents.data?.length === 0 ? <p className="quiet">{t('empty.meeting')}</p> : null}
      {documents.data && documents.data.length > 0 ? <DocumentList documents={documents.data} /> : null}
      {attaching ? (
        <AttachDialog
          meetingId={meetingId}
          studentId={child?.id ?? null}
          onClose={() => setAttaching(false)}
        />
      ) : null}
    </Section>
  );
}
