import { useState } from 'react';
import type { BriefingSummary } from '../../../shared/contract/index.ts';
import { BRIEFING_SHAPES, type BriefingShape } from '../../../shared/domain/index.ts';
import { MeetingField, useMeetingChoices } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { DateField, ErrorNotice, FormDialog, RadioGroup, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Among the meetings: all of them since a day. */
const SINCE = 'since';

type NewProps = { studentId: string; onClose: () => void; onMade: (id: string) => void };

/** A title, for whom, and which of two shapes; what is in it is proposed. */
export function NewBriefing({ studentId, onClose, onMade }: NewProps) {
  const { t } = useTranslation('briefing');
  const add = useChange('briefings', 'add');
  const [title, setTitle] = useState('');
  const [forWhom, setForWhom] = useState('');
  const [shape, setShape] = useState<BriefingShape>('catch-up');
  const [of, setOf] = useState<string | null>(null);
  const [since, setSince] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'briefing', of: { kind: 'student', id: studentId } },
    { title, forWhom, shape, of, since },
    (begun) => {
      setTitle(begun.title);
      setForWhom(begun.forWhom);
      setShape(begun.shape);
      setOf(begun.of);
      setSince(begun.since);
    },
  );
  // What was said in a mediation is never handed on, and what has no sound is no catching up.
  const recorded = { studentId, offered: 'recorded' } as const;
  const choices = useMeetingChoices(recorded);
  const isCatchUp = shape === 'catch-up';
  const chosen = of ?? choices.data?.meetings[0]?.id ?? (choices.isPending ? null : SINCE);
  const fromDay = isCatchUp && chosen === SINCE ? since : null;
  const dayMissing = isCatchUp && chosen === SINCE && since === null;

  function submit() {
    setTried(true);
    if (title.trim() === '' || dayMissing || chosen === null) return;
    add.mutate(
      {
        ...{ studentId, title, forWhom: forWhom.trim() || null, shape, since: fromDay },
        meetingId: isCatchUp && chosen !== SINCE ? chosen : null,
      },
      { onSuccess: draft.savedThen(({ id }) => onMade(id)) },
    );
  }

  return (
    <FormDialog
      title={t('new')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('make')}
      onSubmit={submit}
      isPending={add.isPending}
    >
      <WordFields {...{ title, setTitle, forWhom, setForWhom, tried }} />
      <RadioGroup
        label={t('shape.label')}
        options={BRIEFING_SHAPES.map((value) => ({
          value,
          label: t(`shape.${value}`),
          hint: t(`shape.hint.${value}`),
        }))}
        value={shape}
        onChange={setShape}
      />
      {isCatchUp ? (
        <MeetingField
          {...recorded}
          label={t('which')}
          extras={[{ value: SINCE, label: t('allSince') }]}
          value={chosen}
          onChange={setOf}
        />
      ) : null}
      {isCatchUp && chosen === SINCE ? (
        <DateField
          label={t('since')}
          need="required"
          value={since}
          onChange={setSince}
          error={tried && dayMissing ? t('dayNeeded') : null}
        />
      ) : null}
      <ErrorNotice error={add.error} />
    </FormDialog>
  );
}

type WordsProps = {
  title: string;
  setTitle: (title: string) => void;
  forWhom: string;
  setForWhom: (forWhom: string) => void;
  tried: boolean;
};

function WordFields({ title, setTitle, forWhom, setForWhom, tried }: WordsProps) {
  const { t } = useTranslation('briefing');
  return (
    <>
      <TextField
        label={t('titleField')}
        hint={t('titleHint')}
        need="required"
        value={title}
        onChange={setTitle}
        error={tried && title.trim() === '' ? t('titleNeeded') : null}
        maxLength={120}
        autoFocus
      />
      <TextField
        label={t('forWhom')}
        hint={t('forWhomHint')}
        value={forWhom}
        onChange={setForWhom}
        maxLength={120}
      />
    </>
  );
}

/** The same two lines of one that is there. */
export function BriefingWords({ briefing, onClose }: { briefing: BriefingSummary; onClose: () => void }) {
  const { t } = useTranslation(['briefing', 'common']);
  const change = useChange('briefings', 'change');
  const [title, setTitle] = useState(briefing.title);
  const [forWhom, setForWhom] = useState(briefing.forWhom ?? '');
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'briefing', of: { kind: 'briefing', id: briefing.id } },
    { title, forWhom },
    (begun) => {
      setTitle(begun.title);
      setForWhom(begun.forWhom);
    },
  );
  return (
    <FormDialog
      title={t('briefing:words')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      isPending={change.isPending}
      onSubmit={() => {
        setTried(true);
        if (title.trim() === '') return;
        const words = { title, forWhom: forWhom.trim() || null };
        change.mutate({ id: briefing.id, change: words }, { onSuccess: draft.savedThen(onClose) });
      }}
    >
      <WordFields {...{ title, setTitle, forWhom, setForWhom, tried }} />
      <ErrorNotice error={change.error} />
    </FormDialog>
  );
}
