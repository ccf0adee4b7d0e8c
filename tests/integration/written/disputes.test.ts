import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDecision } from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, momentsOfMeeting, redo, undo } from '../../../main/review/index.ts';
import {
  addPair,
  addRequest,
  changePair,
  changeRequest,
  changeWritten,
  disputeOfMoment,
  listDisputes,
  removePair,
  removeRequest,
} from '../../../main/written/index.ts';
import type { Meeting, Moment, Recording } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
let meeting: Meeting;
let recording: Recording;
beforeEach(async () => {
  at = await newArchive();
  at.place.clock.set('2026-11-20T12:00:00.000Z');
  meeting = someMeeting(at.archive);
  recording = await sealedRecording(at.archive, meeting);
});
afterEach(() => at.remove());

const mark = (text: string, change: Partial<Moment> = {}) =>
  addMoment(at.archive, {
    recordingId: recording.id,
    startMs: ms(1000),
    endMs: ms(2000),
    type: 'statement',
    text,
    ...change,
  });
const DISPUTE = {
  claim: '30 minutes',
  by: 'The district',
  where: 'Final IEP',
  on: '2026-10-28',
  status: 'not-asked-yet' as const,
  documentId: null,
  page: null,
};
const statusOf = (id: string) => at.archive.index.moments.get(id)?.dispute?.status;
const all = (withPrivate = false) => listDisputes(at.archive, { of: { kind: 'all' }, withPrivate });
const invalid = expect.objectContaining({ code: 'invalid-input' });

describe('requests to confirm', () => {
  it('the status follows the answers, and one undo takes both back', () => {
    const { id: momentId } = mark('60 minutes', { dispute: DISPUTE });
    const request = addRequest(at.archive, {
      momentId,
      askedOn: '2026-11-01',
      how: 'email',
      text: 'Please confirm.',
    });
    expect(statusOf(momentId)).toBe('no-answer');
    changeRequest(at.archive, { id: request.id, change: { answer: 'denied', answeredOn: '2026-11-03' } });
    expect(statusOf(momentId)).toBe('denied');

    expect(undo(at.archive)).toMatchObject({ what: 'dispute-request', label: 'Please confirm.' });
    expect(statusOf(momentId)).toBe('no-answer');
    expect(disputeOfMoment(at.archive, { momentId }).requests[0]?.answer).toBeNull();
    undo(at.archive);
    expect(statusOf(momentId)).toBe('not-asked-yet');
    expect(disputeOfMoment(at.archive, { momentId }).requests).toEqual([]);
    redo(at.archive);
    redo(at.archive);
    expect(statusOf(momentId)).toBe('denied');
  });

  it('the status stays the parent’s to change', () => {
    const { id: momentId } = mark('60 minutes', { dispute: DISPUTE });
    const request = addRequest(at.archive, {
      momentId,
      askedOn: '2026-11-01',
      how: 'email',
      answer: 'denied',
    });
    changeMoment(at.archive, { id: momentId, change: { dispute: { ...DISPUTE, status: 'changed' } } });
    changeRequest(at.archive, { id: request.id, change: { text: 'Other words' } });
    expect(statusOf(momentId)).toBe('changed');
    // Somebody was asked: that cannot be unsaid beside the request.
    changeMoment(at.archive, { id: momentId, change: { dispute: DISPUTE } });
    expect(statusOf(momentId)).toBe('denied');
    removeRequest(at.archive, { id: request.id });
    expect(statusOf(momentId)).toBe('not-asked-yet');
  });

  it('that was "not asked yet" beside a request, written by an older program, is shown as "no answer"', () => {
    const { id: momentId } = mark('60 minutes', { dispute: DISPUTE });
    addRequest(at.archive, { momentId, askedOn: '2026-11-01', how: 'email', text: 'Please confirm.' });
    const { index } = at.archive;
    const moment = index.moments.get(momentId);
    if (moment) index.moments.replace({ ...moment, dispute: DISPUTE });
    expect(statusOf(momentId)).toBe('not-asked-yet');
    const shown = listDisputes(at.archive, {
      of: { kind: 'meeting', meetingId: meeting.id },
      withPrivate: true,
    });
    expect(shown.disputes.map(({ dispute }) => dispute.status)).toEqual(['no-answer']);
    const inReview = momentsOfMeeting(at.archive, { meetingId: meeting.id });
    expect(inReview.find(({ id }) => id === momentId)?.dispute?.status).toBe('no-answer');
    changeMoment(at.archive, { id: momentId, change: { text: '60 minutes a week' } });
    expect(statusOf(momentId)).toBe('no-answer');
  });

  it('are forgotten by undo when the recording is deleted, and no other act is taken back with them', async () => {
    const sound = await sealedRecording(at.archive, meeting);
    const kept = mark('kept', { recordingId: sound.id });
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'decided' });
    const first = mark('first', { type: 'decision', decisionId: decision.id });
    const second = mark('second', {
      ...{ type: 'decision', decisionId: decision.id, recordingId: sound.id },
      dispute: DISPUTE,
    });
    const other = mark('disputed', { dispute: DISPUTE });
    addRequest(at.archive, { momentId: other.id, askedOn: '2026-11-01', how: 'email', text: 'A name' });
    const check = { decisionId: decision.id, momentId: null, withPrivate: false };
    changeWritten(at.archive, { ...check, change: { inIep: 'missing' } });
    at.archive.index.recordings.remove(recording.id, '2026-11-02T00:00:00.000Z');
    expect(at.archive.index.edits.undoable()).toMatchObject({ subject: second.id, joined: true });
    undo(at.archive);
    expect(at.archive.index.moments.get(second.id)?.inIep).toBeNull();
    expect(at.archive.index.decisions.get(decision.id)?.inIep).toBe('missing');
    expect(undo(at.archive)).toMatchObject({ what: 'decision', subject: decision.id });
    undo(at.archive);
    expect(at.archive.index.edits.undoable()).toMatchObject({ subject: decision.id, before: null });
    expect([first.id, kept.id]).not.toContain(at.archive.index.edits.undoable()?.subject);
  });

  it('refuses what cannot be', () => {
    const plain = mark('not disputed');
    const { id: momentId } = mark('60 minutes', { dispute: DISPUTE });
    const asked = { askedOn: '2026-11-01', how: 'email' } as const;
    expect(() => addRequest(at.archive, { momentId: plain.id, ...asked })).toThrow(invalid);
    expect(() => addRequest(at.archive, { momentId, ...asked, answeredOn: '2026-10-31' })).toThrow(invalid);
    // A year that was typed wrong would be told to the other side as the day on which they were asked.
    expect(() => addRequest(at.archive, { momentId, ...asked, askedOn: '2027-11-01' })).toThrow(invalid);
    const came = { answer: 'denied', answeredOn: '2026-11-22' } as const;
    expect(() => addRequest(at.archive, { momentId, ...asked, ...came })).toThrow(invalid);
    expect(() => addRequest(at.archive, { momentId: 'nowhere', ...asked })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(all().disputes[0]?.requests).toEqual([]);
  });

  it('are evidence: the custody log says when somebody was asked, and not a word', () => {
    const { id: momentId } = mark('60 minutes', { dispute: DISPUTE });
    const request = addRequest(at.archive, {
      momentId,
      askedOn: '2026-11-01',
      how: 'letter',
      text: 'Secret words',
    });
    removeRequest(at.archive, { id: request.id });
    undo(at.archive);
    const entries = at.archive.custody.entries().filter((one) => one.subject === request.id);
    expect(entries.map(({ event }) => event)).toEqual([
      'request-added',
      'request-deleted',
      'request-restored',
    ]);
    expect(entries[0]?.facts).toMatchObject({ momentId, askedOn: '2026-11-01' });
    expect(JSON.stringify(entries)).not.toContain('Secret');
    expect(at.archive.custody.verify()).toEqual([]);
  });

  it('of a private moment leave nothing in the log but that it is private', () => {
    const { id: momentId } = mark('about me', { dispute: DISPUTE, private: true });
    addRequest(at.archive, { momentId, askedOn: '2026-11-01', how: 'phone' });
    const entry = at.archive.custody.entries().find(({ event }) => event === 'request-added');
    expect(entry?.facts).toMatchObject({ private: true });
    for (const told of ['momentId', 'askedOn', 'contentHash']) expect(entry?.facts).not.toHaveProperty(told);
  });
});

describe('the list of disputes', () => {
  it('has what was said, what was claimed, and where; private ones only when asked for', () => {
    mark('60 minutes', { dispute: DISPUTE });
    mark('about me', { dispute: DISPUTE, private: true });
    mark('not disputed');
    const { disputes, left } = all();
    expect(disputes).toHaveLength(1);
    expect(disputes[0]).toMatchObject({
      said: { text: '60 minutes', code: 'R01', meetingTitle: meeting.title },
      dispute: { claim: '30 minutes', by: 'The district' },
      paper: null,
    });
    expect(left).toEqual({ private: 1, mediation: 0 });
    expect(all(true).disputes).toHaveLength(2);
  });

  it('is empty of what was taken out with its meeting', () => {
    mark('60 minutes', { dispute: DISPUTE });
    at.archive.index.meetings.setDeleted(meeting.id, '2026-11-01T00:00:00.000Z');
    expect(all().disputes).toEqual([]);
  });
});

describe('pairs of statements', () => {
  it('stand in both of their moments’ lists, across meetings, and come back by undo', async () => {
    const other = someMeeting(at.archive, { title: 'Before', date: '2025-10-14' });
    const sound = await sealedRecording(at.archive, other);
    const first = mark('There is staff');
    const second = mark('There is no staff', { recordingId: sound.id });
    const pair = addPair(at.archive, { firstId: first.id, secondId: second.id, relation: 'contradicts' });
    for (const momentId of [first.id, second.id]) {
      expect(disputeOfMoment(at.archive, { momentId }).pairs).toMatchObject([
        { id: pair.id, first: { text: 'There is staff' }, second: { meetingTitle: 'Before' } },
      ]);
    }
    changePair(at.archive, { id: pair.id, change: { relation: 'changes', note: 'a year later' } });
    removePair(at.archive, { id: pair.id });
    expect(all().pairs).toEqual([]);
    undo(at.archive);
    expect(all().pairs).toMatchObject([{ relation: 'changes', note: 'a year later' }]);
    const of = { kind: 'meeting', meetingId: other.id } as const;
    expect(listDisputes(at.archive, { of, withPrivate: false }).pairs).toHaveLength(1);
  });

  it('are two different moments, once', () => {
    const [first, second] = [mark('a'), mark('b')];
    addPair(at.archive, { firstId: first.id, secondId: second.id, relation: 'confirms' });
    const again = { firstId: second.id, secondId: first.id, relation: 'changes' } as const;
    expect(() => addPair(at.archive, again)).toThrow(invalid);
    expect(() => addPair(at.archive, { ...again, firstId: second.id, secondId: second.id })).toThrow(invalid);
    expect(() => addPair(at.archive, { ...again, secondId: 'nowhere' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('with a private moment are not listed', () => {
    const [first, second] = [mark('a'), mark('b', { private: true })];
    addPair(at.archive, { firstId: first.id, secondId: second.id, relation: 'confirms' });
    expect(all().pairs).toEqual([]);
    expect(all(true).pairs).toHaveLength(1);
  });
});
