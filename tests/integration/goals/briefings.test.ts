import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenArchive } from '../../../main/archive/index.ts';
import {
  addBriefing,
  briefingSheet,
  changeBriefing,
  getBriefing,
  listBriefings,
  removeBriefing,
  threadForNew,
} from '../../../main/goals/index.ts';
import {
  addDecision,
  addGoal,
  addSession,
  addStudent,
  changeMeeting,
  removeDecision,
  removeGoal,
} from '../../../main/meetings/index.ts';
import { removeRecording } from '../../../main/recordings/index.ts';
import { addMoment, changeMoment, redo, removeMoment, undo } from '../../../main/review/index.ts';
import type { NewMoment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  laidBeside,
  newArchive,
  sealedRecording,
  someMeeting,
  type TestArchive,
} from '../../support/archive/index.ts';
import { command, type Desk, errorOf, makeDesk, rowsOf } from '../../support/cli/index.ts';

const failure = (code: string) => expect.objectContaining({ code });

/** A child with a plan, a meeting, and what was said there: what may be told, and what may not. */
async function family(archive: OpenArchive) {
  const { id: studentId } = addStudent(archive, { initials: 'J.R.' });
  const part = (kind: 'goal' | 'service' | 'accommodation', text: string) =>
    addGoal(archive, { studentId, kind, text, schoolYear: '2026-27', howDone: `How: ${text}` });
  const [words, speech, seat] = [
    part('goal', 'Words'),
    part('service', 'Speech'),
    part('accommodation', 'Seat'),
  ];
  const meeting = someMeeting(archive, { studentIds: [studentId] });
  const recording = await sealedRecording(archive, meeting);
  let at = 0;
  const said = (text: string, change: Partial<NewMoment> = {}) => {
    at += 10_000;
    const span = { startMs: ms(at), endMs: ms(at + 4_000) };
    return addMoment(archive, { recordingId: recording.id, type: 'promise', text, ...span, ...change });
  };
  const aide = addDecision(archive, {
    meetingId: meeting.id,
    text: 'An aide',
    outcome: 'agreed',
    goalId: seat.id,
  });
  const moments = {
    first: said('In front', { goalId: seat.id }),
    decided: said('By the window', { type: 'statement', decisionId: aide.id }),
    plain: said('He likes it there', { type: 'statement', goalId: seat.id }),
    weekly: said('Twice a week', { goalId: speech.id }),
    agreed: said('Three words', { type: 'decision', outcome: 'agreed', goalId: words.id }),
    mine: said('SECRET mine', { goalId: seat.id, private: true }),
    quarrel: said('SECRET quarrel', { goalId: seat.id, dispute: { claim: 'SECRET claim' } }),
    loose: said('The bus comes at eight'),
  };
  return { studentId, words, speech, seat, meeting, recording, moments, said };
}

describe('a selection for someone new', () => {
  let at: TestArchive;
  let of: Awaited<ReturnType<typeof family>>;
  beforeEach(async () => {
    at = await newArchive();
    of = await family(at.archive);
  });
  afterEach(() => at.remove());

  const heard = (id: string) =>
    getBriefing(at.archive, { id }).groups.map(({ part, chosen }) => [
      part?.text ?? null,
      chosen.map(({ moment }) => moment.text),
    ]);
  const takingOver = () =>
    addBriefing(at.archive, { studentId: of.studentId, title: 'New teacher', shape: 'taking-over' });
  const catchUp = () =>
    addBriefing(at.archive, {
      ...{ studentId: of.studentId, title: 'You missed it', forWhom: 'Math teacher' },
      ...{ shape: 'catch-up', meetingId: of.meeting.id },
    });

  it('proposes, for who takes over, each accommodation and service with the newest that was agreed of it', () => {
    const { id, schoolYear } = takingOver();
    expect(schoolYear).toBe('2026-27');
    expect(heard(id)).toEqual([
      ['Seat', ['By the window', 'In front']],
      ['Speech', ['Twice a week']],
    ]);
    expect(getBriefing(at.archive, { id })).toMatchObject({ staysOut: 2, others: [{ text: 'Words' }] });
  });

  it('proposes, for who missed a meeting, what was agreed there by goal, as it was said', () => {
    const { id } = catchUp();
    expect(heard(id)).toEqual([
      ['Words', ['Three words']],
      ['Speech', ['Twice a week']],
      ['Seat', ['In front', 'By the window']],
      [null, ['The bus comes at eight']],
    ]);
    expect(listBriefings(at.archive, { studentId: of.studentId })).toMatchObject([
      { id, forWhom: 'Math teacher', plays: 5, durationMs: 20_000 },
    ]);
    const since = { studentId: of.studentId, title: 'Since', shape: 'catch-up' as const };
    const later = addBriefing(at.archive, { ...since, since: '2026-10-21' });
    expect(later).toMatchObject({ items: [], goalIds: [] });
    const sameDay = addBriefing(at.archive, { ...since, since: of.meeting.date });
    expect(sameDay.items).toHaveLength(5);
  });

  it('of all since a day, holds what was said on a later day of a meeting that began before', async () => {
    const { id: sessionId } = addSession(at.archive, {
      ...{ meetingId: of.meeting.id, date: '2026-10-27', label: null },
    });
    const { id: recordingId } = await sealedRecording(at.archive, of.meeting, { sessionId });
    const span = { startMs: ms(0), endMs: ms(4_000) };
    addMoment(at.archive, { recordingId, type: 'promise', text: 'On the second day', ...span });
    const since = { studentId: of.studentId, title: 'Since', shape: 'catch-up' as const };
    const { id } = addBriefing(at.archive, { ...since, since: '2026-10-21' });
    expect(heard(id)).toEqual([[null, ['On the second day']]]);
  });

  it('is changed, taken out and brought back, also across a restart', async () => {
    const made = takingOver();
    const { id } = made;
    const turned = [made.items[1], made.items[0], made.items[2]].flatMap((item) => item ?? []);
    changeBriefing(at.archive, { id, change: { items: turned, title: 'For Ms. Lee' } });
    expect(heard(id)[0]).toEqual(['Seat', ['In front', 'By the window']]);
    changeBriefing(at.archive, { id, change: { goalIds: [of.speech.id] } });
    expect(heard(id)).toEqual([['Speech', ['Twice a week']]]);
    removeBriefing(at.archive, { id });
    await at.reopen();
    for (const _step of [1, 2, 3]) undo(at.archive);
    expect(at.archive.index.briefings.get(id)).toEqual(made);
    expect(redo(at.archive)).toMatchObject({ what: 'briefing', label: 'For Ms. Lee' });
    expect(at.archive.custody.entries().map(({ event }) => event)).not.toContain('briefing-added');
  });

  it('adds from the thread, and refuses what is hers, a quarrel, or another child’s', () => {
    const { id, items, goalIds } = takingOver();
    const more = threadForNew(at.archive, { id, goalId: of.seat.id });
    expect(more.map(({ moment }) => moment.text)).toEqual(['He likes it there']);
    const add = (momentId: string, goalId: string | null = of.seat.id) =>
      changeBriefing(at.archive, { id, change: { items: [...items, { momentId, goalId }] } });
    expect(add(of.moments.plain.id).items).toHaveLength(4);
    expect(() => add(of.moments.mine.id)).toThrow(failure('not-for-new'));
    expect(() => add(of.moments.quarrel.id)).toThrow(failure('not-for-new'));
    expect(() => add(of.moments.first.id)).toThrow(failure('invalid-input'));
    expect(() => add(of.moments.agreed.id, of.words.id)).toThrow(failure('invalid-input'));
    const other = addStudent(at.archive, { initials: 'A.M.' });
    const foreign = addGoal(at.archive, { studentId: other.id, text: 'Hers' });
    const theirs = of.said('SECRET other', { goalId: foreign.id });
    expect(() => add(theirs.id)).toThrow(failure('not-for-new'));
    const change = { goalIds: [...goalIds, foreign.id] };
    expect(() => changeBriefing(at.archive, { id, change })).toThrow(failure('not-for-new'));
  });

  it('holds nothing that became hers or confidential since, says how many, and not which', () => {
    const { id } = takingOver();
    changeMoment(at.archive, { id: of.moments.weekly.id, change: { private: true, text: 'SECRET weekly' } });
    removeMoment(at.archive, { id: of.moments.first.id });
    const view = getBriefing(at.archive, { id });
    expect(view).toMatchObject({ staysOut: 4, briefing: { plays: 1 } });
    expect(JSON.stringify([view, briefingSheet(at.archive, { id })])).not.toContain('SECRET');
    // Nothing of ours records a mediation; a list from elsewhere may hold one all the same.
    at.archive.index.meetings.replace({ ...of.meeting, kind: 'mediation' });
    expect(heard(id).flatMap(([, texts]) => texts)).toEqual([]);
    expect(threadForNew(at.archive, { id, goalId: of.seat.id })).toEqual([]);
    // What the plan says stays: it was not said in a mediation.
    expect(briefingSheet(at.archive, { id }).groups).toMatchObject([
      { part: { text: 'Seat', howDone: 'How: Seat' }, clips: [] },
      { part: { text: 'Speech' }, clips: [] },
    ]);
  });

  it('leaves out sound that is hers under another mark', () => {
    const { id } = takingOver();
    const { first } = of.moments;
    addMoment(at.archive, {
      ...{ recordingId: of.recording.id, type: 'statement', text: 'SECRET', private: true },
      ...{ startMs: ms(first.startMs + 1_000), endMs: ms(first.startMs + 2_000) },
    });
    expect(heard(id)[0]).toEqual(['Seat', ['By the window']]);
    expect(getBriefing(at.archive, { id }).staysOut).toBe(3);
  });

  it('leaves out the same sound in the district’s copy, and what is heard in a quarrel or is another child’s', async () => {
    const { id } = takingOver();
    const { first, decided } = of.moments;
    const copy = await sealedRecording(at.archive, of.meeting);
    laidBeside(at.archive, of.recording.id, copy.id, 1_000);
    const over = (moment: { startMs: number }, change: Partial<NewMoment>) =>
      addMoment(at.archive, {
        ...{ recordingId: of.recording.id, type: 'statement', text: 'SECRET' },
        ...{ startMs: ms(moment.startMs + 1_000), endMs: ms(moment.startMs + 2_000) },
        ...change,
      });
    // Heard at the same second in the copy, where nothing is marked as hers.
    const there = { recordingId: copy.id, startMs: ms(61_000), endMs: ms(64_000) };
    const again = addMoment(at.archive, {
      type: 'promise',
      text: 'In the copy',
      goalId: of.seat.id,
      ...there,
    });
    const offered = () => threadForNew(at.archive, { id, goalId: of.seat.id }).map(({ moment }) => moment.id);
    // 60 s of hers is what is private in the family’s meeting.
    expect(of.moments.mine.startMs).toBe(60_000);
    expect(offered()).not.toContain(again.id);
    changeMoment(at.archive, { id: of.moments.mine.id, change: { private: false } });
    expect(offered()).toContain(again.id);

    over(decided, { mark: 'disputed', dispute: { claim: 'SECRET' } });
    expect(heard(id)[0]).toEqual(['Seat', ['In front']]);
    const other = addStudent(at.archive, { initials: 'A.M.' });
    over(first, { goalId: addGoal(at.archive, { studentId: other.id, text: 'Theirs' }).id });
    expect(heard(id)[0]).toEqual(['Seat', []]);
  });

  it('leaves out the same sound in a copy of a copy, and also when the recording that was marked is deleted', async () => {
    const { id } = takingOver();
    const copy = await sealedRecording(at.archive, of.meeting);
    const phone = await sealedRecording(at.archive, of.meeting);
    laidBeside(at.archive, of.recording.id, copy.id, 1_000);
    laidBeside(at.archive, phone.id, copy.id, 5_000);
    const span = { startMs: ms(of.moments.mine.startMs - 4_000), endMs: ms(of.moments.mine.startMs) };
    const words = { type: 'promise' as const, text: 'In the phone', goalId: of.seat.id };
    const again = addMoment(at.archive, { recordingId: phone.id, ...words, ...span });
    const offered = () => threadForNew(at.archive, { id, goalId: of.seat.id }).map(({ moment }) => moment.id);
    expect(offered()).not.toContain(again.id);
    await removeRecording(at.archive, of.recording.id, { code: 'R01', reason: 'Sent twice' });
    expect(offered()).not.toContain(again.id);
  });

  it('keeps what was about another child’s part also when that part, or its decision, was taken out', () => {
    const { id } = catchUp();
    const other = addStudent(at.archive, { initials: 'A.M.' });
    const theirs = addGoal(at.archive, { studentId: other.id, text: 'Theirs' });
    const decided = { meetingId: of.meeting.id, text: 'Of theirs', goalId: theirs.id };
    const decision = addDecision(at.archive, decided);
    const told = [
      of.said('SECRET goal', { goalId: theirs.id }),
      of.said('SECRET decision', { decisionId: decision.id }),
    ];
    const items = told.map((one) => ({ momentId: one.id, goalId: null }));
    const add = () => changeBriefing(at.archive, { id, change: { items } });
    expect(add).toThrow(failure('not-for-new'));
    removeDecision(at.archive, { id: decision.id });
    expect(add).toThrow(failure('not-for-new'));
    removeGoal(at.archive, { id: theirs.id });
    expect(add).toThrow(failure('not-for-new'));
    const view = getBriefing(at.archive, { id });
    expect(JSON.stringify([view, threadForNew(at.archive, { id, goalId: null })])).not.toContain('SECRET');
  });

  it('tells nothing of a mediation, of another child’s meeting, or of a part that became another child’s', () => {
    const other = addStudent(at.archive, { initials: 'A.M.' });
    const theirs = someMeeting(at.archive, { title: 'SECRET meeting', studentIds: [other.id] });
    const wish = { studentId: of.studentId, title: 'Missed', shape: 'catch-up' as const };
    expect(() => addBriefing(at.archive, { ...wish, meetingId: theirs.id })).toThrow(failure('not-for-new'));
    const { id } = catchUp();
    at.archive.index.meetings.replace({ ...of.meeting, title: 'SECRET mediation', kind: 'mediation' });
    at.archive.index.goals.replace({ ...of.seat, studentId: other.id, text: 'SECRET part' });
    const sheet = briefingSheet(at.archive, { id });
    expect(sheet.meeting).toBeNull();
    expect(JSON.stringify(sheet)).not.toContain('SECRET');
    expect(heard(id).map(([part]) => part)).not.toContain('SECRET part');
  });

  it('names no meeting of another child alone, where this child’s part was spoken of', async () => {
    const { id, items } = takingOver();
    const other = addStudent(at.archive, { initials: 'A.M.' });
    const theirs = someMeeting(at.archive, { title: 'SECRET meeting of A.M.', studentIds: [other.id] });
    const { id: recordingId } = await sealedRecording(at.archive, theirs);
    const words = { type: 'promise' as const, text: 'His seat too', goalId: of.seat.id };
    const said = addMoment(at.archive, { recordingId, ...words, startMs: ms(0), endMs: ms(4_000) });
    const item = { momentId: said.id, goalId: of.seat.id };
    changeBriefing(at.archive, { id, change: { items: [...items, item] } });
    const sheet = briefingSheet(at.archive, { id });
    expect(JSON.stringify(sheet)).not.toContain('SECRET');
    expect(sheet.groups[0]?.clips.at(-1)).toMatchObject({ said: 'His seat too', meetingTitle: null });
  });

  it('takes no moment of another child’s meeting under this child’s part', async () => {
    const { id, items } = takingOver();
    const other = addStudent(at.archive, { initials: 'A.M.' });
    const theirs = await sealedRecording(at.archive, someMeeting(at.archive, { studentIds: [other.id] }));
    const span = { startMs: ms(0), endMs: ms(4_000) };
    const loose = addMoment(at.archive, { recordingId: theirs.id, type: 'promise', text: 'Loose', ...span });
    const wrong = [...items, { momentId: loose.id, goalId: of.seat.id }];
    expect(() => changeBriefing(at.archive, { id, change: { items: wrong } })).toThrow(
      failure('not-for-new'),
    );
    // Unless she herself named it as what says how that part is done.
    at.archive.index.goals.replace({ ...of.seat, howMomentId: loose.id });
    expect(changeBriefing(at.archive, { id, change: { items: wrong } }).items).toHaveLength(4);
  });

  it('leaves out what is tied to no child where several were spoken of, and a part of the plan that is gone', () => {
    const { id } = catchUp();
    const other = addStudent(at.archive, { initials: 'A.M.' });
    changeMeeting(at.archive, { id: of.meeting.id, change: { studentIds: [of.studentId, other.id] } });
    expect(heard(id).at(-1)).toEqual([null, []]);
    removeGoal(at.archive, { id: of.words.id });
    expect(heard(id).map(([text]) => text)).toEqual(['Speech', 'Seat', null]);
  });

  it('tells of a moment what was said, by whom and where, and nothing of her own', () => {
    const { id } = catchUp();
    changeMoment(at.archive, {
      id: of.moments.first.id,
      change: {
        reason: 'SECRET reason',
        iepNote: 'SECRET note',
        inIep: 'missing',
        owner: 'Ms. Lee',
        due: '2026-11-01',
      },
    });
    const sheet = briefingSheet(at.archive, { id });
    expect(JSON.stringify(sheet)).not.toContain('SECRET');
    expect(sheet).toMatchObject({
      initials: 'J.R.',
      meeting: { date: of.meeting.date },
      meetingIds: [of.meeting.id],
    });
    expect(sheet.groups.at(-2)?.clips[0]).toEqual({
      ...{ recordingId: of.recording.id, startMs: 10_000, endMs: 14_000, said: 'In front', type: 'promise' },
      ...{ speaker: null, owner: 'Ms. Lee', due: '2026-11-01' },
      ...{ meetingTitle: of.meeting.title, date: of.meeting.date },
    });
  });
});

describe('the command', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await makeDesk(async (archive) => {
      await family(archive);
    });
  });
  afterAll(() => desk.clear());

  const run = (action: string, ...rest: string[]) =>
    command(['for-new', action, desk.archive, ...rest, '--passphrase-file', desk.passphraseFile, '--json']);
  const forNew = (...rest: string[]) => run('make', ...rest);

  it('makes a selection and lists it; one of three ways is said', async () => {
    const words = ['--title', 'New staff', '--student', 'J.R.', '--for', 'New aide'];
    expect((await forNew(...words, '--taking-over', '--since', '2026-01-01')).code).toBe(2);
    expect((await forNew('--title', 'New staff', '--taking-over')).code).toBe(2);
    const nobody = await forNew('--title', 'x', '--student', 'X.X.', '--taking-over');
    expect(errorOf(nobody).code).toBe('not-found');
    const made = await forNew(...words, '--taking-over');
    expect(made.json()).toMatchObject({ plays: 3, staysOut: 2 });
    const list = ['list', desk.archive, 'for-new', '--passphrase-file', desk.passphraseFile, '--json'];
    expect(rowsOf(await command(list))).toMatchObject([
      { title: 'New staff', forWhom: 'New aide', shape: 'taking-over', plays: 3 },
    ]);
  });

  it('makes a folder of one, when it is said to whom and why', async () => {
    expect((await forNew('--title', 'Plan', '--student', 'J.R.', '--since', '2027-01-01')).code).toBe(0);
    const out = desk.at('out');
    const folder = (...rest: string[]) => run('export', '--selection', 'Plan', ...rest);
    expect((await folder('--out', out)).code, 'no reason').toBe(2);
    expect((await folder('--out', out, '--why', 'own', '--title', 'x')).code).toBe(2);
    expect(errorOf(await folder('--out', out, '--why', 'own')).code, 'empty').toBe('nothing-to-export');
    const named = await run('export', '--selection', 'New staff', '--out', out, '--why', 'district');
    expect(errorOf(named).code).toBe('share-not-said');
  });
});
