import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { matchExpression, SEARCH_SQL } from '../../../main/database/search.ts';
import {
  aMeeting,
  aMoment,
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
const hits = (text: string) => at.index.search.query(text, 50);

describe('search', () => {
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
    ['', 0],
    ['   ', 0],
    ['***', 0],
    ['NOT', 0],
    ['speech OR elephant', 0],
    ['body:speech', 0],
    ['"', 0],
    ['speech"', 1],
  ])('%s finds %i', (text, count) => {
    const { recording } = meetingWithRecording(at.index);
    at.index.moments.insert(aMoment(recording, { text: 'Thirty minutes of speech for the niño.' }));
    expect(hits(text)).toHaveLength(count);
  });

  it('never takes what is typed for syntax', () => {
    meetingWithRecording(at.index);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc
            .array(
              fc.constantFrom(
                '"',
                '*',
                '(',
                ')',
                'NEAR',
                'AND',
                'OR',
                'NOT',
                '-',
                '+',
                '^',
                ':',
                '{',
                '}',
                "'",
                ';',
                'é',
                'a',
                ' ',
                '\u0000',
                '--',
                'body',
              ),
            )
            .map((parts) => parts.join('')),
        ),
        (text) => {
          expect(Array.isArray(hits(text))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds what a moment is disputed by, its reason and its speaker by name, also after a new name', () => {
    const { recording } = meetingWithRecording(at.index);
    at.index.people.insert({ id: 'p', label: 'Ms Alvarez', role: 'other' });
    at.index.moments.insert(
      aMoment(recording, {
        text: 'quoted',
        speakerId: 'p',
        reason: 'budget',
        dispute: {
          claim: 'never offered',
          by: 'principal',
          where: 'email',
          on: null,
          status: 'denied',
          documentId: null,
          page: null,
        },
      }),
    );
    for (const word of ['alvarez', 'budget', 'offered', 'principal', 'email']) {
      expect(hits(word), word).toHaveLength(1);
    }
    at.index.people.replace({ id: 'p', label: 'Ms Baker', role: 'other' });
    expect(hits('alvarez')).toEqual([]);
    expect(hits('baker')).toHaveLength(1);
  });

  it('gives about the words around the match, on one line', () => {
    const { recording } = meetingWithRecording(at.index);
    const long = `${'before '.repeat(60)}\n\nneedle\n${'after '.repeat(60)}`;
    at.index.moments.insert(aMoment(recording, { text: long }));
    const [hit] = hits('needle');
    expect(hit?.snippet).toMatch(/^….* needle .*…$/);
    expect(hit?.snippet).not.toMatch(/\n/);
    expect(hit?.snippet.length).toBeLessThan(200);
  });

  it('is always equal to what can be seen, whatever is done', () => {
    const words = ['alpha', 'beta', 'gamma'];
    const { meeting, recording } = meetingWithRecording(at.index);
    const action = fc.record({
      kind: fc.constantFrom('add', 'change', 'out', 'back', 'meeting-out', 'meeting-back', 'rename'),
      which: fc.nat(7),
      word: fc.constantFrom(...words),
    });
    const raw = rawIndex(at.file, at.key);
    const expected = raw.prepare('select no, kind, subject, body from search_source order by no');
    const actual = raw.prepare('select rowid as no, kind, subject, body from search order by rowid');
    at.index.people.insert({ id: 'p', label: 'someone', role: 'other' });
    const made: string[] = [];
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        for (const { kind, which, word } of actions) {
          const id = made[which % Math.max(1, made.length)];
          const exists = id !== undefined;
          const { index } = at;
          if (kind === 'add') {
            const moment = aMoment(recording, { text: word, speakerId: which > 3 ? 'p' : null });
            index.moments.insert(moment);
            made.push(moment.id);
          } else if (kind === 'change' && exists)
            index.moments.replace({ ...aMoment(recording), id, text: word });
          else if (kind === 'out' && exists) index.moments.setDeleted(id, NOW);
          else if (kind === 'back' && exists) index.moments.setDeleted(id, null);
          else if (kind === 'meeting-out') index.meetings.setDeleted(meeting.id, NOW);
          else if (kind === 'meeting-back') index.meetings.setDeleted(meeting.id, null);
          else if (kind === 'rename') index.people.replace({ id: 'p', label: word, role: 'other' });
        }
        expect(actual.all()).toEqual(expected.all());
      }),
      { numRuns: 60 },
    );
    raw.close();
  });

  it('forgets the words of a recording that was deleted, in the file too', () => {
    const { recording } = meetingWithRecording(at.index);
    at.index.moments.insert(aMoment(recording, { text: 'xylophone' }));
    at.index.recordings.remove(recording.id, NOW);
    expect(hits('xylophone')).toEqual([]);
    const raw = rawIndex(at.file, at.key);
    const words = raw.exec("create virtual table temp.words using fts5vocab(main, search, 'row')");
    expect(words.prepare("select count(*) from words where term = 'xylophone'").pluck().get()).toBe(0);
    raw.close();
  });

  it('reads the best hits straight from the full-text index: no sorting on the side', () => {
    const raw = rawIndex(at.file, at.key);
    const plan = raw
      .prepare<[object], { detail: string }>(`explain query plan ${SEARCH_SQL}`)
      .all({ match: '"a"*', limit: 50 });
    expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/TEMP B-TREE/);
    raw.close();
  });

  it('finds goals, decisions and meetings too', () => {
    const { meeting } = meetingWithRecording(at.index);
    at.index.students.insert({ id: 's', initials: 'AB', birthDate: null, schoolYear: null });
    const blank = {
      ...{ area: null, baseline: null, target: null, schoolYear: null, createdAt: NOW },
      ...{ howDone: null, howMomentId: null, continuesId: null },
    };
    at.index.goals.insert({ id: 'g', studentId: 's', kind: 'goal', text: 'reads fluently', ...blank });
    at.index.decisions.insert({
      id: 'd',
      meetingId: meeting.id,
      goalId: null,
      text: 'reads aloud daily',
      outcome: null,
      owner: null,
      due: null,
      reason: null,
      ...{ inIep: null, iepPage: null, iepDocumentId: null, iepNote: null },
      createdAt: NOW,
    });
    at.index.meetings.insert(aMeeting({ title: 'About how he reads' }));
    expect(
      hits('reads')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['decision', 'goal', 'meeting']);
  });
});

describe('the question', () => {
  it.each([
    ['a b', '"a" "b"*'],
    ['a b ', '"a" "b"*'],
    ['"a b" c', '"a b" "c"*'],
    ['"a b"', '"a b"'],
    ['"a b', '"a b"*'],
    ['a-b', '"a-b"*'],
    ['!!', null],
  ])('%s becomes %s', (typed, match) => {
    expect(matchExpression(typed)).toBe(match);
  });
});
