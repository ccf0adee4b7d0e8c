import { randomUUID } from 'node:crypto';
import { type AskThreadView, KeptwordError } from '../../shared/contract/index.ts';
import {
  type Ask,
  type AskChange,
  type AskFields,
  type AskThread,
  askChange,
  askDue,
  askFields,
  askThreads,
  latestDay,
  merged,
  newestAskAnswer,
} from '../../shared/domain/index.ts';
import { addDays, type IsoDate } from '../../shared/time/index.ts';
import { commitChange, commitTogether, found, type OpenArchive, parsed } from '../archive/index.ts';
import { localDay } from '../platform/index.ts';

type Index = OpenArchive['index'];

/** What the school was asked for (D18, D22), thread by thread; of one child, with what names none, or of all (null). */
export function listAsks(
  { index, clock }: OpenArchive,
  of: { studentId: string | null } = { studentId: null },
): AskThreadView[] {
  const today = localDay(clock.now());
  return askThreads(index.asks.list(of)).map((thread) => viewOf(index, thread, today));
}

/**
 * Writes down that the school was asked. One that repeats another is for the same thing: it takes over what it is
 * about, its meeting and its child. Throws `invalid-input` (a day to come, an answer before its question), `not-found`.
 */
export function addAsk(archive: OpenArchive, fields: AskFields): Ask {
  const given = parsed(askFields, fields);
  const first = given.repeatsId === null ? null : firstOf(archive.index, given.repeatsId);
  const now = archive.clock.now();
  const after: Ask = tidy({
    ...given,
    ...(first && sameThing(first)),
    repeatsId: first?.id ?? null,
    id: randomUUID(),
    createdAt: now.toISOString(),
  });
  check(archive.index, after, null, now);
  commitChange(archive, { what: 'ask', before: null, after });
  return after;
}

/**
 * Changes one ask or writes down its answer. What a first one is about goes for all that repeat it, in the same step of
 * undo. Throws as `addAsk` does.
 */
export function changeAsk(archive: OpenArchive, { id, change }: { id: string; change: AskChange }): Ask {
  const { index } = archive;
  const before = found(index.asks.get(id), 'request');
  const first = before.repeatsId === null ? null : index.asks.get(before.repeatsId);
  const after = tidy({ ...merged(before, parsed(askChange, change)), ...(first && sameThing(first)) });
  check(index, after, before, archive.clock.now());
  commitTogether(archive, [
    { what: 'ask', before, after },
    ...index.asks
      .repeatsOf(id)
      .map((one) => ({ what: 'ask' as const, before: one, after: tidy({ ...one, ...sameThing(after) }) })),
  ]);
  return after;
}

/** Takes one out, a first one with all that repeat it; undo brings them back together. Throws `not-found`. */
export function removeAsk(archive: OpenArchive, { id }: { id: string }): void {
  const { index } = archive;
  const before = found(index.asks.get(id), 'request');
  const all = [before, ...index.asks.repeatsOf(id)];
  commitTogether(
    archive,
    all.map((one) => ({ what: 'ask' as const, before: one, after: null })),
  );
}

function firstOf(index: Index, id: string): Ask {
  const named = found(index.asks.get(id), 'request');
  return named.repeatsId === null ? named : (index.asks.get(named.repeatsId) ?? named);
}

function sameThing({ about, what, meetingId, studentId }: Ask) {
  return { about, what, meetingId, studentId };
}

/** Nothing came back: then it has no words and no day. */
function tidy(one: Ask): Ask {
  const hasAnswer = one.answer !== null;
  return {
    ...one,
    askedOf: one.askedOf || null,
    text: one.text.trim(),
    answerText: hasAnswer ? one.answerText?.trim() || null : null,
    answeredOn: hasAnswer ? one.answeredOn : null,
    handOvers: one.about === 'recording-copy' || one.about === 'records' ? [...new Set(one.handOvers)] : [],
  };
}

function check(index: Index, after: Ask, before: Ask | null, now: Date): void {
  const { askedOn, answerBy, answeredOn, meetingId, studentId } = after;
  if (answerBy !== null && answerBy < askedOn) {
    throw refused(
      'The answer is wanted before the question. Nothing was changed. Check the two days.',
      'answerBy',
    );
  }
  if (answeredOn !== null && answeredOn < askedOn) {
    throw refused(
      'The answer would come before the question. Nothing was changed. Check the two days.',
      'answeredOn',
    );
  }
  // A day ahead of UTC is still today somewhere.
  const latest = addDays(now.toISOString().slice(0, 10), 1);
  if (askedOn > latest || (answeredOn ?? '') > latest) {
    const which = askedOn > latest ? 'askedOn' : 'answeredOn';
    throw refused(
      'This day is still to come. Nothing was changed. Write down what has been asked already.',
      which,
    );
  }
  if (meetingId !== null && meetingId !== before?.meetingId) found(index.meetings.get(meetingId), 'meeting');
  if (studentId !== null && studentId !== before?.studentId) found(index.students.get(studentId), 'child');
}

function refused(message: string, field: string): KeptwordError {
  return new KeptwordError('invalid-input', message, { details: `fields: ${field}` });
}

function viewOf(index: Index, { first, asks }: AskThread, today: IsoDate): AskThreadView {
  const meeting = first.meetingId === null ? null : index.meetings.get(first.meetingId);
  const student = first.studentId === null ? null : index.students.get(first.studentId);
  return {
    first,
    asks,
    isGiven: newestAskAnswer(asks)?.answer === 'given',
    latestDay: latestDay({ about: first.about, askedOn: asks[0]?.askedOn ?? first.askedOn }),
    due: askDue(asks, today),
    meeting: meeting && { id: meeting.id, title: meeting.title, date: meeting.date },
    student: student?.initials ?? null,
  };
}
