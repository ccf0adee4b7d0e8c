import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { foldWord, placedWords, type SearchKind, type Term, termsOf } from '../../../shared/domain/index.ts';
import {
  aMoment,
  foundIn,
  meetingWithRecording,
  newIndex,
  rawIndex,
  type TestIndex,
} from '../../support/archive/index.ts';
import { aLine, aTranscript } from '../../support/archive/lines.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 120_000 });

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

const NOW = '2026-10-21T08:00:00.000Z';
const NAMES = ['Ms Öz', 'Alpha', 'Beta Gamma'];
const WORDS = ['alpha', 'beta', 'gamma', 'Ñandú', 'alphabet', 'nandu', 'betas'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
const question = fc
  .array(fc.constantFrom(...WORDS, 'al', 'be', 'zed', 'ñan', '"alpha beta"', '"beta gam'), { maxLength: 3 })
  .map((words) => words.join(' '));

const action = fc.record({
  on: fc.constantFrom('moment', 'line', 'goal', 'decision', 'person', 'progress', 'request', 'ask'),
  what: fc.constantFrom('add', 'add', 'change', 'out', 'back'),
  which: fc.nat(9),
  text,
  name: fc.constantFrom(...NAMES),
});
const upheaval = fc.constantFrom(
  'meeting out',
  'meeting back',
  'transcript out',
  'transcript back',
  'rename',
  'goal out',
);

/** What a person means by a question, said without any index. Each term must be held by one of the texts. */
function holds(texts: readonly string[], typed: string): boolean {
  const terms = termsOf(typed);
  const said = texts.map((words) => [...placedWords(words)].map(({ folded }) => folded));
  const held = (words: readonly string[], { words: wanted, open }: Term) =>
    words.some((_, from) =>
      wanted.every((word, ahead) => {
        const here = words[from + ahead];
        if (here === undefined) return false;
        const last = open && ahead === wanted.length - 1;
        return last ? here.startsWith(foldWord(word)) : here === foldWord(word);
      }),
    );
  return terms.length > 0 && terms.every((term) => said.some((words) => held(words, term)));
}

describe('search', () => {
  it('is equal to reading everything, whatever was done before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 5, arbitrary: action }, { weight: 1, arbitrary: upheaval }), {
          maxLength: 30,
        }),
        fc.array(question, { minLength: 4, maxLength: 8 }),
        (actions, questions) => {
          at.remove();
          at = newIndex();
          const world = newWorld();
          for (const one of actions) typeof one === 'string' ? world.upset(one) : world.act(one);
          for (const typed of questions) {
            for (const kind of [
              'moment',
              'line',
              'goal',
              'decision',
              'person',
              'progress',
              'request',
              'ask',
            ] as const) {
              expect(foundIn(at.index, kind, typed).sort(), `${kind}: ${typed}`).toEqual(
                world.scan(kind, typed).sort(),
              );
            }
          }
          expect(indexedLines()).toEqual(world.liveLines());
        },
      ),
      { numRuns: 25 },
    );
  });

  /** Every word of every line that the index still holds, with the line's own number. */
  function indexedLines(): string[] {
    const raw = rawIndex(at.file, at.key);
    raw.exec("create virtual table temp.held using fts5vocab(main, search_lines, 'instance')");
    const rows = raw
      .prepare<[], { term: string; no: number; offset: number }>(
        'select term, doc & 268435455 as no, "offset" from held',
      )
      .all();
    raw.close();
    return rows.map(({ term, no, offset }) => `${no} ${offset} ${term}`).sort();
  }

  type Thing = { kind: SearchKind; id: string; text: string; out: boolean; of: number };

  /** A meeting of its own, with everything that is done to it remembered beside it. */
  function newWorld() {
    const { index } = at;
    const { meeting, recording } = meetingWithRecording(index);
    const transcript = aTranscript(recording.id);
    index.transcripts.insert(transcript);
    const speaker = { id: `p-${meeting.id}`, label: 'Zed', role: 'other' as const };
    index.people.insert(speaker);
    const student = { id: `s-${meeting.id}`, initials: 'AB', birthDate: null, schoolYear: null };
    index.students.insert(student);
    const base = { studentId: student.id, kind: 'goal' as const, createdAt: NOW };
    const plain = { area: null, baseline: null, target: null, schoolYear: null };
    const newer = { howDone: null, howMomentId: null, continuesId: null };
    const aGoal = (id: string, words: string) => ({ id, text: words, ...base, ...plain, ...newer });
    const parent = aGoal(`goal-${meeting.id}`, 'zzz');
    index.goals.insert(parent);
    const asked = aMoment(recording, { text: 'zzz' });
    index.moments.insert(asked);

    const things: Thing[] = [];
    const state = { meeting: false, transcript: false, goal: false, speaker: speaker.label };
    const of = (kind: SearchKind) => things.filter((one) => one.kind === kind);
    let made = 0;

    const stores = {
      moment: {
        make: (id: string, words: string) => ({
          ...aMoment(recording, { text: words, speakerId: made % 2 === 0 ? speaker.id : null }),
          id,
        }),
        in: index.moments,
      },
      line: {
        make: (id: string, words: string) => ({ ...aLine(transcript.id, { text: words }), id }),
        in: index.transcriptLines,
      },
      goal: { make: aGoal, in: index.goals },
      decision: {
        make: (id: string, words: string) => ({
          ...{ id, meetingId: meeting.id, goalId: null, text: words, outcome: null, owner: null, due: null },
          ...{ reason: null, inIep: null, iepPage: null, iepDocumentId: null, iepNote: null, createdAt: NOW },
        }),
        in: index.decisions,
      },
      person: {
        make: (id: string, label: string) => ({ id, label, role: 'other' as const }),
        in: index.people,
      },
      progress: {
        make: (id: string, words: string) => ({
          ...{ id, goalId: parent.id, date: '2026-10-01', text: words, source: null, noData: false },
          createdAt: NOW,
        }),
        in: index.progress,
      },
      request: {
        make: (id: string, words: string) => ({
          ...{ id, momentId: asked.id, askedOn: '2026-10-21', how: 'email' as const, askedOf: null },
          ...{ text: words, answer: null, answerText: null, answeredOn: null, createdAt: NOW },
        }),
        in: index.disputeRequests,
      },
      ask: {
        make: (id: string, words: string) => ({
          ...{
            id,
            about: 'records' as const,
            what: words,
            repeatsId: null,
            meetingId: null,
            studentId: null,
          },
          ...{ askedOn: '2026-10-21', how: 'email' as const, askedOf: null, text: words },
          ...{ handOvers: [], answerBy: null },
          ...{ answer: null, answerText: null, answeredOn: null, createdAt: NOW },
        }),
        in: index.asks,
      },
    };

    function write<T extends { id: string }>(
      store: {
        make: (id: string, words: string) => T;
        in: { insert(t: T): void; replace(t: T): void; setDeleted(id: string, at: string | null): void };
      },
      kind: SearchKind,
      { what, which, text: words }: { what: string; which: number; text: string },
    ) {
      const known = of(kind);
      const thing = known[which % Math.max(1, known.length)];
      if (what === 'add') {
        made += 1;
        const id = `${kind}-${made}-${meeting.id}`;
        store.in.insert(store.make(id, words));
        things.push({ kind, id, text: words, out: false, of: made });
      } else if (what === 'change' && thing) {
        const before = made;
        made = thing.of;
        store.in.replace(store.make(thing.id, words));
        made = before;
        thing.text = words;
      } else if (thing) {
        store.in.setDeleted(thing.id, what === 'out' ? NOW : null);
        thing.out = what === 'out';
      }
    }

    return {
      act(one: { on: keyof typeof stores; what: string; which: number; text: string; name: string }) {
        const words = one.on === 'person' ? one.name : one.text;
        switch (one.on) {
          case 'moment':
            return write(stores.moment, 'moment', { ...one, text: words });
          case 'line':
            return write(stores.line, 'line', { ...one, text: words });
          case 'goal':
            return write(stores.goal, 'goal', { ...one, text: words });
          case 'decision':
            return write(stores.decision, 'decision', { ...one, text: words });
          case 'person':
            return write(stores.person, 'person', { ...one, text: words });
          case 'progress':
            return write(stores.progress, 'progress', { ...one, text: words });
          case 'request':
            return write(stores.request, 'request', { ...one, text: words });
          case 'ask':
            return write(stores.ask, 'ask', { ...one, text: words });
        }
      },
      upset(what: string) {
        const [thing, way] = what.split(' ');
        const out = way === 'out';
        if (thing === 'meeting') {
          index.meetings.setDeleted(meeting.id, out ? NOW : null);
          state.meeting = out;
        } else if (thing === 'transcript') {
          index.transcripts.setDeleted(transcript.id, out ? NOW : null);
          state.transcript = out;
        } else if (thing === 'goal') {
          index.goals.setDeleted(parent.id, NOW);
          state.goal = true;
        } else {
          state.speaker = 'Alphonse Zed';
          index.people.replace({ ...speaker, label: state.speaker });
        }
      },
      scan(kind: SearchKind, typed: string): string[] {
        const hidden =
          (state.meeting && ['moment', 'line', 'decision', 'request'].includes(kind)) ||
          (state.transcript && kind === 'line') ||
          (state.goal && kind === 'progress');
        if (hidden) return [];
        const others = kind === 'person' && holds([state.speaker], typed) ? [speaker.id] : [];
        const found = of(kind)
          .filter(({ out, text: words, of: number }) => {
            const spoken = kind === 'moment' && number % 2 === 0 ? [words, state.speaker] : [words];
            return !out && holds(spoken, typed);
          })
          .map(({ id }) => id);
        return [...others, ...found];
      },
      liveLines(): string[] {
        const raw = rawIndex(at.file, at.key);
        const rows = raw
          .prepare<[], { no: number; text: string }>(
            'select no, text from transcript_lines where deleted_at is null',
          )
          .all();
        raw.close();
        return rows
          .flatMap(({ no, text: words }) =>
            [...placedWords(words)].map(({ folded }, offset) => `${no} ${offset} ${folded}`),
          )
          .sort();
      },
    };
  }
});
