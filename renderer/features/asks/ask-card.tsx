import { PencilLine, Repeat, Trash2 } from 'lucide-react';
import type { AskThreadView } from '../../../shared/contract/index.ts';
import type { Ask } from '../../../shared/domain/index.ts';
import { useSayDone } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Badge, Button, ErrorNotice, IconButton } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { LetterButton } from '../letters/index.ts';
import type { OpenAsk } from './ask-dialog.tsx';
import { letterOf } from './letter.ts';
import { type AskWords, useAskWords } from './words.ts';

type AskCardProps = { view: AskThreadView; withMeeting: boolean; onOpen(open: OpenAsk): void };

/** One thing that was asked for: where it stands, every ask with its answer, and the letter that asks again. */
export function AskCard({ view, withMeeting, onOpen }: AskCardProps) {
  const { t } = useTranslation('asks');
  const words = useAskWords();
  const { first, asks, isGiven, latestDay, due, meeting, student } = view;
  const last = asks.at(-1) ?? first;
  return (
    <div className="ask-card">
      <div className="ask-head">
        <h3>{first.what}</h3>
        <Badge tone={isGiven ? 'good' : 'careful'}>{t(isGiven ? 'given' : 'open')}</Badge>
      </div>
      <p className="quiet">
        {[
          t(`about.${first.about}`),
          withMeeting && meeting ? `${meeting.title}, ${words.format.day(meeting.date)}` : '',
          student ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        {t('since', { count: asks.length, day: words.format.day(asks[0]?.askedOn ?? first.askedOn) })}{' '}
        {latestDay === null || isGiven
          ? null
          : t(latestDay < dayHere() ? 'latestWas' : 'latestIs', {
              day: words.format.day(latestDay),
            })}{' '}
        {due?.by === 'own' ? t('due.own.is', { day: words.format.day(due.on) }) : null}
      </p>
      <ol className="ask-lines" aria-label={t('times', { what: first.what })}>
        {asks.map((one) => (
          <AskLine key={one.id} ask={one} words={words} onOpen={() => onOpen({ kind: 'change', ask: one })} />
        ))}
      </ol>
      <div className="row" data-gap="small">
        {last.answer === null ? (
          <Button onPress={() => onOpen({ kind: 'change', ask: last })}>{t('writeAnswer')}</Button>
        ) : null}
        <Button icon={<Repeat aria-hidden />} onPress={() => onOpen({ kind: 'again', first })}>
          {t('again')}
        </Button>
        <LetterButton
          title={t('letter.title', { what: first.what })}
          letter={{ of: { kind: 'ask', id: first.id }, part: 'asks' }}
          write={letterOf(view)}
        />
      </div>
    </div>
  );
}

function AskLine({ ask, words, onOpen }: { ask: Ask; words: AskWords; onOpen(): void }) {
  const { t } = useTranslation('asks');
  const sayDone = useSayDone();
  const remove = useChange('asks', 'remove');
  const day = words.format.day(ask.askedOn);
  const takeOut = () => remove.mutate({ id: ask.id }, { onSuccess: () => sayDone(t('removed')) });
  return (
    <li className="ask-line">
      <div>
        <p>{words.asked(ask)}</p>
        {ask.text ? <blockquote className="ask-quote">{ask.text}</blockquote> : null}
        <p>{words.answered(ask)}</p>
        {ask.answerText ? <blockquote className="ask-quote">{ask.answerText}</blockquote> : null}
        <ErrorNotice error={remove.error} />
      </div>
      <IconButton label={t('edit', { day })} icon={<PencilLine aria-hidden />} onPress={onOpen} />
      <IconButton label={t('remove', { day })} icon={<Trash2 aria-hidden />} onPress={takeOut} />
    </li>
  );
}
