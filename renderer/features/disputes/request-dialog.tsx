import { useState } from 'react';
import {
  answersInTime,
  type DisputeRequest,
  REQUEST_ANSWERS,
  REQUEST_WAYS,
  type RequestAnswer,
  type RequestWay,
} from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { DateField, ErrorNotice, FormDialog, Select, TextArea, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';

type RequestDialogProps = {
  momentId: string;
  /** The request that is changed or answered; without it, a new one. */
  request?: DisputeRequest | undefined;
  onClose(): void;
};

/** When, how and whom she asked to confirm; and what came back, as soon as something did. */
export function RequestDialog({ momentId, request, onClose }: RequestDialogProps) {
  const { t } = useTranslation(['disputes', 'common']);
  const add = useChange('disputes', 'addRequest');
  const change = useChange('disputes', 'changeRequest');
  const [askedOn, setAskedOn] = useState<string | null>(request?.askedOn ?? dayHere());
  const [how, setHow] = useState<RequestWay>(request?.how ?? 'email');
  const [askedOf, setAskedOf] = useState(request?.askedOf ?? '');
  const [text, setText] = useState(request?.text ?? '');
  const [answer, setAnswer] = useState<RequestAnswer | null>(request?.answer ?? null);
  const [answerText, setAnswerText] = useState(request?.answerText ?? '');
  const [answeredOn, setAnsweredOn] = useState<string | null>(request?.answeredOn ?? null);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    {
      form: 'dispute-request',
      of: request ? { kind: 'dispute-request', id: request.id } : { kind: 'moment', id: momentId },
    },
    { askedOn, how, askedOf, text, answer, answerText, answeredOn },
    (begun) => {
      setAskedOn(begun.askedOn);
      setHow(begun.how);
      setAskedOf(begun.askedOf);
      setText(begun.text);
      setAnswer(begun.answer);
      setAnswerText(begun.answerText);
      setAnsweredOn(begun.answeredOn);
    },
  );
  const inTime = askedOn === null || answer === null || answersInTime({ askedOn, answeredOn });

  function submit() {
    setTried(true);
    if (askedOn === null || !inTime) return;
    const fields = {
      askedOn,
      how,
      askedOf: orNull(askedOf),
      text: text.trim(),
      answer,
      answerText: answer === null ? null : orNull(answerText),
      answeredOn: answer === null ? null : answeredOn,
    };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (request) change.mutate({ id: request.id, change: fields }, done);
    else add.mutate({ momentId, ...fields }, done);
  }

  return (
    <FormDialog
      title={request ? t('disputes:dialog.change') : t('disputes:dialog.ask')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending}
    >
      <DateField
        label={t('disputes:dialog.askedOn')}
        value={askedOn}
        onChange={setAskedOn}
        error={tried && askedOn === null ? t('disputes:dialog.dayNeeded') : null}
      />
      <Select
        label={t('disputes:dialog.how')}
        options={REQUEST_WAYS.map((value) => ({ value, label: t(`disputes:way.${value}`) }))}
        value={how}
        onChange={(chosen) => setHow(chosen ?? 'other')}
      />
      <TextField
        label={t('disputes:dialog.askedOf')}
        hint={t('disputes:dialog.askedOfHint')}
        value={askedOf}
        onChange={setAskedOf}
      />
      <TextArea
        label={t('disputes:dialog.text')}
        hint={t('disputes:dialog.textHint')}
        value={text}
        onChange={setText}
      />
      <AnswerFields
        {...{ answer, answerText, answeredOn, inTime }}
        onAnswer={setAnswer}
        onText={setAnswerText}
        onDay={setAnsweredOn}
      />
      <ErrorNotice error={add.error ?? change.error} />
    </FormDialog>
  );
}

type AnswerFieldsProps = {
  answer: RequestAnswer | null;
  answerText: string;
  answeredOn: string | null;
  /** The answer did not come before the question. */
  inTime: boolean;
  onAnswer(answer: RequestAnswer | null): void;
  onText(text: string): void;
  onDay(day: string | null): void;
};

/** What came back: nothing yet, or the answer with its day and words. */
function AnswerFields({ answer, inTime, ...rest }: AnswerFieldsProps) {
  const { t } = useTranslation(['disputes', 'vocabulary']);
  return (
    <>
      <h3>{t('disputes:dialog.answerTitle')}</h3>
      <Select
        label={t('disputes:dialog.answer')}
        none={t('disputes:dialog.answerNone')}
        options={REQUEST_ANSWERS.map((value) => ({ value, label: t(`vocabulary:disputeStatus.${value}`) }))}
        value={answer}
        onChange={rest.onAnswer}
      />
      {answer === null ? null : (
        <>
          <DateField
            label={t('disputes:dialog.answeredOn')}
            value={rest.answeredOn}
            onChange={rest.onDay}
            error={inTime ? null : t('disputes:dialog.tooEarly')}
          />
          <TextArea label={t('disputes:dialog.answerText')} value={rest.answerText} onChange={rest.onText} />
        </>
      )}
    </>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
