import type { ConsentView } from '../../shared/contract/index.ts';
import {
  type ConsentAnswer,
  isAskedForConsent,
  type LeftThing,
  leftThingOf,
  type ShareNote,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';

/** Everything that was copied out of the archive, newest first, with what is written down of to whom and why. */
export function whatLeft({ index }: OpenArchive): LeftThing[] {
  const notes = index.shares.list();
  return index.shares
    .left()
    .flatMap((seq) => index.custody.entries({ from: seq, to: seq }))
    .flatMap((entry) => leftThingOf(entry, notes) ?? []);
}

/**
 * Writes down to whom a thing that left went, and why: the words in the list, the purpose in the signed log with the
 * hash of the entry that it is about. No name goes into the log. The entry has no subject, so that a bundle never
 * tells to whom an earlier one went.
 * @throws KeptwordError not-found when entry `seq` is not of something that left, archive-read-only
 */
export function noteShare({ index, custody }: OpenArchive, seq: number, { to, why }: ShareNote): void {
  const [entry] = index.custody.entries({ from: seq, to: seq });
  const about = found(entry && leftThingOf(entry, []) ? entry : null, 'copy');
  index.transaction(() => {
    const { at } = custody.append('share-noted', null, { entry: seq, entryHash: about.hash, purpose: why });
    index.shares.insert({ at, seq, to, why });
  });
}

/** Of everyone who was there or invited, but the parent and the child: what is on file of passing it on (D67). */
export function consentsOf({ index }: OpenArchive, meetingId: string): ConsentView[] {
  const people = new Map(index.people.list().map((one) => [one.id, one]));
  const newest = new Map(index.consents.ofMeeting(meetingId).map((one) => [one.personId, one]));
  return index.attendees.ofMeeting(meetingId).flatMap((attendee) => {
    const person = people.get(attendee.personId);
    if (!person || !isAskedForConsent(person, attendee)) return [];
    const { id: personId, label, role } = person;
    const { answer = 'not-asked', at = null } = newest.get(personId) ?? {};
    return [{ personId, label, role, answer, at }];
  });
}

/**
 * Writes down what one of them says to it: a new line of the ledger, and of the signed log by their ids. The same answer
 * again is no new line. @throws KeptwordError not-found, archive-read-only
 */
export function noteConsent(
  archive: OpenArchive,
  { meetingId, personId, answer }: { meetingId: string; personId: string; answer: ConsentAnswer },
): void {
  const { index, custody } = archive;
  found(index.meetings.get(meetingId), 'meeting');
  const of = consentsOf(archive, meetingId).find((one) => one.personId === personId) ?? null;
  if (found(of, 'person').answer === answer) return;
  index.transaction(() => {
    const { at } = custody.append('consent-noted', null, { meeting: meetingId, person: personId, answer });
    index.consents.insert({ at, meetingId, personId, answer });
  });
}
