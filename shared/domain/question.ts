import type { Moment } from './moment.ts';

/** What a person marks when she asked and heard no answer, or did not understand one (D7, D41). */
const ASKED: ReadonlySet<string> = new Set(['question-not-answered', 'did-not-understand']);

/** A moment that asks for an answer: a question, one that was not answered, or "I did not understand this". */
export function isQuestion({ type, mark }: Pick<Moment, 'type' | 'mark'>): boolean {
  return type === 'question' || ASKED.has(mark ?? '');
}

export const QUESTION_STATES = ['open', 'answered'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/**
 * A question is answered by a clip that can still be heard, or by what came of it: agreed, not agreed or agreed in part.
 * Put off and unclear leave it open.
 */
export function questionState({ outcome }: Pick<Moment, 'outcome'>, hasAnswer: boolean): QuestionState {
  const settled = outcome === 'agreed' || outcome === 'not-agreed' || outcome === 'partly';
  return hasAnswer || settled ? 'answered' : 'open';
}
