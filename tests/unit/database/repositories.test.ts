import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DISPUTE_STATUSES,
  IN_IEP,
  line,
  MARKS,
  MOMENT_TYPES,
  type Moment,
  OUTCOMES,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  aMeeting,
  aMoment,
  aRecording,
  meetingWithRecording,
  newIndex,
  rawIndex,
  type TestIndex,
} from '../../support/archive/index.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 60_000 });

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

const NOW = '2026-10-21T08:00:00.000Z';
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
/** What a field of one line holds: no breaks within, nothing to trim. */
const aLine = text.map((value) => line.parse(value));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const fields = fc.record({
  startMs: fc.nat(1000).map(ms),
  length: fc.nat(1000),
  type: fc.constantFrom(...MOMENT_TYPES),
  text,
  outcome: maybe(fc.constantFrom(...OUTCOMES)),
  reason: maybe(text),
  inIep: maybe(fc.constantFrom(...IN_IEP)),
  iepPage: maybe(fc.integer({ min: 1, max: 9999 })),
  iepDocumentId: maybe(fc.uuid()),
  iepNote: maybe(text),
  owner: maybe(aLine),
  due: maybe(fc.constant('2026-12-24')),
  signing: maybe(
    fc.record({
      what: maybe(aLine),
      signed: fc.constantFrom('yes', 'no', 'unknown'),
      purpose: fc.constantFrom('attendance', 'consent', 'both', 'not-said'),
    }),
  ),
  dispute: maybe(
    fc.record({
      claim: text,
      by: maybe(aLine),
      where: maybe(aLine),
      on: maybe(fc.constant('2026-11-01')),
      status: fc.constantFrom(...DISPUTE_STATUSES),
      documentId: maybe(fc.uuid()),
      page: maybe(fc.integer({ min: 1, max: 9999 })),
    }),
  ),
  mark: maybe(fc.constantFrom(...MARKS)),
  private: fc.boolean(),
});

describe('what is stored is what was given', () => {
  it('any moment, at insert and at replace', () => {
    const { recording } = meetingWithRecording(at.index);
    const arbitrary = fields.map(
      ({ length, ...rest }): Moment => aMoment(recording, { ...rest, endMs: ms(rest.startMs + length) }),
    );
    fc.assert(
      fc.property(arbitrary, arbitrary, (first, second) => {
        at.index.moments.insert(first);
        expect(at.index.moments.get(first.id)).toEqual(first);
        const changed = { ...second, id: first.id };
        at.index.moments.replace(changed);
        expect(at.index.moments.get(first.id)).toEqual(changed);
        at.index.moments.setDeleted(first.id, NOW);
        expect(at.index.moments.get(first.id)).toBeNull();
        expect(at.index.moments.exists(first.id)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('a meeting with its children, in their order', () => {
    const students = ['s1', 's2', 's3'].map((id) => ({
      id,
      initials: id,
      birthDate: '2014-03-02',
      schoolYear: null,
    }));
    for (const student of students) at.index.students.insert(student);
    expect(at.index.students.list()).toEqual(students);
    const meeting = aMeeting({ studentIds: ['s2', 's1'] });
    at.index.meetings.insert(meeting);
    expect(at.index.meetings.get(meeting.id)).toEqual(meeting);
    const changed = { ...meeting, title: 'Other', startTime: null, place: null, studentIds: ['s3'] };
    at.index.meetings.replace(changed);
    expect(at.index.meetings.get(meeting.id)).toEqual(changed);
  });

  it('a recording with its sealed files; only what is said of it changes', () => {
    const { recording, meeting, session } = meetingWithRecording(at.index);
    const { originalBlobId, playbackBlobId, peaksBlobId, streamBlobId, ...plain } = recording;
    expect(at.index.recordings.get(recording.id)).toEqual(plain);
    expect(at.index.recordings.blobsOf(recording.id)).toEqual({
      originalBlobId,
      playbackBlobId,
      peaksBlobId,
      streamBlobId,
    });
    const said = { ...plain, label: 'Day 1', announced: 'no' as const, recordedBy: 'Mother' };
    at.index.recordings.describe({ ...said, sha256: 'f'.repeat(64) });
    expect(at.index.recordings.get(recording.id)).toEqual(said);
    at.index.recordings.keepPlace(recording.id, 61_000);
    expect(at.index.recordings.place(recording.id)).toBe(61_000);
    expect(at.index.recordings.findByHash(recording.sha256)).toEqual(said);

    const second = aRecording({
      meetingId: meeting.id,
      sessionId: session.id,
      ordinal: 2,
      streamBlobId: 'st',
    });
    at.index.recordings.insert(second);
    expect(at.index.recordings.blobIds()).toHaveLength(7);
    at.index.recordings.remove(second.id, NOW);
    expect(at.index.recordings.nextOrdinal(meeting.id)).toBe(3);
    expect(at.index.recordings.blobIds()).toHaveLength(3);
    expect(at.index.recordings.findByHash(second.sha256)).toBeNull();
    expect(at.index.recordings.blobsOf(second.id)).toBeNull();
  });

  it('the same bytes may come again when their meeting was taken out', () => {
    const { recording, meeting } = meetingWithRecording(at.index);
    at.index.meetings.setDeleted(meeting.id, NOW);
    expect(at.index.recordings.findByHash(recording.sha256)).toBeNull();
    const other = aMeeting();
    at.index.meetings.insert(other);
    at.index.sessions.insert({ id: 'x', meetingId: other.id, ordinal: 1, date: other.date, label: null });
    at.index.recordings.insert(aRecording({ meetingId: other.id, sessionId: 'x', sha256: recording.sha256 }));
    expect(at.index.recordings.findByHash(recording.sha256)?.meetingId).toBe(other.id);
    expect(at.index.recordings.blobIds()).toHaveLength(6);
  });

  it('people, attendance, goals, decisions, drafts, checks, meta', () => {
    const { meeting, recording } = meetingWithRecording(at.index);
    const { index } = at;
    const people = ['zoe', 'Ann', 'bob'].map((label) => ({ id: label, label, role: 'other' as const }));
    for (const person of people) index.people.insert(person);
    expect(index.people.list().map(({ label }) => label)).toEqual(['Ann', 'bob', 'zoe']);
    index.attendees.set({ meetingId: meeting.id, personId: 'zoe', attendance: 'invited' });
    index.attendees.set({ meetingId: meeting.id, personId: 'zoe', attendance: 'present' });
    expect(index.attendees.ofMeeting(meeting.id)).toEqual([
      { meetingId: meeting.id, personId: 'zoe', attendance: 'present' },
    ]);
    index.attendees.remove(meeting.id, 'zoe');
    expect(index.attendees.ofMeeting(meeting.id)).toEqual([]);

    index.students.insert({ id: 's', initials: 'AB', birthDate: null, schoolYear: null });
    const goal = {
      id: 'g',
      studentId: 's',
      kind: 'service' as const,
      area: null,
      text: 'Speech',
      baseline: null,
      target: '80 %',
      schoolYear: '2026-27',
      howDone: 'With a timer on the desk',
      howMomentId: null,
      continuesId: null,
      createdAt: NOW,
    };
    index.goals.insert(goal);
    index.moments.insert(aMoment(recording, { goalId: 'g' }));
    expect(index.goals.list('s')).toEqual([{ ...goal, moments: 1, disputed: 0 }]);
    expect(index.goals.list('other')).toEqual([]);

    const decision = {
      id: 'd',
      meetingId: meeting.id,
      goalId: 'g',
      text: 'Yes',
      outcome: 'agreed' as const,
      owner: null,
      due: '2026-12-01',
      reason: null,
      inIep: 'different' as const,
      iepPage: 4,
      iepDocumentId: 'doc',
      iepNote: 'Twenty minutes',
      createdAt: NOW,
    };
    index.decisions.insert(decision);
    expect(index.decisions.ofMeeting(meeting.id)).toEqual([decision]);
    expect(index.decisions.list()).toEqual([decision]);

    const moment = aMoment(recording);
    index.moments.insert(moment);
    index.drafts.save({ momentId: moment.id, field: 'text', text: 'half a sen' }, NOW);
    index.drafts.save({ momentId: moment.id, field: 'text', text: 'half a sentence' }, NOW);
    expect(index.drafts.ofRecording(recording.id)).toEqual([
      { momentId: moment.id, field: 'text', text: 'half a sentence' },
    ]);
    index.recordings.remove(recording.id, NOW);
    expect(index.drafts.ofRecording(recording.id)).toEqual([]);

    expect(index.checks.last()).toBeNull();
    const report = {
      ok: true,
      recordings: 1,
      blobs: 3,
      entries: 9,
      findings: [],
      mendable: 0,
      checkedAt: NOW,
    };
    index.checks.insert(report);
    expect(index.checks.last()).toEqual(report);
    index.meta.set('a', '1');
    index.meta.set('a', '2');
    expect(index.meta.get('a')).toBe('2');
    expect(index.meta.get('b')).toBeNull();
  });

  it('a row that does not fit its schema is a damaged index, named, without its content', () => {
    at.index.meetings.insert(aMeeting({ title: 'SECRETTITLE' }));
    const raw = rawIndex(at.file, at.key);
    raw.exec("update meetings set kind = 'SECRETKIND'");
    raw.close();
    let caught: unknown;
    try {
      at.index.meetings.list({ limit: 1, offset: 0 });
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ code: 'archive-index-damaged', details: expect.stringContaining('kind') });
    expect(JSON.stringify(caught) + String(caught)).not.toMatch(/SECRET/);
  });
});

describe('the undo log', () => {
  const step = (subject: string) => ({
    at: NOW,
    what: 'goal' as const,
    subject,
    label: subject,
    before: null,
    after: { id: subject },
  });

  it('walks back and forth, and forgets what was undone when something new is done', () => {
    const { edits } = at.index;
    for (const subject of ['a', 'b', 'c']) edits.push(step(subject));
    for (const expected of ['c', 'b']) {
      const edit = edits.undoable();
      expect(edit).toMatchObject(step(expected));
      if (edit) edits.setUndone(edit.no, true);
    }
    expect(edits.undoable()?.subject).toBe('a');
    expect(edits.redoable()?.subject).toBe('b');
    edits.push(step('d'));
    expect(edits.redoable()).toBeNull();
    expect(edits.undoable()?.subject).toBe('d');
  });

  it('keeps the newest thousand', () => {
    at.index.transaction(() => {
      for (let i = 1; i <= 1005; i += 1) at.index.edits.push(step(`${i}`));
    });
    let count = 0;
    for (let edit = at.index.edits.undoable(); edit; edit = at.index.edits.undoable()) {
      at.index.edits.setUndone(edit.no, true);
      count += 1;
    }
    expect(count).toBe(1000);
    expect(at.index.edits.redoable()?.subject).toBe('6');
  });
});
