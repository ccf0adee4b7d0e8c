import type { KeptwordApi, SearchGroup, SearchHit } from '../../../shared/contract/index.ts';
import {
  inOrderSaid,
  kindsFor,
  type Moment,
  type SearchKind,
  searchFilters,
} from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';

/** Search over the made-up world: one text inside another is enough here. */
export function searchCalls(fake: FakeKeptword): KeptwordApi['search'] {
  return {
    sound: async ({ text, filters, withPrivate = false }) => {
      const groups = await searchCalls(fake).query({ text, filters, limit: 200 });
      const hits = groups
        .flatMap((group) => group.hits)
        .flatMap((hit) => (hit.kind === 'moment' ? [{ ...hit, saidOn: hit.meeting.date }] : []));
      const kept = hits.filter(({ moment }) => withPrivate || !moment.private);
      const ordinalOf = (id: string) => fake.world.recordings.find((one) => one.id === id)?.ordinal ?? 0;
      const { order, twice } = inOrderSaid(
        kept.map((hit) => ({
          ...hit.sound,
          ...{ id: hit.id, kind: hit.kind, date: hit.saidOn, hit },
          ordinal: ordinalOf(hit.sound.recordingId),
        })),
      );
      const left = { private: hits.length - kept.length, unchecked: false, twice };
      return { hits: order.map(({ hit }) => hit), more: false, left };
    },
    query: async ({ text, filters, limit = 50, offset = 0 }) => {
      const chosen = searchFilters.parse(filters ?? {});
      return kindsFor(chosen).flatMap((kind): SearchGroup[] => {
        const hits = hitsOf(kind, text.toLowerCase());
        const left = hits.filter((hit) => passes(hit));
        return left.length === 0
          ? []
          : [{ kind, count: left.length, more: false, hits: left.slice(offset, offset + limit) }];
      });

      function passes(hit: SearchHit): boolean {
        const moment = hit.kind === 'moment' ? hit.moment : null;
        const meeting = 'meeting' in hit ? hit.meeting.id : null;
        return (
          (!chosen.disputed || moment?.dispute != null) &&
          (chosen.personId === null || moment?.speakerId === chosen.personId) &&
          (chosen.issue === null || moment?.issues.includes(chosen.issue) === true) &&
          (chosen.outcome === null || moment?.outcome === chosen.outcome) &&
          (chosen.meetingId === null || meeting === chosen.meetingId)
        );
      }
    },
  };

  function hitsOf(kind: SearchKind, wanted: string): SearchHit[] {
    const has = (words: string) => words.toLowerCase().includes(wanted);
    const { world } = fake;
    switch (kind) {
      case 'moment':
        return world.moments.filter(({ text }) => has(text)).flatMap((moment) => momentHit(moment) ?? []);
      case 'ask':
        return world.asks
          .filter(({ what }) => has(what))
          .map((ask) => ({ kind, id: ask.id, ask, snippet: ask.what, also: null }));
      case 'goal':
        return world.goals
          .filter(({ text }) => has(text))
          .map((goal) => ({
            ...{ kind, id: goal.id, goal, sound: newestOf(goal.id), snippet: goal.text, also: null },
          }));
      case 'meeting':
        return world.meetings
          .filter(({ title }) => has(title))
          .map((meeting) => ({ kind, id: meeting.id, meeting, snippet: meeting.title, also: null }));
      case 'person':
        return world.people
          .filter(({ label }) => has(label))
          .map((person) => ({ kind, id: person.id, person, snippet: person.label, also: null }));
      default:
        return [];
    }
  }

  function newestOf(goalId: string) {
    const tied = fake.world.moments.filter((one) => one.goalId === goalId && !one.private);
    const heard = tied.flatMap((one) => momentHit(one) ?? []);
    const last = heard.toSorted((a, b) => (a.meeting.date < b.meeting.date ? -1 : 1)).at(-1);
    return last?.sound ?? null;
  }

  function momentHit(moment: Moment): Extract<SearchHit, { kind: 'moment' }> | null {
    const recording = fake.world.recordings.find(({ id }) => id === moment.recordingId);
    const meeting = fake.world.meetings.find(({ id }) => id === recording?.meetingId);
    if (!recording || !meeting) return null;
    const { startMs, endMs } = moment;
    const sound = { recordingId: recording.id, durationMs: recording.durationMs, startMs, endMs };
    const speaker = fake.world.people.find(({ id }) => id === moment.speakerId)?.label ?? null;
    return {
      kind: 'moment',
      id: moment.id,
      moment,
      speaker,
      meeting,
      sound,
      snippet: moment.text,
      also: null,
    };
  }
}
