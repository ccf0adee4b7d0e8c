import { isQuestion, type Mark, questionState } from '../../../shared/domain/index.ts';
import type { KnownConcern } from '../choose/index.ts';
import {
  type ExhibitSheet,
  type Folder,
  MARK,
  MOMENT_TYPE,
  NOT_STATED,
  OUTCOME,
  PROBLEM,
  placeOf,
  signingWords,
} from '../content/index.ts';
import { SUMMARY } from './overview.ts';
import { type Cell, cell, type Table } from './table.ts';

/** data/06_statements: what was asked and raised, and how the meeting went. */
export function askedTables(folder: Folder): Table[] {
  return [questions, concerns, participation]
    .map((make) => make(folder))
    .filter(({ rows }) => rows.length > 0);
}

export type Question = {
  exhibit: ExhibitSheet;
  state: 'open' | 'answered';
  /** The exhibit in which it was answered. */
  answer: ExhibitSheet | null;
  /** Answered at a place of which the bundle says no more: another meeting, or a moment that was not chosen. */
  elsewhere: boolean;
};

/** The exhibits that ask for an answer (decision 151), each with its answer as far as that is in the bundle. */
export function questionsOf({ exhibits, answers }: Pick<Folder, 'exhibits' | 'answers'>): Question[] {
  const byId = new Map(exhibits.map((exhibit) => [exhibit.moment.id, exhibit]));
  return exhibits
    .filter(({ moment }) => isQuestion(moment))
    .map((exhibit) => {
      const { answeredById } = exhibit.moment;
      const isHeard = answeredById !== null && answers.has(answeredById);
      const answer = byId.get(answeredById ?? '') ?? null;
      const state = questionState(exhibit.moment, isHeard);
      return { exhibit, state, answer, elsewhere: isHeard && answer === null };
    });
}

/** `Answered in P-05`; the link leads to the sound. */
export function answerCell({ state, answer, elsewhere, exhibit }: Question): Cell {
  if (answer !== null) return cell(`Answered in ${answer.code}: ${answer.said}`, soundOf(answer));
  if (elsewhere) return cell('Answered, at a place that is not in this bundle');
  const { outcome } = exhibit.moment;
  if (state === 'answered' && outcome !== null) return cell(`By what came of it: ${OUTCOME[outcome]}`);
  return cell('No answer is marked');
}

function questions(folder: Folder): Table {
  return {
    name: 'questions',
    title: 'Questions, and where they were answered',
    note: `${SUMMARY} Whether a place answers a question is the parent's reading.`,
    columns: ['Question', 'Speaker', 'Marked as', 'Answer', 'Source'],
    rows: questionsOf(folder).map((question) => [
      cell(question.exhibit.said),
      cell(question.exhibit.speaker),
      cell(markOf(question.exhibit)),
      answerCell(question),
      sourceCell(question.exhibit),
    ]),
  };
}

/** The exhibits in which a concern was raised. */
export function raisedIn({ exhibits }: Pick<Folder, 'exhibits'>, concern: KnownConcern): ExhibitSheet[] {
  const ids = new Set(concern.raisedIn);
  return exhibits.filter(({ moment }) => ids.has(moment.id));
}

function concerns(folder: Folder): Table {
  const goals = new Map(folder.goals.map(({ id, text }) => [id, text]));
  return {
    name: 'concerns',
    title: 'What the parent meant to raise',
    note: 'Lines of the sheet that the parent wrote for the meeting, chosen by the parent. A line counts as raised only where a moment of the recording is tied to it.',
    columns: [
      'Concern',
      'Why it matters',
      'Since when, what was promised',
      'Goal',
      'Raised',
      'Answer, in the parent’s words',
      'Source',
    ],
    rows: folder.concerns.map((concern) => {
      const [first, ...others] = raisedIn(folder, concern);
      const also = others.length === 0 ? '' : `, also ${others.map(({ code }) => code).join(', ')}`;
      const raised = concern.raisedIn.length > 0;
      return [
        cell(concern.text),
        cell(concern.why ?? NOT_STATED),
        cell(problemLines(concern)),
        cell(goals.get(concern.goalId ?? '') ?? ''),
        cell(raised ? `Raised${also}` : 'Not marked as raised'),
        cell(concern.answer),
        first
          ? sourceCell(first)
          : cell(raised ? 'At a place that is not in this bundle' : 'Entered by the parent'),
      ];
    }),
  };
}

/** The lines of a problem (decision 178), all of them the parent's own words. */
function problemLines({ problem, since, promised, promisedBy, due, soFar }: KnownConcern): string {
  return [
    problem && PROBLEM[problem],
    since && `Since: ${since}`,
    promised && `Promised: ${promised}`,
    promisedBy && `By: ${promisedBy}`,
    due && `Due: ${due}`,
    soFar && `So far: ${soFar}`,
  ]
    .filter(Boolean)
    .join('. ');
}

/** Marks that say how the meeting went (decision 147). What speaks of the parent herself is private and never here. */
const WENT: ReadonlySet<Mark> = new Set<Mark>([
  'announced',
  'cut-off',
  'question-not-answered',
  'decided-beforehand',
  'asked-to-leave',
  'could-not-follow',
  'did-not-understand',
  'asked-to-sign',
  'draft-presented-as-final',
]);

function participation(folder: Folder): Table {
  return {
    name: 'participation',
    title: 'How the meeting went',
    note: `${SUMMARY} A mark is the parent's own and says no more than its word.`,
    columns: ['Marked as', 'Words', 'Speaker', 'Asked to sign', 'Source'],
    rows: folder.exhibits.flatMap((exhibit) => {
      const { mark, signing } = exhibit.moment;
      if (mark === null || !WENT.has(mark)) return [];
      return [
        [
          cell(MARK[mark]),
          cell(exhibit.said),
          cell(exhibit.speaker),
          cell(signing === null ? '' : signingWords(signing)),
          sourceCell(exhibit),
        ],
      ];
    }),
  };
}

function markOf({ moment }: ExhibitSheet): string {
  return moment.mark === null ? MOMENT_TYPE[moment.type] : MARK[moment.mark];
}

function soundOf(exhibit: ExhibitSheet): string {
  return exhibit.clip?.path ?? exhibit.sheet.path;
}

function sourceCell(exhibit: ExhibitSheet): Cell {
  return cell(`${exhibit.code}, ${placeOf(exhibit)}`, soundOf(exhibit));
}
