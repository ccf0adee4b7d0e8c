import { FolderOutput } from 'lucide-react';
import { useState } from 'react';
import type { WireError } from '../../../shared/contract/index.ts';
import { SHARE_WHYS, type ShareNote } from '../../../shared/domain/index.ts';
import { BegunNotice, Button, ErrorNotice, Form, toWrongField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { ShareGate } from '../evidence/elsewhere.ts';

type ShareFormProps = {
  briefingId: string;
  forWhom: string | null;
  meetingIds: readonly string[];
  /** What was said before, where the folder could not be made. */
  before: ShareNote | null;
  error: WireError | null;
  onMake(share: ShareNote): void;
};

/** To whom it goes and why: both are said before anything leaves, and what is missing takes the focus. */
export function ShareForm({ briefingId, forWhom, meetingIds, before, error, onMake }: ShareFormProps) {
  const { t } = useTranslation('briefing');
  const [share, setShare] = useState<ShareNote | null>(before);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'briefing', of: { kind: 'briefing', id: briefingId }, part: 'share' },
    { why: share?.why ?? null, to: share?.to ?? null },
    ({ why: begun, to }) => {
      const why = SHARE_WHYS.find((one) => one === begun);
      setShare(why ? { why, to } : null);
    },
  );
  const missing = unsaid(share);
  return (
    <Form
      onSubmit={(form) => {
        setTried(true);
        if (share === null || missing !== null) return toWrongField(form);
        draft.end();
        onMake(share);
      }}
    >
      <BegunNotice draft={draft} />
      <ShareGate
        meetingIds={meetingIds}
        share={share}
        onShare={(next) => setShare(offering(next, share, forWhom))}
        missing={tried ? missing : null}
      />
      <ErrorNotice error={error} />
      <div className="row">
        <Button kind="primary" type="submit" icon={<FolderOutput aria-hidden />}>
          {t('folder.make')}
        </Button>
      </div>
    </Form>
  );
}

/** What is still to be said before it may leave; null: all of it is. */
function unsaid(share: ShareNote | null): 'why' | 'to' | null {
  if (share === null) return 'why';
  return share.why !== 'own' && (share.to ?? '').trim() === '' ? 'to' : null;
}

/** For whom it is was said above already: it stands there, to be written over. */
function offering(next: ShareNote, before: ShareNote | null, forWhom: string | null): ShareNote {
  const isFirst = before === null || before.why === 'own';
  return isFirst && next.why !== 'own' && next.to === null ? { ...next, to: forWhom } : next;
}
