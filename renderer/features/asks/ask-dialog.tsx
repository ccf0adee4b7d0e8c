import { useState } from 'react';
import {
  ASK_ABOUT,
  ASK_ANSWERS,
  type Ask,
  type AskAbout,
  type AskAnswer,
  HAND_OVERS,
  type HandOver,
  REQUEST_WAYS,
  type RequestWay,
} from '../../../shared/domain/index.ts';
import { MeetingField, useChild } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import {
  Checkbox,
  DateField,
  ErrorNotice,
  FormDialog,
  Select,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';

/** A new thing, one more time for the same thing, or an ask that is there. */
export type OpenAsk =
  | { kind: 'new'; meetingId: string | null }
  | { kind: 'again'; first: Ask }
  | { kind: 'change'; ask: Ask };

type Fields = {
  about: AskAbout;
  what: string;
  meetingId: string | null;
  askedOn: string | null;
  how: RequestWay;
  askedOf: string;
  text: string;
  handOvers: HandOver[];
  answerBy: string | null;
  answer: AskAnswer | null;
  answerText: string;
  answeredOn: string | null;
};
type PartProps = { fields: Fields; set(of: Partial<Fields>): void; tried: boolean };

/** What the school was asked for, when, how and whom; and what came back, as soon as something did. */
export function AskDialog({ open, onClose }: { open: OpenAsk; onClose(): void }) {
  const { t } = useTranslation(['asks', 'common']);
  const { child } = useChild();
  const add = useChange('asks', 'add');
  const change = useChange('asks', 'change');
  const [fields, setFields] = useState(() => startOf(open));
  const [tried, setTried] = useState(false);
  const set = (of: Partial<Fields>) => setFields((before) => ({ ...before, ...of }));
  const isFirst = open.kind === 'new' || (open.kind === 'change' && open.ask.repeatsId === null);
  const draft = useFormDraft(draftKey(open), fields, set);
  const submit = () => {
    setTried(true);
    const { askedOn } = fields;
    if (askedOn === null || fields.what.trim() === '' || faultOf(fields) !== null) return;
    const saved = { ...savedOf(fields), askedOn };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (open.kind === 'change') change.mutate({ id: open.ask.id, change: saved }, done);
    else if (open.kind === 'again') add.mutate({ ...saved, repeatsId: open.first.id }, done);
    else add.mutate({ ...saved, studentId: child?.id ?? null }, done);
  };
  return (
    <FormDialog
      title={t(`asks:form.${open.kind}`)}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending}
      width="wide"
    >
      {isFirst ? (
        <WhatFields fields={fields} set={set} tried={tried} />
      ) : (
        <p>
          <strong>{fields.what}</strong>
        </p>
      )}
      <AskedFields fields={fields} set={set} tried={tried} />
      <AnswerFields fields={fields} set={set} tried={tried} />
      <ErrorNotice error={add.error ?? change.error} />
    </FormDialog>
  );
}

function WhatFields({ fields, set, tried }: PartProps) {
  const { t } = useTranslation('asks');
  return (
    <>
      <Select
        label={t('form.about')}
        options={ASK_ABOUT.map((value) => ({ value, label: t(`about.${value}`) }))}
        value={fields.about}
        onChange={(about) => set({ about: about ?? 'other' })}
      />
      <TextField
        label={t('form.what')}
        hint={t(`form.whatHint.${fields.about}`)}
        need="required"
        value={fields.what}
        onChange={(what) => set({ what })}
        error={tried && fields.what.trim() === '' ? t('form.whatNeeded') : null}
        maxLength={500}
      />
      <MeetingField
        label={t('form.meeting')}
        none={t('form.none')}
        value={fields.meetingId}
        onChange={(meetingId) => set({ meetingId })}
      />
    </>
  );
}

function AskedFields({ fields, set, tried }: PartProps) {
  const { t } = useTranslation(['asks', 'disputes']);
  const isRecord = fields.about === 'recording-copy' || fields.about === 'records';
  const toCome = fields.askedOn !== null && fields.askedOn > dayHere();
  return (
    <>
      <DateField
        label={t('asks:form.askedOn')}
        need="required"
        value={fields.askedOn}
        onChange={(askedOn) => set({ askedOn })}
        error={
          tried && fields.askedOn === null
            ? t('asks:form.dayNeeded')
            : toCome
              ? t('asks:form.dayToCome')
              : null
        }
      />
      <Select
        label={t('asks:form.how')}
        options={REQUEST_WAYS.map((value) => ({ value, label: t(`disputes:way.${value}`) }))}
        value={fields.how}
        onChange={(how) => set({ how: how ?? 'other' })}
      />
      <TextField
        label={t('asks:form.askedOf')}
        value={fields.askedOf}
        onChange={(askedOf) => set({ askedOf })}
        maxLength={500}
      />
      <TextArea
        label={t('asks:form.text')}
        hint={t('asks:form.textHint')}
        rows={3}
        value={fields.text}
        onChange={(text) => set({ text })}
      />
      <DateField
        label={t('asks:form.answerBy')}
        hint={t(isRecord ? 'asks:form.answerByRecords' : 'asks:form.answerByHint')}
        value={fields.answerBy}
        onChange={(answerBy) => set({ answerBy })}
        error={faultOf(fields) === 'byTooEarly' ? t('asks:form.byTooEarly') : null}
      />
      {isRecord ? (
        <fieldset className="ask-hand-overs">
          <legend>{t('asks:form.handOver')}</legend>
          {HAND_OVERS.map((one) => (
            <Checkbox
              key={one}
              isSelected={fields.handOvers.includes(one)}
              onChange={(on) =>
                set({
                  handOvers: HAND_OVERS.filter((of) => (of === one ? on : fields.handOvers.includes(of))),
                })
              }
            >
              {t(`asks:handOver.${one}`)}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

function AnswerFields({ fields, set }: PartProps) {
  const { t } = useTranslation('asks');
  const fault = faultOf(fields);
  return (
    <>
      <h3>{t('form.answerTitle')}</h3>
      <Select
        label={t('form.answer')}
        none={t('waiting')}
        options={ASK_ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }))}
        value={fields.answer}
        onChange={(answer) => set({ answer })}
      />
      {fields.answer === null ? null : (
        <>
          <DateField
            label={t('form.answeredOn')}
            value={fields.answeredOn}
            onChange={(answeredOn) => set({ answeredOn })}
            error={fault === 'tooEarly' || fault === 'answerToCome' ? t(`form.${fault}`) : null}
          />
          <TextArea
            label={t('form.answerText')}
            hint={t('form.answerTextHint')}
            rows={3}
            value={fields.answerText}
            onChange={(answerText) => set({ answerText })}
          />
        </>
      )}
    </>
  );
}

type Fault = 'dayToCome' | 'byTooEarly' | 'tooEarly' | 'answerToCome';

/** A day that cannot be; main refuses it as well. */
function faultOf({ askedOn, answerBy, answer, answeredOn }: Fields): Fault | null {
  if (askedOn !== null && askedOn > dayHere()) return 'dayToCome';
  if (askedOn !== null && answerBy !== null && answerBy < askedOn) return 'byTooEarly';
  if (answer === null || answeredOn === null) return null;
  if (askedOn !== null && answeredOn < askedOn) return 'tooEarly';
  return answeredOn > dayHere() ? 'answerToCome' : null;
}

function draftKey(open: OpenAsk) {
  const of =
    open.kind === 'change'
      ? { kind: 'ask' as const, id: open.ask.id }
      : open.kind === 'again'
        ? { kind: 'ask' as const, id: open.first.id }
        : null;
  return { form: 'ask' as const, of, part: open.kind === 'again' ? 'again' : '' };
}

function startOf(open: OpenAsk): Fields {
  const before = open.kind === 'new' ? null : open.kind === 'again' ? open.first : open.ask;
  const own = open.kind === 'change' ? open.ask : null;
  return {
    about: before?.about ?? 'recording-copy',
    what: before?.what ?? '',
    meetingId: before?.meetingId ?? (open.kind === 'new' ? open.meetingId : null),
    askedOn: own?.askedOn ?? dayHere(),
    how: before?.how ?? 'email',
    askedOf: before?.askedOf ?? '',
    text: own?.text ?? '',
    handOvers: before?.handOvers ?? [],
    answerBy: own?.answerBy ?? null,
    answer: own?.answer ?? null,
    answerText: own?.answerText ?? '',
    answeredOn: own?.answeredOn ?? null,
  };
}

function savedOf({ answer, answerText, answeredOn, askedOf, ...fields }: Fields) {
  return {
    ...fields,
    askedOf: askedOf.trim() || null,
    answer,
    answerText: answer === null ? null : answerText.trim() || null,
    answeredOn: answer === null ? null : answeredOn,
  };
}
