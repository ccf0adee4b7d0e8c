import { randomUUID } from 'node:crypto';
import {
  type Candidate,
  KeptwordError,
  type MomentWithPlace,
  type PlaylistSummary,
  type PlaylistView,
} from '../../shared/contract/index.ts';
import {
  isAgreed,
  isQuarrel,
  keptFromChild,
  type LeftOut,
  type Moment,
  merged,
  type Playlist,
  type PlaylistFields,
  type PlaylistItem,
  playlistFields,
  recordingCode,
} from '../../shared/domain/index.ts';
import { ms } from '../../shared/time/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import { keptSoundIn } from './kept-sound.ts';

/** Newest first. */
export function listPlaylists(archive: OpenArchive): PlaylistSummary[] {
  const why = whyKept(archive);
  return archive.index.playlists.list().map((one) => summaryOf(archive, one, why));
}

/** With each moment, and why it is not played when it is not. @throws KeptwordError not-found */
export function getPlaylist(archive: OpenArchive, { id }: { id: string }): PlaylistView {
  const one = found(archive.index.playlists.get(id), 'playlist');
  const placeOf = places(archive);
  const why = whyKept(archive);
  const items = one.items.map((item) => {
    const moment = archive.index.moments.get(item.momentId);
    const of = moment && placeOf(moment);
    const durationMs = ms(of ? of.moment.endMs - of.moment.startMs : 0);
    return { ...item, of, durationMs, leftOut: why(of?.moment ?? null, item.privateOk) };
  });
  return { playlist: summaryOf(archive, one, why), items };
}

/** @throws KeptwordError invalid-input, not-found, not-for-child */
export function addPlaylist(archive: OpenArchive, input: PlaylistFields): Playlist {
  const fields = parsed(playlistFields, input);
  if (fields.studentId !== null) found(archive.index.students.get(fields.studentId), 'child');
  refuseNameless(fields);
  refuseUnfit(archive, fields.items, []);
  const one: Playlist = { ...fields, id: randomUUID(), createdAt: archive.clock.now().toISOString() };
  commitChange(archive, { what: 'playlist', before: null, after: one });
  return one;
}

type PlaylistChange = {
  title?: string | undefined;
  studentId?: string | null | undefined;
  ownWords?: boolean | undefined;
  items?: PlaylistItem[] | undefined;
};

/** @throws KeptwordError not-found, invalid-input, not-for-child */
export function changePlaylist(
  archive: OpenArchive,
  { id, change }: { id: string; change: PlaylistChange },
): Playlist {
  const before = found(archive.index.playlists.get(id), 'playlist');
  if (change.studentId) found(archive.index.students.get(change.studentId), 'child');
  if (change.items) refuseUnfit(archive, change.items, before.items);
  const after = { ...merged(before, change), ...parsed(playlistFields, merged(fieldsOf(before), change)) };
  refuseNameless(after);
  commitChange(archive, { what: 'playlist', before, after });
  return after;
}

/** @throws KeptwordError not-found */
export function removePlaylist(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.playlists.get(id), 'playlist');
  commitChange(archive, { what: 'playlist', before, after: null });
}

/** Whose words they are must be known before anybody writes some. */
function refuseNameless({ ownWords, studentId }: Pick<Playlist, 'ownWords' | 'studentId'>): void {
  if (!ownWords || studentId !== null) return;
  throw new KeptwordError(
    'invalid-input',
    'Say first for which child this list is. Then the child may write. Nothing was changed.',
    { details: 'fields: studentId' },
  );
}

/** Enough to choose from; the meeting narrows it. */
const MOST_CANDIDATES = 400;

type WhyKept = (moment: Moment | null, privateOk: boolean) => LeftOut | null;

/** Why a moment is not for a child, by its mark and by its sound; null when it is. */
function whyKept(archive: OpenArchive): WhyKept {
  const keptIn = keptSoundIn(archive);
  return (moment, privateOk) =>
    moment === null ? 'gone' : keptFromChild(moment, privateOk, keptIn(moment.recordingId));
}

/**
 * What may be chosen, newest meeting first. What is disputed, or heard in what is, is never among them; one that touches
 * a hard part is shown with the reason why it cannot be chosen.
 */
export function candidatesFor(
  archive: OpenArchive,
  wanted: { agreedOnly: boolean; meetingId: string | null; withPrivate: boolean },
): Candidate[] {
  const { index } = archive;
  const why = whyKept(archive);
  const all = wanted.meetingId === null ? index.moments.list() : index.moments.ofMeeting(wanted.meetingId);
  const fit = all.filter(
    (moment) =>
      !isQuarrel(moment) &&
      (wanted.withPrivate || !moment.private) &&
      (!wanted.agreedOnly || isAgreed(moment)),
  );
  const placeOf = places(archive);
  const near = wanted.meetingId === null ? fit.slice(-MOST_CANDIDATES) : fit.slice(0, MOST_CANDIDATES);
  return near
    .flatMap((moment): Candidate[] => {
      const place = placeOf(moment);
      const kept = why(moment, true);
      return place === null || kept === 'disputed' ? [] : [{ ...place, isHard: kept === 'hard' }];
    })
    .sort((a, b) => (a.meetingDate < b.meetingDate ? 1 : a.meetingDate > b.meetingDate ? -1 : 0));
}

function fieldsOf({ title, studentId, ownWords, items }: Playlist): PlaylistFields {
  return { title, studentId, ownWords, items };
}

/**
 * A moment that is already in may stay, even when it has become disputed since: it is not played (keptFromChild), and
 * nobody is stopped from putting the others in order.
 */
function refuseUnfit(
  archive: OpenArchive,
  items: readonly PlaylistItem[],
  before: readonly PlaylistItem[],
): void {
  const known = new Set(before.map(({ momentId }) => momentId));
  const whyNot = whyKept(archive);
  for (const { momentId, privateOk } of items) {
    const moment = archive.index.moments.get(momentId);
    if (moment === null && known.has(momentId)) continue;
    const why = whyNot(found(moment, 'moment'), privateOk);
    const isNew = !known.has(momentId);
    if (why === 'private' || ((why === 'disputed' || why === 'hard') && isNew)) throw notForChild(why);
  }
}

const NOT_FOR_CHILD = {
  disputed: 'A disputed moment is not for a child, so it was not added. Nothing was changed.',
  hard: 'This moment touches a part that is hard for you, so it was not added. Nothing was changed.',
  private: 'This moment is private. Choose it knowingly, or leave it out. Nothing was changed.',
};

function notForChild(why: keyof typeof NOT_FOR_CHILD): KeptwordError {
  return new KeptwordError('not-for-child', NOT_FOR_CHILD[why]);
}

function summaryOf(archive: OpenArchive, one: Playlist, why: WhyKept): PlaylistSummary {
  const played = one.items.flatMap(({ momentId, privateOk }) => {
    const moment = archive.index.moments.get(momentId);
    return moment && why(moment, privateOk) === null ? [moment] : [];
  });
  const durationMs = played.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return { ...one, plays: played.length, durationMs };
}

/** Recordings and meetings are looked up once each; null for a moment whose recording is gone. */
function places({ index }: OpenArchive): (moment: Moment) => MomentWithPlace | null {
  const known = new Map<string, Omit<MomentWithPlace, 'moment'> | null>();
  return (moment) => {
    let place = known.get(moment.recordingId);
    if (place === undefined) {
      const recording = index.recordings.get(moment.recordingId);
      const meeting = recording && index.meetings.get(recording.meetingId);
      place =
        recording && meeting
          ? { code: recordingCode(recording.ordinal), meetingTitle: meeting.title, meetingDate: meeting.date }
          : null;
      known.set(moment.recordingId, place);
    }
    return place && { moment, ...place };
  };
}
