import { MailQuestion, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Dispute, DisputeRequest } from '../../../shared/domain/index.ts';
import { useSayDone } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, IconButton } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { RequestDialog } from './request-dialog.tsx';
import { type DisputeWords, useDisputeWords } from './words.ts';

type RequestsProps = {
  momentId: string;
  /** The answer so far: without a request it was chosen by hand, and then somebody may well have been asked. */
  status: Dispute['status'];
  requests: readonly DisputeRequest[];
};

/** Who was asked to confirm a moment, when and how, and what came back. */
export function Requests({ momentId, status, requests }: RequestsProps) {
  const { t } = useTranslation('disputes');
  const words = useDisputeWords();
  const [open, setOpen] = useState<DisputeRequest | 'new' | null>(null);
  return (
    <div className="stack" data-gap="small">
      {requests.length > 0 ? (
        <ol className="dispute-requests" aria-label={t('requests.list')}>
          {requests.map((one) => (
            <RequestLine key={one.id} request={one} words={words} onOpen={() => setOpen(one)} />
          ))}
        </ol>
      ) : (
        <p className="quiet">{t(status === 'not-asked-yet' ? 'requests.empty' : 'requests.notKept')}</p>
      )}
      <div className="row">
        <Button icon={<MailQuestion aria-hidden />} onPress={() => setOpen('new')}>
          {t('requests.add')}
        </Button>
      </div>
      {open === null ? null : (
        <RequestDialog
          momentId={momentId}
          request={open === 'new' ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

type RequestLineProps = { request: DisputeRequest; words: DisputeWords; onOpen(): void };

function RequestLine({ request, words, onOpen }: RequestLineProps) {
  const { t } = useTranslation('disputes');
  const sayDone = useSayDone();
  const remove = useChange('disputes', 'removeRequest');
  const day = words.format.day(request.askedOn);
  const takeOut = () =>
    remove.mutate(
      { id: request.id },
      {
        onSuccess: () => sayDone(t('requests.removed')),
      },
    );
  return (
    <li className="dispute-request">
      <div className="dispute-request-words">
        <p>{words.asked(request)}</p>
        {request.text ? <blockquote className="dispute-quote">{request.text}</blockquote> : null}
        <p>{words.answered(request)}</p>
        {request.answerText ? <blockquote className="dispute-quote">{request.answerText}</blockquote> : null}
        <ErrorNotice error={remove.error} />
        {request.answer === null ? (
          <Button kind="link" onPress={onOpen}>
            {t('requests.answer')}
          </Button>
        ) : null}
      </div>
      <IconButton label={t('requests.edit', { day })} icon={<PencilLine aria-hidden />} onPress={onOpen} />
      <IconButton label={t('requests.remove', { day })} icon={<Trash2 aria-hidden />} onPress={takeOut} />
    </li>
  );
}
