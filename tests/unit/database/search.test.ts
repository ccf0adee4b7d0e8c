import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookSql } from '../../../main/database/search/look.ts';
import { anywhere, asTyped } from '../../../main/database/search/words.ts';
import { type SearchFilters, type SearchKind, termsOf } from '../../../shared/domain/index.ts';
import {
  aMeeting,
  aMoment,
  aRecording,
  foundIn,
  meetingWithRecording,
  newIndex,
  rawIndex,
  type TestIndex,
} from '../../support/archive/index.ts';
import { aLine, aTranscript } from '../../support/archive/lines.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 60_000 });

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

const NOW = '2026-10-21T08:00:00.000Z';
const hits = (text: string, filters: Partial<SearchFilters> = {}, kind: SearchKind = 'moment') =>
  foundIn(at.index, kind, text, filters);

describe('what is typed', () => {
  it.each([
    ['speech thirty', 1],
    ['THIRTY', 1],
    ['niño', 1],
    ['nino', 1],
    ['Nin', 1],
    ['thir', 1],
    ['thir speech', 0],
    ['"thirty minutes"', 1],
    ['"minutes thirty"', 0],
    ['“thirty minutes” speech', 1],
    ['"thirty min', 1],
    ['speech elephant', 0],
    ['speech t', 1],
    ['t', 0],
    ['', 0],
    ['   ', 0],
    ['***', 0],
    ['NOT', 0],
    ['speech OR elephant', 0],
    ['words:speech', 0],
    ['tags : tpromise', 0],
    ['tstatement', 0],
    ['"', 0],
    ['speech"', 1],
  ])('%s finds %i', (text, count) => {
    const { recording } = meetingWithRecording(at.index);
    at.index.moments.insert(aMoment(recording, { text: 'Thirty minutes of speech for the niño.' }));
    expect(hits(text)).toHaveLength(count);
  });

  it('is never taken for syntax', () => {
    const { recording } = meetingWithRecording(at.index);
    at.index.moments.insert(aMoment(recording, { text: 'a NEAR é body' }));
    const signs = '" * ( ) NEAR AND OR NOT - + ^ : { } \' ; é a \u0000 -- words tags p1'.split(' ');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.array(fc.constantFrom(...signs, ' '), { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(Array.isArray(hits(text))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a bc', 'words : "a" AND words : "bc"*', 'words : "a bc"'],
    ['a b', 'words : "a"', 'words : "a b"'],
    ['"a b" cd', 'words : "a b" AND words : "cd"*', 'words : "a b cd"'],
    ['"a b"', 'words : "a b"', null],
    ['"a bc', 'words : "a bc"*', 'words : "a bc"'],
    ['one-on', 'words : "one on"*', 'words : "one on"'],
    ['x', 'words : "x"', null],
    ['!!', null, null],
  ])('%s becomes %s', (typed, loose, exact) => {
    const terms = termsOf(typed);
    expect(anywhere(terms)).toBe(loose);
    expect(asTyped(terms)).toBe(exact);
  });

  it('puts first what holds the words as typed, and among equals the newest meeting', () => {
    const older = meetingWithRecording(at.index);
    const meeting = aMeeting({ date: '2026-11-01' });
    const session = { id: 's2', meetingId: meeting.id, ordinal: 1, date: meeting.date, label: null };
    const newer = aRecording({ meetingId: meeting.id, sessionId: 's2' });
    at.index.meetings.insert(meeting);
    at.index.sessions.insert(session);
    at.index.recordings.insert(newer);
    const add = (recording: typeof newer, text: string) => {
      const moment = aMoment(recording, { text });
      at.index.moments.insert(moment);
      return moment.id;
    };
    const old = add(older.recording, 'speech therapy twice');
    const apart = add(newer, 'therapy, that is speech');
    const whole = add(newer, 'we said speech therapy');
    expect(hits('speech therapy')).toEqual([whole, old, apart]);
  });
});

describe('filters', () => {
  it('narrow by speaker, dispute, outcome, plan and type; alone they list what they describe', () => {
    const { recording, meeting } = meetingWithRecording(at.index);
    at.index.people.insert({ id: 'p', label: 'Ms Alvarez', role: 'other' });
    at.index.people.insert({ id: 'q', label: 'Mr Baker', role: 'other' });
    const dispute = { claim: 'never said', by: null, where: null, on: null, status: 'denied' as const };
    const one = aMoment(recording, {
      text: 'aide on the bus',
      speakerId: 'p',
      type: 'promise',
      mark: 'question-not-answered',
      issues: ['fape', 'parent-participation'],
      outcome: 'not-agreed',
      inIep: 'missing',
      dispute: { ...dispute, documentId: null, page: null },
    });
    const other = aMoment(recording, {
      text: 'bus at nine',
      speakerId: 'q',
      type: 'data',
      outcome: 'agreed',
    });
    at.index.moments.insert(one);
    at.index.moments.insert(other);
    expect(hits('bus')).toHaveLength(2);
    const only: Partial<SearchFilters>[] = [
      { personId: 'p' },
      { type: 'promise' },
      { mark: 'question-not-answered' },
      { issue: 'fape' },
      { issue: 'parent-participation' },
      { outcome: 'not-agreed' },
      { inIep: 'missing' },
      { disputed: true },
    ];
    for (const filters of only) {
      expect(hits('bus', filters), JSON.stringify(filters)).toEqual([one.id]);
      expect(hits('', filters), JSON.stringify(filters)).toEqual([one.id]);
    }
    expect(hits('bus', { issue: 'lre' })).toEqual([]);
    // Nobody types a mark; and what it goes to can change.
    expect(hits('fape')).toEqual([]);
    at.index.moments.replace({ ...other, issues: ['lre'] });
    expect(hits('', { issue: 'lre' })).toEqual([other.id]);
    expect(hits('bus', { outcome: 'agreed' })).toEqual([other.id]);
    expect(hits('bus', { personId: 'nobody' })).toEqual([]);
    expect(hits('bus', { meetingId: meeting.id, from: meeting.date, to: meeting.date })).toHaveLength(2);
    expect(hits('bus', { from: '2027-01-01' })).toEqual([]);
    // Its meeting names no child: it may be about any of them, until it says about whom.
    expect(hits('bus', { studentId: 'somebody' })).toHaveLength(2);
    at.index.students.insert({ id: 's', initials: 'AB', birthDate: null, schoolYear: null });
    at.index.meetings.replace({ ...meeting, studentIds: ['s'] });
    expect(hits('bus', { studentId: 'somebody' })).toEqual([]);
    expect(hits('bus', { studentId: 's' })).toHaveLength(2);
  });

  it('leave out lines that nobody checked, find what one person said, and stay in one recording by time', () => {
    const { recording } = meetingWithRecording(at.index);
    at.index.people.insert({ id: 'p', label: 'Ms Alvarez', role: 'other' });
    const transcript = aTranscript(recording.id);
    at.index.transcripts.insert(transcript);
    const late = aLine(transcript.id, { position: 0, startMs: 9_000, text: 'speech at nine' });
    const early = aLine(transcript.id, { position: 1, startMs: 1_000, text: 'speech, so speech' });
    at.index.transcriptLines.insert(late);
    at.index.transcriptLines.insert({
      ...early,
      speakerId: 'p',
      speakerHow: 'introduced',
      checkedBy: 'me',
      checkedAt: NOW,
    });
    expect(hits('speech', {}, 'line')).toEqual([late.id, early.id]);
    expect(hits('speech', { recordingId: recording.id }, 'line')).toEqual([early.id, late.id]);
    expect(hits('speech', { checkedOnly: true }, 'line')).toEqual([early.id]);
    expect(hits('speech', { personId: 'p' }, 'line')).toEqual([early.id]);
    expect(hits('', { personId: 'p' }, 'line')).toEqual([early.id]);
    expect(hits('', { personId: 'p', checkedOnly: true }, 'line')).toEqual([early.id]);
    at.index.transcriptLines.setDeleted(early.id, NOW);
    expect(hits('', { personId: 'p' }, 'line')).toEqual([]);
    at.index.transcriptLines.setDeleted(early.id, null);
    expect(hits('speech', { recordingId: randomUUID() }, 'line')).toEqual([]);
  });
});

describe('what is found', () => {
  it('is also a dispute, a reason, and who spoke, by every name that the person ever gets', () => {
    const { recording } = meetingWithRecording(at.index);
    at.index.people.insert({ id: 'p', label: 'Ms Alvarez', role: 'other' });
    const dispute = { claim: 'never offered', by: 'principal', where: 'email', on: null };
    at.index.moments.insert(
      aMoment(recording, {
        text: 'quoted',
        speakerId: 'p',
        reason: 'budget',
        dispute: { ...dispute, status: 'denied', documentId: null, page: null },
      }),
    );
    for (const word of ['alvarez', 'budget', 'offered', 'principal', 'email', 'alvarez quoted']) {
      expect(hits(word), word).toHaveLength(1);
    }
    at.index.people.replace({ id: 'p', label: 'Ms Baker', role: 'other' });
    expect(hits('alvarez')).toEqual([]);
    expect(hits('baker')).toHaveLength(1);
  });

  it('is forgotten with the recording that was deleted, in the file too', () => {
    const { recording } = meetingWithRecording(at.index);
    at.index.moments.insert(aMoment(recording, { text: 'xylophone' }));
    const transcript = aTranscript(recording.id);
    at.index.transcripts.insert(transcript);
    at.index.transcriptLines.insert(aLine(transcript.id, { text: 'glockenspiel' }));
    expect(hits('glock', {}, 'line')).toHaveLength(1);
    at.index.recordings.remove(recording.id, NOW);
    expect([...hits('xylophone'), ...hits('glock', {}, 'line')]).toEqual([]);
    const raw = rawIndex(at.file, at.key);
    for (const [table, word] of [
      ['search', 'xylophone'],
      ['search_lines', 'glockenspiel'],
    ] as const) {
      raw.exec(`create virtual table temp.words_of_${table} using fts5vocab(main, ${table}, 'row')`);
      const left = raw.prepare(`select count(*) from words_of_${table} where term = '${word}'`).pluck();
      expect(left.get(), table).toBe(0);
    }
    raw.close();
  });

  it('comes straight from the full-text index: nothing is sorted on the side', () => {
    const raw = rawIndex(at.file, at.key);
    for (const table of ['search', 'search_lines'] as const) {
      const plan = raw
        .prepare<[object], { detail: string }>(`explain query plan ${lookSql(table)}`)
        .all({ match: '"a"*', lo: 0, hi: 1, limit: 50 });
      // Both bounds and the match reach FTS5, and it gives the order.
      const text = plan.map(({ detail }) => detail).join('\n');
      expect(text).toMatch(/VIRTUAL TABLE INDEX \d+:M\d+><$/m);
      expect(text).not.toMatch(/TEMP B-TREE/);
    }
    raw.close();
  });

  it('has no words in common with its marks: nobody types those', () => {
    const { recording } = meetingWithRecording(at.index);
    at.index.moments.insert(aMoment(recording, { text: 'plain', outcome: 'agreed' }));
    expect(hits('oagreed')).toEqual([]);
    expect(hits('', { outcome: 'agreed' })).toHaveLength(1);
  });
});

describe('beginnings', () => {
  it('of four letters and more are spelled out, whatever they begin and however many', () => {
    const { recording } = meetingWithRecording(at.index);
    const words = ['speech', 'speechless', 'Speeches', 'spéech', 'spend', 'speecher'];
    for (const text of words) at.index.moments.insert(aMoment(recording, { text }));
    expect(hits('speec')).toHaveLength(5);
    expect(hits('speechl')).toHaveLength(1);
    expect(hits('speechz')).toEqual([]);
    expect(hits('"speech speec')).toEqual([]);
    // More words than are spelled out: the index is asked for the beginning itself.
    for (let n = 0; n < 80; n++) at.index.moments.insert(aMoment(recording, { text: `many${n}x` }));
    expect(hits('many')).toHaveLength(80);
    // New words are known at once.
    at.index.moments.insert(aMoment(recording, { text: 'speechify' }));
    expect(hits('speec')).toHaveLength(6);
  });

  it('are found in scattered meetings of one child, each and all', () => {
    for (const id of ['s', 't']) {
      at.index.students.insert({ id, initials: id, birthDate: null, schoolYear: null });
    }
    const wanted: string[] = [];
    at.index.transaction(() => {
      for (let n = 0; n < 60; n++) {
        const meeting = aMeeting({ studentIds: [n % 3 === 0 ? 's' : 't'] });
        const session = {
          id: meeting.id,
          meetingId: meeting.id,
          ordinal: 1,
          date: meeting.date,
          label: null,
        };
        const recording = aRecording({ meetingId: meeting.id, sessionId: meeting.id });
        at.index.meetings.insert(meeting);
        at.index.sessions.insert(session);
        at.index.recordings.insert(recording);
        const moment = aMoment(recording, { text: 'speech' });
        at.index.moments.insert(moment);
        if (n % 3 === 0) wanted.push(moment.id);
      }
    });
    expect(hits('spee', { studentId: 's' }).sort()).toEqual(wanted.sort());
    expect(hits('sp', { studentId: 's' }).sort()).toEqual(wanted.sort());
    expect(hits('speech')).toHaveLength(60);
  });
});
