import type { QuestionView } from '../../../shared/contract/index.ts';
import { useChild } from '../../app/index.ts';
import { PrintSheet } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { useDisputeWords } from '../disputes/index.ts';
import { LetterButton, PrintButtons } from '../letters/index.ts';
import { askedWords, letterOf } from './letter.ts';

type HandOnProps = {
  questions: readonly QuestionView[];
  /** Which of them are shown. */
  shows: string;
  withPrivate: boolean;
};

/** Prints the questions that are shown, or makes a letter of them that asks for an explanation (D7). */
export function HandOn({ questions, shows, withPrivate }: HandOnProps) {
  const { t } = useTranslation('questions');
  const { child } = useChild();
  return (
    <div className="row">
      <PrintButtons
        label={t('hand.print')}
        sheet={(onDone) => (
          <PrintSheet onDone={onDone}>
            <QuestionSheet questions={questions} withPrivate={withPrivate} />
          </PrintSheet>
        )}
      />
      <LetterButton
        title={t('letter.title')}
        letter={{
          of: child && { kind: 'student', id: child.id },
          part: `questions-${shows}${withPrivate ? '-private' : ''}`,
        }}
        write={letterOf(questions)}
      />
    </div>
  );
}

/** Questions on paper: one line each, no buttons and no colours. */
function QuestionSheet({ questions, withPrivate }: Omit<HandOnProps, 'shows'>) {
  const { t } = useTranslation(['questions', 'vocabulary']);
  const words = useDisputeWords();
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
