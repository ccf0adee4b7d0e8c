import { CircleDot } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AnnouncedAnswer, MeetingSummary, WireError } from '../../../shared/contract/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  Checkbox,
  Details,
  ErrorNotice,
  Notice,
  Page,
  RadioGroup,
  ReadAloud,
  TextField,
  useMessages,
} from '../../components/index.ts';
import { useLanguage, useTranslation } from '../../i18n/index.ts';
import { LetterLanguageField } from '../letters/index.ts';
import { AddPersonDialog } from '../meeting/index.ts';
import { type CardWords, remoteFacts, useCardWords } from './card-words.ts';
import type { Consent } from './consent.ts';
import type { Plan } from './plan.ts';
import type { Expected } from './use-meeting.ts';
import { useSteady } from './use-steady.ts';
import { Warnings } from './warnings.tsx';

type Props = {
  meeting: MeetingSummary;
  expected: readonly Expected[];
  initials: readonly string[];
  plan: Plan;
  consent: Consent;
  onPlan: (change: Partial<Plan>) => void;
};

const NO_MICROPHONE: WireError = { code: 'no-microphone', message: '' };

/** Step 2: the words to read aloud, the answer whether they were said, and the one button that starts. */
export function CardStep({ meeting, expected, initials, plan, consent, onPlan }: Props) {
  const { t } = useTranslation(['record', 'common']);
  const devices = useCall('capture', 'devices');
  const start = useChange('capture', 'start');
  const messages = useMessages();
  const [now] = useState(() => new Date().toISOString());
  const [tried, setTried] = useState(false);
  const device = devices.data?.devices.find((one) => one.deviceId === devices.data.chosenId);
  const here = expected.filter((one) => !plan.away.includes(one.id));
  const facts = {
    kind: meeting.kind,
    initials,
    district: plan.district,
    people: here.map((one) => one.label),
    remote: remoteFacts(plan.remote),
    device: device?.name ?? '',
    everyone: consent.everyone,
  };
  const words = useCardWords(useSteady(facts), now).all;
  const mayStart = plan.answer !== null && (!consent.everyone || plan.answer === 'yes');
  // The microphones may still be looked for when she presses: then it starts as soon as they are known.
  const [wants, setWants] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const answers = useRef<HTMLDivElement>(null);
  const press = () => {
    setTried(true);
    if (!mayStart) answers.current?.querySelector('input')?.focus();
    else if (!start.isPending) setWants(true);
  };
  const begin = useEffectEvent(() => {
    setWants(false);
    if (!mayStart || plan.answer === null) return;
    setMissing(device === undefined);
    if (!device) return;
    messages.announce(t('record:starting'));
    start.mutate({
      meetingId: meeting.id,
      sessionId: plan.sessionId,
      deviceId: device.deviceId,
      card: {
        announced: plan.answer,
        words: words.lines.join('\n'),
        district: plan.district.trim() === '' ? null : plan.district.trim(),
        people: facts.people,
        checklist: plan.checklist,
      },
    });
  });
  const isKnown = device !== undefined || !devices.isFetching;
  useEffect(() => {
    if (wants && isKnown) begin();
  }, [wants, isKnown]);
  return (
    <Page
      title={t('record:card.title')}
      above={
        <>
          <BackLink onPress={() => onPlan({ step: 'before' })}>{t('common:back')}</BackLink> ·{' '}
          {t('record:steps.card')}
        </>
      }
      about={t('record:card.about')}
    >
      <StartCard words={words} />
      <Details label={t('record:card.change')}>
        <CardFields meetingId={meeting.id} expected={expected} plan={plan} onPlan={onPlan} />
      </Details>
      <div className="stack" ref={answers}>
        <Announced
          consent={consent}
          answer={plan.answer}
          onAnswer={(answer) => onPlan({ answer })}
          tried={tried}
        />
      </div>
      <Warnings />
      <ErrorNotice error={start.error ?? devices.error ?? (isMissing ? NO_MICROPHONE : null)} />
      <div className="row">
        <Button kind="primary" size="large" icon={<CircleDot aria-hidden />} onPress={press}>
          {start.isPending || wants ? t('record:starting') : t('record:start')}
        </Button>
      </div>
    </Page>
  );
}

/** The card in large type, with a voice of this computer that can read it; below each sentence what it says. */
export function StartCard({ words }: { words: CardWords }) {
  const { t } = useTranslation('record');
  const own = useLanguage();
  const { language, lines, says } = words;
  return (
    <section className="start-card" aria-label={t('card.label')}>
      {lines.map((sentence, at) => (
        <div key={sentence}>
          <p lang={language}>{sentence}</p>
          {says ? (
            <p className="start-card-says quiet" lang={own}>
              {says[at]}
            </p>
          ) : null}
        </div>
      ))}
      <ReadAloud text={lines.join(' ')} label={t('card.read')} none={t('card.noVoice')} language={language} />
    </section>
  );
}

type FieldsProps = Pick<Props, 'expected' | 'plan' | 'onPlan'> & { meetingId: string };

function CardFields({ meetingId, expected, plan, onPlan }: FieldsProps) {
  const { t } = useTranslation('record');
  const [adding, setAdding] = useState(false);
  return (
    <div className="stack">
      <LetterLanguageField hint={t('card.languageHint')} />
      <TextField
        label={t('card.district')}
        hint={t('card.districtHint')}
        need="optional"
        value={plan.district}
        onChange={(district) => onPlan({ district })}
        maxLength={200}
      />
      <fieldset className="plain-fieldset">
        <legend className="field-label">{t('card.people')}</legend>
        {expected.map((one) => (
          <Checkbox
            key={one.id}
            isSelected={!plan.away.includes(one.id)}
            onChange={(isHere) =>
              onPlan({ away: isHere ? plan.away.filter((id) => id !== one.id) : [...plan.away, one.id] })
            }
          >
            {one.label}
          </Checkbox>
        ))}
        <div>
          <Button kind="quiet" onPress={() => setAdding(true)}>
            {t('card.addPerson')}
          </Button>
        </div>
      </fieldset>
      <AddPersonDialog
        isOpen={adding}
        meetingId={meetingId}
        onClose={() => setAdding(false)}
        onAdded={() => undefined}
      />
    </div>
  );
}

type AnnouncedProps = {
  consent: Consent;
  answer: AnnouncedAnswer | null;
  onAnswer: (answer: AnnouncedAnswer) => void;
  tried: boolean;
};

/** A required answer (D28, D64). Where everyone must agree, only "yes" starts (reference/README, trap 1). */
function Announced({ consent, answer, onAnswer, tried }: AnnouncedProps) {
  const { t } = useTranslation('record');
  const notYet = { value: 'not-yet' as const, label: t('answer.notYet') };
  const no = { value: 'no' as const, label: t('answer.no') };
  const options = consent.everyone
    ? [{ value: 'yes' as const, label: t('answer.yesAll') }, notYet, no]
    : [
        { ...notYet, hint: t('answer.notYetHint') },
        { value: 'yes' as const, label: t('answer.yes') },
        { ...no, hint: t('answer.noHint') },
      ];
  const blocked = consent.everyone && answer !== null && answer !== 'yes';
  return (
    <>
      <RadioGroup
        label={t('answer.title')}
        need="required"
        options={options}
        value={answer}
        onChange={onAnswer}
        error={tried && answer === null ? t('answer.needed') : null}
      />
      {blocked ? (
        <Notice kind="careful" announce="now" title={t('answer.firstTitle')}>
          <p>{t('answer.first')}</p>
        </Notice>
      ) : null}
      {!consent.everyone && answer === 'no' ? (
        <Notice kind="careful" announce="later">
          <p>{t('answer.policy')}</p>
        </Notice>
      ) : null}
    </>
  );
}
