import { Copy, Printer } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { isConfidential } from '../../../shared/domain/index.ts';
import { isOutdated, REFERENCE_CHECKED } from '../../../shared/reference/index.ts';
import { useChange } from '../../bridge/index.ts';
import {
  Button,
  Checkbox,
  copyText,
  Details,
  ErrorNotice,
  Notice,
  PrintSheet,
  Section,
  useMessages,
} from '../../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { type StepWords, stepsText, useStepWords } from './words.ts';
import './first.css';

type BeforeFirstProps = {
  meeting: MeetingSummary;
  /** The first one of its child: the list lies open. Before a later one it is folded. */
  isFirst: boolean;
  /** To where she writes down what she means to raise. */
  onConcerns(): void;
};

/** What to see to before a meeting that is still to come (D76). A mediation has rules of its own, and no such list. */
export function BeforeFirst({ meeting, isFirst, onConcerns }: BeforeFirstProps) {
  const { t } = useTranslation('first');
  if (meeting.recordings > 0 || meeting.date < dayHere() || isConfidential(meeting)) return null;
  if (!isFirst) {
    return (
      <Details label={t('folded')}>
        <Steps meeting={meeting} onConcerns={onConcerns} />
      </Details>
    );
  }
  return (
    <Section title={t('title')}>
      <Steps meeting={meeting} onConcerns={onConcerns} />
    </Section>
  );
}

function Steps({ meeting, onConcerns }: Omit<BeforeFirstProps, 'isFirst'>) {
  const { t } = useTranslation('first');
  const format = useFormat();
  const steps = useStepWords(meeting);
  const tick = useChange('meetings', 'prepare');
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <div className="stack">
      <p className="quiet">{t('about')}</p>
      <ErrorNotice error={tick.error} />
      <ul className="first-steps" aria-label={t('title')}>
        {steps.map(({ step, isDone, title, says, citation }) => (
          <li key={step}>
            <Checkbox
              isSelected={isDone}
              onChange={(now) => tick.mutate({ id: meeting.id, step, isDone: now })}
              hint={
                <>
                  {says}
                  {citation === null ? null : <span className="first-source">{citation}</span>}
                </>
              }
            >
              {title}
            </Checkbox>
            {step === 'concerns' ? (
              <Button kind="link" onPress={onConcerns}>
                {t('toConcerns')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="quiet small">
        {t('done', { done, all: steps.length })} {t('limits', { day: format.day(REFERENCE_CHECKED) })}
      </p>
      {isOutdated(REFERENCE_CHECKED, dayHere()) ? <Notice kind="careful">{t('old')}</Notice> : null}
      <HandOut meeting={meeting} steps={steps} />
    </div>
  );
}

/** The list to take along: copied as text, or on paper with boxes to tick by hand. */
function HandOut({ meeting, steps }: { meeting: MeetingSummary; steps: readonly StepWords[] }) {
  const { t } = useTranslation(['first', 'common']);
  const format = useFormat();
  const messages = useMessages();
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const heading = t('first:heading', { title: meeting.title, day: format.day(meeting.date) });
  const limits = t('first:limits', { day: format.day(REFERENCE_CHECKED) });
  const copy = () =>
    copyText(stepsText(heading, steps, limits)).then(
      () => messages.say({ text: t('common:copied') }),
      () => messages.say({ text: t('common:copyFailed') }),
    );
  return (
    <div className="row" data-gap="small">
      <Button kind="quiet" icon={<Copy aria-hidden />} onPress={() => void copy()}>
        {t('first:copy')}
      </Button>
      <Button kind="quiet" icon={<Printer aria-hidden />} onPress={() => setPrinting(true)}>
        {t('first:print')}
      </Button>
      {printing ? (
        <PrintSheet onDone={printed}>
          <h1>{heading}</h1>
          <table>
            <tbody>
              {steps.map(({ step, isDone, title, says, citation }) => (
                <tr key={step}>
                  <td>{isDone ? '☑' : '☐'}</td>
                  <td>
                    {title}
                    <p className="small">
                      {says} {citation}
                    </p>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{limits}</p>
        </PrintSheet>
      ) : null}
    </div>
  );
}
