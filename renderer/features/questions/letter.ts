import type { TFunction } from 'i18next';
import type { QuestionView, SaidAt } from '../../../shared/contract/index.ts';
import type { Format } from '../../i18n/index.ts';

/** Where something is heard, as the sentences of a letter take it. */
function heard({ meetingTitle: title, date, code, startMs, text }: SaidAt, format: Format) {
  return { title, day: format.day(date), code, at: format.timecode(startMs), text: text.trim() };
}

/** The words of a question as a letter and the paper have them. */
export function askedWords({ said, mark }: QuestionView, t: TFunction<'questions'>): string {
  const text = said.text.trim();
  if (text === '') return t('letter.noText');
  return mark === 'did-not-understand' ? t('letter.understood', { text }) : t('letter.item', { text });
}

/** Questions as plain text for a letter that asks for an explanation (D7). Neutral: what was asked, and where. */
export function letterOf(
  questions: readonly QuestionView[],
  t: TFunction<'questions'>,
  format: Format,
): string {
  const items = questions.map((view, at) => {
    const lines = [askedWords(view, t), t('letter.heard', heard(view.said, format))];
    if (view.answer) lines.push(t('letter.answered', heard(view.answer, format)));
    return `${at + 1}. ${lines.join('\n   ')}`;
  });
  const asks = questions.some(({ state }) => state === 'open');
  const begin = asks ? [t('letter.begin'), t('letter.rule')] : [];
  return `${[...begin, ...items].join('\n\n')}\n`;
}
