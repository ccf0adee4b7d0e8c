import type { LeftOut } from '../../../shared/contract/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';

type Thing = Partial<Pick<LeftOut, 'code' | 'atMs' | 'count' | 'lines'>> & { text?: string | null };

/** Longer words are cut: the list says which one is meant, not what it says. */
const LONGEST = 120;

/** One thing that stays with the parent, and why: codes, which the window and the command line put into words. */
export function stays(what: LeftOut['what'], why: LeftOut['why'], of: Thing = {}): LeftOut {
  const text = of.text ? of.text.slice(0, LONGEST) : null;
  const { code = null, atMs = null, count = null, lines = null } = of;
  return { what, why, code, atMs, text, count, lines };
}

const WHAT: Record<LeftOut['what'], (one: LeftOut) => string> = {
  moment: ({ code, atMs, text }) =>
    `${code} at ${atMs === null ? '' : formatTimecode(atMs)}${text === null ? '' : `: ${text}`}`,
  recording: ({ code }) => `The recording ${code}`,
  decision: ({ text }) => `The decision: ${text}`,
  paper: ({ code, text }) => `The paper ${code}: ${text}`,
  transcript: ({ code, text }) => `A transcript of ${code}: ${text}`,
  'goal-reports': ({ count }) => `Reports on goals: ${count}`,
  deliveries: ({ count }) => `Entries on promises and decisions: ${count}`,
  concern: ({ text }) => `Your concern: ${text}`,
  notes: ({ count }) => `Notes of what happened, without sound: ${count}`,
  asks: ({ count }) => `Requests to the school: ${count}`,
  'meeting-notes': () => 'Your notes on the meeting',
  'birth-date': () => 'The date of birth',
};

const WHY: Record<LeftOut['why'], (one: LeftOut) => string> = {
  'private-moment': () => 'It is marked private. Private moments never leave the archive.',
  'not-chosen': () => 'It was not chosen.',
  'not-disputed': () => 'It is not disputed.',
  'no-moment-in-it': () => 'No chosen moment is in it.',
  'no-moment-of-it': () => 'No chosen moment belongs to it.',
  'not-named': () => 'Nothing in the bundle names it.',
  'taken-out': () => 'You took it out of the archive.',
  'other-child': () => 'It is about another child.',
  'papers-unwanted': () => 'You chose to leave papers and transcripts out.',
  'no-lines': () => 'It has no lines.',
  draft: ({ lines }) => `It is a draft: ${lines?.unchecked} of ${lines?.all} lines are not checked by ear.`,
  'still-typed': () => 'Words in it are still being typed.',
  'follow-up-unwanted': () => 'You chose to leave out what came of it.',
  'concern-private': () =>
    'It belongs to something that is private or confidential. That never leaves the archive.',
  'concern-not-chosen': () => 'Your concerns are yours. You did not choose this one.',
  'note-private': () => 'They are only for you. They never leave the archive.',
  'note-mediation': () =>
    'They belong to a mediation, which is confidential by law, or to a meeting that you took out.',
  'note-not-chosen': () => 'Your notes are yours. You did not choose these.',
  'asks-not-chosen': () => 'Your requests are yours. You did not choose them.',
  'notes-private': () => 'Notes are private.',
  'not-needed': () => 'A bundle does not need it.',
};

/** For the command line, which speaks English. */
export function leftOutWords(one: LeftOut): { what: string; why: string } {
  return { what: WHAT[one.what](one), why: WHY[one.why](one) };
}
