import type { KeptwordApi, MomentWithPlace, PlaylistSummary } from '../../../shared/contract/index.ts';
import {
  hardParts,
  isAgreed,
  keptFromChild,
  type Moment,
  merged,
  type Playlist,
  type PlaylistItem,
  recordingCode,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { childNoteCalls } from './fake-child-notes.ts';
import { wire } from './wire.ts';

/** Playlists of the made-up world, and the child's view of one of them. */
export function playlistCalls(fake: FakeKeptword): Pick<KeptwordApi, 'playlists' | 'childNotes'> {
  let made: Playlist[] = [];
  let shown: Playlist | null = null;
  const find = (id: string) => {
    const one = made.find((playlist) => playlist.id === id);
    if (!one) throw wire('not-found');
    return one;
  };
  const momentOf = (id: string) => fake.world.moments.find((one) => one.id === id) ?? null;
  const keptFrom = (moment: Moment | null, privateOk: boolean) =>
    keptFromChild(moment, privateOk, { hard: hardParts(fake.world.moments), disputed: [] });
  const placed = (moment: Moment): MomentWithPlace => {
    const recording = fake.world.recordings.find((one) => one.id === moment.recordingId);
    const meeting = fake.world.meetings.find((one) => one.id === recording?.meetingId);
    if (!recording || !meeting) throw wire('not-found');
    return {
      moment,
      code: recordingCode(recording.ordinal),
      meetingTitle: meeting.title,
      meetingDate: meeting.date,
    };
  };
  const heard = (one: Playlist) =>
    one.items.flatMap((item) => {
      const moment = momentOf(item.momentId);
      return moment && keptFrom(moment, item.privateOk) === null ? [{ item, moment }] : [];
    });
  const lengthOf = (moment: Moment) => moment.endMs - moment.startMs;
  const summary = (one: Playlist): PlaylistSummary => {
    const all = heard(one);
    return {
      ...one,
      plays: all.length,
      durationMs: all.reduce((sum, { moment }) => sum + lengthOf(moment), 0),
    };
  };
  const viewOf = (one: Playlist) => ({
    title: one.title,
    writes: one.ownWords,
    clips: heard(one).map(({ item, moment }) => ({ title: item.title, durationMs: ms(lengthOf(moment)) })),
  });
  const refuse = (items: readonly PlaylistItem[]) => {
    for (const { momentId, privateOk } of items) {
      if (keptFrom(momentOf(momentId), privateOk) !== null) throw wire('not-for-child');
    }
  };
  const playlists: KeptwordApi['playlists'] = {
    list: async () => made.map(summary),
    get: async ({ id }) => ({
      playlist: summary(find(id)),
      items: find(id).items.map((item) => {
        const moment = momentOf(item.momentId);
        return {
          ...item,
          of: moment && placed(moment),
          durationMs: ms(moment ? lengthOf(moment) : 0),
          leftOut: keptFrom(moment, item.privateOk),
        };
      }),
    }),
    add: async ({ title, studentId = null, ownWords = false, items = [] }) => {
      const whole = items.map((item) => ({ ...item, privateOk: item.privateOk ?? false }));
      refuse(whole);
      const one = {
        id: `playlist-${made.length + 1}`,
        title,
        studentId,
        ownWords,
        items: whole,
        createdAt: '2026-10-21T10:00:00.000Z',
      };
      made = [one, ...made];
      return one;
    },
    change: async ({ id, change }) => {
      const before = find(id);
      const items = change.items?.map((item) => ({ ...item, privateOk: item.privateOk ?? false }));
      if (items) refuse(items);
      const after: Playlist = merged(before, { ...change, items });
      made = made.map((one) => (one.id === id ? after : one));
      return after;
    },
    remove: async ({ id }) => {
      made = made.filter((one) => one.id !== id);
    },
    candidates: async ({ agreedOnly, meetingId, withPrivate }) =>
      fake.world.moments
        .filter(
          (moment) =>
            keptFromChild(moment, withPrivate, { hard: [], disputed: [] }) === null &&
            (!agreedOnly || isAgreed(moment)),
        )
        .map((moment) => ({ ...placed(moment), isHard: keptFrom(moment, true) === 'hard' }))
        .filter(({ moment }) => {
          const recording = fake.world.recordings.find((one) => one.id === moment.recordingId);
          return meetingId === null || recording?.meetingId === meetingId;
        }),
    show: async ({ id }) => {
      shown = find(id);
      return viewOf(shown);
    },
    showing: async () => shown && viewOf(shown),
    clip: async ({ at }) => ({ url: `data:audio/ogg;at=${at},` }),
    leave: async ({ passphrase }) => {
      if (new TextDecoder().decode(passphrase) !== fake.passphrase) return false;
      shown = null;
      return true;
    },
  };
  const notes = childNoteCalls(fake, {
    shown: () => shown && { list: shown, clips: heard(shown) },
    title: (id) => made.find((one) => one.id === id)?.title ?? null,
  });
  return { playlists, childNotes: notes };
}
