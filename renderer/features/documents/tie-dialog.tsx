import { useState } from 'react';
import { type DocumentPage, shortLine } from '../../../shared/domain/index.ts';
import { MeetingField, useMeetingChoices, useMomentPlace } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, FormDialog, RadioGroup, SelectAmong } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type Span, trimmed } from './places.ts';
import { WordsField } from './words-field.tsx';

type TieDialogProps = {
  document: { id: string; title: string; meetingId: string | null; studentId: string | null };
  pages: readonly DocumentPage[];
  page: number;
  /** What is selected in the document already; null: it is chosen here. */
  span: Span | null;
  onClose(): void;
};

type Kind = 'moment' | 'decision' | 'goal';

/**
 * Ties words of a document to what was said. The words are chosen in a field that takes no letters, so that Shift
 * and the arrow keys do what the mouse does.
 */
export function TieDialog({ document, pages, page: start, span: given, onClose }: TieDialogProps) {
  const { t } = useTranslation(['documents', 'common']);
  const tie = useChange('documents', 'tie');
  const withText = pages.filter(({ text }) => text !== '');
  const [page, setPage] = useState(
    withText.some((one) => one.page === start) ? start : (withText[0]?.page ?? start),
  );
  const [span, setSpan] = useState<Span | null>(given);
  const [kind, setKind] = useState<Kind>('moment');
  const [target, setTarget] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  // What was selected with the mouse is shown as it is; choosing other words is one press away.
  const [choosing, setChoosing] = useState(given === null);
  const text = pages.find((one) => one.page === page)?.text ?? '';
  const chosen = span && trimmed(text, span);

  const submit = () => {
    setTried(true);
    if (!chosen || target === null) return;
    tie.mutate(
      {
        documentId: document.id,
        page,
        ...chosen,
        momentId: kind === 'moment' ? target : null,
        decisionId: kind === 'decision' ? target : null,
        goalId: kind === 'goal' ? target : null,
      },
      { onSuccess: onClose },
    );
  };

  return (
    <FormDialog
      title={t('documents:tie.title')}
      isOpen
      onClose={onClose}
      width="wide"
      submit={t('documents:tie.submit')}
      isPending={tie.isPending}
      onSubmit={submit}
    >
      {choosing && withText.length > 1 ? (
        <SelectAmong
          label={t('documents:tie.page')}
          options={withText.map((one) => ({ value: String(one.page), label: String(one.page) }))}
          value={String(page)}
          onChange={(value) => {
            setPage(Number(value ?? page));
            setSpan(null);
          }}
        />
      ) : null}
      {choosing ? (
        <div className="tie-words">
          <WordsField
            text={text}
            span={span}
            onSpan={setSpan}
            error={tried && !chosen ? t('documents:tie.selectFirst') : null}
          />
        </div>
      ) : null}
      {chosen ? <blockquote className="quote">{text.slice(chosen.startAt, chosen.endAt)}</blockquote> : null}
      {choosing ? null : (
        <Button kind="quiet" onPress={() => setChoosing(true)}>
          {t('documents:tie.other')}
        </Button>
      )}
      <RadioGroup
        label={t('documents:tie.to')}
        orientation="horizontal"
        options={(['moment', 'decision', 'goal'] as const).map((value) => ({
          value,
          label: t(`documents:tie.kind.${value}`),
        }))}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setTarget(null);
        }}
      />
      <Target
        kind={kind}
        document={document}
        value={target}
        onChange={setTarget}
        error={tried && target === null ? t('documents:tie.chooseOne') : null}
      />
      <ErrorNotice error={tie.error} />
    </FormDialog>
  );
}

type TargetProps = {
  kind: Kind;
  document: TieDialogProps['document'];
  value: string | null;
  onChange(id: string | null): void;
  error: string | null;
};

function Target(props: TargetProps) {
  if (props.kind === 'goal') return <GoalChoice {...props} />;
  return <OfMeeting {...props} />;
}

function GoalChoice({ document, value, onChange, error }: TargetProps) {
  const { t } = useTranslation('documents');
  const goals = useCall('goals', 'list', { studentId: document.studentId });
  return (
    <>
      <ErrorNotice error={goals.error} onRetry={() => void goals.refetch()} />
      <SelectAmong
        label={t('tie.kind.goal')}
        options={(goals.data ?? []).map((one) => ({ value: one.id, label: shortLine(one.text, 90) }))}
        value={value}
        onChange={onChange}
        error={error}
      />
    </>
  );
}

/** Moments and decisions are chosen within their meeting: the one that the document belongs to comes first. */
function OfMeeting({ kind, document, value, onChange, error }: TargetProps) {
  const { t } = useTranslation(['documents', 'vocabulary']);
  const newest = useMeetingChoices({}).data?.meetings[0];
  const [chosen, setChosen] = useState<string | null>(document.meetingId);
  const meetingId = chosen ?? newest?.id ?? null;
  const asked = meetingId ?? '';
  const placeOf = useMomentPlace(asked);
  const moments = useCall(
    'review',
    'momentsOfMeeting',
    { meetingId: asked },
    { enabled: meetingId !== null && kind === 'moment' },
  );
  const decisions = useCall(
    'decisions',
    'list',
    { meetingId: asked },
    { enabled: meetingId !== null && kind === 'decision' },
  );
  const options =
    kind === 'moment'
      ? (moments.data ?? []).map((one) => ({
          value: one.id,
          label: `${placeOf(one)} · ${shortLine(one.text, 90) || t(`vocabulary:momentType.${one.type}`)}`,
        }))
      : (decisions.data ?? []).map((one) => ({ value: one.id, label: shortLine(one.text, 90) }));
  const failure = moments.error ?? decisions.error;
  return (
    <>
      <ErrorNotice error={failure} />
      <MeetingField
        label={t('documents:tie.meeting')}
        value={meetingId}
        onChange={(id) => {
          setChosen(id);
          onChange(null);
        }}
      />
      <SelectAmong
        label={t(`documents:tie.kind.${kind}`)}
        options={options}
        value={value}
        onChange={onChange}
        error={error}
      />
    </>
  );
}
