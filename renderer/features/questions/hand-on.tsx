import { Copy, Printer } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { QuestionView } from '../../../shared/contract/index.ts';
import { Button, PrintSheet, useMessages } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import type { DisputeWords } from '../disputes/index.ts';
import { askedWords, letterOf } from './letter.ts';

type HandOnProps = { questions: readonly QuestionView[]; words: DisputeWords; withPrivate: boolean };

/** Prints the questions that are shown, or copies them as a letter that asks for an explanation (D7). */
export function HandOn({ questions, words, withPrivate }: HandOnProps) {
  const { t } = useTranslation(['questions', 'common']);
  const messages = useMessages();
  const [printing, setPrinting] = useState(false);
  const done = useCallback(() => setPrinting(false), []);
  const copy = () =>
    navigator.clipboard.writeText(letterOf(questions, t, words.format)).then(
      () => messages.say({ text: t('questions:hand.copied') }),
      () => messages.say({ text: t('common:copyFailed') }),
    );
  return (
    <div className="row">
      <Button icon={<Printer aria-hidden />} onPress={() => setPrinting(true)}>
        {t('questions:hand.print')}
      </Button>
      <Button icon={<Copy aria-hidden />} onPress={() => void copy()}>
        {t('questions:hand.copy')}
      </Button>
      {printing ? (
        <PrintSheet onDone={done}>
          <QuestionSheet questions={questions} words={words} withPrivate={withPrivate} />
        </PrintSheet>
      ) : null}
    </div>
  );
}

/** Questions on paper: one line each, no buttons and no colours. */
function QuestionSheet({ questions, words, withPrivate }: HandOnProps) {
  const { t } = useTranslation(['questions', 'vocabulary']);
  return (
    <>
      <h1>{t('questions:sheet.title')}</h1>
      <p>
        {t('questions:sheet.made', { day: words.format.day(dayHere()) })}{' '}
        {withPrivate ? t('questions:sheet.private') : null}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('questions:sheet.number')}</th>
            <th scope="col">{t('questions:asked')}</th>
            <th scope="col">{t('questions:answer')}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((view, at) => (
            <tr key={view.said.momentId}>
              <td>{at + 1}</td>
              <td>
                <div>{askedWords(view, t)}</div>
                <div>{words.place(view.said)}</div>
              </td>
              <td>
                {view.answer ? (
                  <>
                    <div>{words.said(view.answer)}</div>
                    <div>{words.place(view.answer)}</div>
                  </>
                ) : null}
                {view.outcome ? <div>{t(`vocabulary:outcome.${view.outcome}`)}</div> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
