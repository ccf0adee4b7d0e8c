import { useMemo, useState } from 'react';
import type { PairView } from '../../../shared/contract/index.ts';
import { PAIR_RELATIONS, type PairRelation } from '../../../shared/domain/index.ts';
import { MeetingField, useMeetingChoices, useMomentPlace, useSpeaker } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, RadioGroup, SelectAmong, TextArea } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type PairDialogProps = {
  /** The statement that the other one is put beside, when it is known already. */
  firstId?: string | undefined;
  pair?: PairView | undefined;
  onClose(): void;
};

/** Puts two statements side by side, or changes how they stand to each other. */
export function PairDialog({ firstId, pair, onClose }: PairDialogProps) {
  const { t } = useTranslation(['disputes', 'common']);
  const add = useChange('disputes', 'addPair');
  const change = useChange('disputes', 'changePair');
  const [first, setFirst] = useState<string | null>(firstId ?? null);
  const [second, setSecond] = useState<string | null>(null);
  const [relation, setRelation] = useState<PairRelation>(pair?.relation ?? 'contradicts');
  const [note, setNote] = useState(pair?.note ?? '');
  const [tried, setTried] = useState(false);

  const of = pair
    ? { kind: 'statement-pair' as const, id: pair.id }
    : firstId
      ? { kind: 'moment' as const, id: firstId }
      : null;
  const draft = useFormDraft({ form: 'statement-pair', of }, { first, second, relation, note }, (begun) => {
    setFirst(begun.first);
    setSecond(begun.second);
    setRelation(begun.relation);
    setNote(begun.note);
  });

  function submit() {
    setTried(true);
    const done = { onSuccess: draft.savedThen(onClose) };
    if (pair) change.mutate({ id: pair.id, change: { relation, note: note.trim() } }, done);
    else if (first && second && first !== second) {
      add.mutate({ firstId: first, secondId: second, relation, note: note.trim() }, done);
    }
  }

  const missing = (chosen: string | null) =>
    tried && chosen === null
      ? t('disputes:pairs.needed')
      : tried && first === second
        ? t('disputes:pairs.same')
        : null;
  return (
    <FormDialog
      title={pair ? t('disputes:pairs.edit') : t('disputes:pairs.add')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending}
      width="wide"
    >
      {pair ? null : (
        <>
          {firstId ? null : (
            <MomentField
              title={t('disputes:pairs.first')}
              value={first}
              onChange={setFirst}
              error={missing(first)}
            />
          )}
          <MomentField
            title={t('disputes:pairs.second')}
            value={second}
            onChange={setSecond}
            error={missing(second)}
          />
        </>
      )}
      <RadioGroup
        label={t('disputes:pairs.how')}
        options={PAIR_RELATIONS.map((value) => ({ value, label: t(`disputes:pairs.relation.${value}`) }))}
        value={relation}
        onChange={setRelation}
      />
      <TextArea label={t('disputes:pairs.note')} value={note} onChange={setNote} rows={2} />
      <ErrorNotice error={add.error ?? change.error} />
    </FormDialog>
  );
}

type MomentFieldProps = {
  title: string;
  value: string | null;
  onChange(id: string | null): void;
  error: string | null;
};

/** A moment of any meeting: first the meeting, then what was said in it. */
function MomentField({ title, value, onChange, error }: MomentFieldProps) {
  const { t } = useTranslation('disputes');
  const [meetingId, setMeetingId] = useState<string | null>(null);
  const newest = useMeetingChoices({ offered: 'marked' }).data?.meetings[0];
  const chosen = meetingId ?? newest?.id ?? '';
  const moments = useCall('review', 'momentsOfMeeting', { meetingId: chosen }, { enabled: chosen !== '' });
  const people = useCall('people', 'list');
  const placeOf = useMomentPlace(chosen);
  const speakerOf = useSpeaker();
  const offered = useMemo(() => {
    const names = new Map(people.data?.map(({ id, label }) => [id, label]));
    return (moments.data ?? []).map((one) => ({
      value: one.id,
      label: t('pairs.choice', {
        at: placeOf(one),
        name: speakerOf({ ...one, speaker: names.get(one.speakerId ?? '') ?? null }) ?? t('nobody'),
        text: one.text.trim() || t('noText'),
      }),
    }));
  }, [moments.data, people.data, t, placeOf, speakerOf]);
  return (
    <fieldset className="dispute-choice">
      <legend>{title}</legend>
      <div className="dispute-fields">
        <MeetingField
          label={t('pairs.meeting')}
          offered="marked"
          value={chosen === '' ? null : chosen}
          onChange={(id) => {
            setMeetingId(id);
            onChange(null);
          }}
        />
        {moments.data?.length === 0 ? (
          <p className="quiet">{t('pairs.none')}</p>
        ) : (
          <SelectAmong
            label={t('pairs.moment')}
            options={offered}
            value={value}
            onChange={onChange}
            error={error}
          />
        )}
      </div>
      <ErrorNotice error={moments.error} />
    </fieldset>
  );
}
