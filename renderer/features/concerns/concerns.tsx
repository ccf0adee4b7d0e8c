import { ClipboardList, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ConcernView, MeetingSummary } from '../../../shared/contract/index.ts';
import { useClips } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { BegunNotice, Button, ErrorNotice, Form, List, Section, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { NotesForMeeting } from '../child-wrote/index.ts';
import { PrintButtons } from '../letters/index.ts';
import { ConcernDialog } from './concern-dialog.tsx';
import { ConcernRow } from './concern-row.tsx';
import { ConcernSheet } from './concern-sheet.tsx';
import { ProblemDialog } from './problem-dialog.tsx';
import { Waiting } from './waiting.tsx';
import './concerns.css';

type ConcernsProps = {
  meeting: MeetingSummary;
  /** It was recorded: each concern is now raised or not. */
  isOver: boolean;
};

/** The parent's own sheet for a meeting: what she means to raise, one line each; afterwards where she did (D72). */
export function Concerns({ meeting, isOver }: ConcernsProps) {
  const { t } = useTranslation('concerns');
  const concerns = useCall('concerns', 'list', { meetingId: meeting.id });
  const clips = useClips();
  const [open, setOpen] = useState<ConcernView | null>(null);
  const all = concerns.data ?? [];
  // A recording that nobody had prepared for needs no empty sheet.
  if (isOver && all.length === 0 && !concerns.error) return null;
  return (
    <Section
      title={t('title')}
      aside={all.length > 0 ? <PrintButton meeting={meeting} concerns={all} isOver={isOver} /> : null}
    >
      <p className="quiet">{t(isOver ? 'aboutOver' : 'about')}</p>
      <ErrorNotice error={concerns.error} onRetry={() => void concerns.refetch()} />
      {all.length > 0 ? (
        <List label={t('list')}>
          {all.map((one) => (
            <ConcernRow
              key={one.concern.id}
              view={one}
              isOver={isOver}
              clips={clips}
              onEdit={() => setOpen(one)}
            />
          ))}
        </List>
      ) : null}
      <NewConcern meetingId={meeting.id} />
      <NewProblem meeting={meeting} />
      {isOver ? null : <Waiting meetingId={meeting.id} />}
      {isOver ? null : <NotesForMeeting meetingId={meeting.id} />}
      {open ? (
        <ConcernDialog
          view={open}
          isOver={isOver}
          studentIds={meeting.studentIds}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Section>
  );
}

/** One line and Enter, as often as she likes; why it matters and the goal are added later, if at all. */
function NewConcern({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('concerns');
  const add = useChange('concerns', 'add');
  const [text, setText] = useState('');
  const draft = useFormDraft({ form: 'concern', of: { kind: 'meeting', id: meetingId } }, { text }, (begun) =>
    setText(begun.text),
  );
  const keep = () => {
    const typed = text.trim();
    if (typed === '' || add.isPending) return;
    draft.take();
    // What she typed on meanwhile is the next one.
    const rest = (now: string) => (now.startsWith(text) ? now.slice(text.length).trimStart() : now);
    add.mutate({ meetingId, text: typed }, { onSuccess: () => setText(rest) });
  };
  return (
    <Form className="concern-new" onSubmit={keep}>
      <TextField
        label={t('new')}
        hint={t('newHint')}
        value={text}
        onChange={setText}
        maxLength={500}
        autoComplete="off"
      />
      <Button type="submit" icon={<Plus aria-hidden />} isPending={add.isPending}>
        {t('add')}
      </Button>
      <ErrorNotice error={add.error} />
      <BegunNotice draft={draft} />
    </Form>
  );
}

/** The template of a problem (D91); it stands out where the meeting was called because of one. */
function NewProblem({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation('concerns');
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        kind={meeting.purpose === 'problem' ? 'secondary' : 'quiet'}
        icon={<ClipboardList aria-hidden />}
        onPress={() => setOpen(true)}
      >
        {t('problem.open')}
      </Button>
      {open ? <ProblemDialog meetingId={meeting.id} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function PrintButton(props: { meeting: MeetingSummary; concerns: readonly ConcernView[]; isOver: boolean }) {
  const { t } = useTranslation('concerns');
  return (
    <div className="row" data-gap="small">
      <PrintButtons
        label={t('print')}
        kind="quiet"
        sheet={(onDone) => <ConcernSheet {...props} onDone={onDone} />}
      />
    </div>
  );
}
