import type { TFunction } from 'i18next';
import type { QuestionView, SaidAt } from '../../../shared/contract/index.ts';
import { type Format, formatIn, wordsOf } from '../../i18n/index.ts';
import { typed, type WriteLetter } from '../letters/index.ts';

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

/** Questions, a paragraph each, for a letter that asks for an explanation (D7). Neutral: what was asked, and where. */
export function letterOf(questions: readonly QuestionView[]): WriteLetter {
  return (language) => {
    const t = wordsOf(language).getFixedT(null, 'questions');
    const format = formatIn(language);
    const items = questions.map(asTyped).map((view, at) => {
      const lines = [askedWords(view, t), t('letter.heard', heard(view.said, format))];
      if (view.answer) lines.push(t('letter.answered', heard(view.answer, format)));
      return `${at + 1}. ${lines.join('\n   ')}`;
    });
    const asks = questions.some(({ state }) => state === 'open');
    return asks ? [t('letter.begin'), t('letter.rule'), ...items] : items;
  };
}

/** What somebody typed keeps its own language. */
function asTyped(view: QuestionView): QuestionView {
  const place = <T extends SaidAt>(said: T): T => ({
    ...said,
    text: typed(said.text),
    meetingTitle: typed(said.meetingTitle),
  });
  return { ...view, said: place(view.said), answer: view.answer && place(view.answer) };
}
