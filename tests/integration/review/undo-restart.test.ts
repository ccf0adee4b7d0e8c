import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenArchive } from '../../../main/archive/index.ts';
import {
  addDecision,
  addGoal,
  addMeeting,
  addPerson,
  addStudent,
  changeDecision,
  changeGoal,
  changeMeeting,
  changePerson,
  changeStudent,
  removeDecision,
  removeGoal,
  removeMeeting,
} from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, redo, removeMoment, undo, undoState } from '../../../main/review/index.ts';
import type { Meeting, Recording } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';

let at: TestArchive;
let meeting: Meeting;
let recording: Recording;
beforeEach(async () => {
  at = await newArchive();
  meeting = someMeeting(at.archive);
  recording = await sealedRecording(at.archive, meeting);
});
afterEach(() => at.remove());

/** One kind of thing: how it is added, changed (when it can be) and taken out (when it can be), and how it is read. */
type Kind = {
  add(archive: OpenArchive): { id: string };
  change?: (archive: OpenArchive, id: string) => unknown;
  remove?: (archive: OpenArchive, id: string) => unknown;
  read(archive: OpenArchive, id: string): unknown;
};

const KINDS: Record<string, Kind> = {
  moment: {
    add: (archive) =>
      addMoment(archive, { recordingId: recording.id, startMs: 1, endMs: 2, type: 'promise', text: 'first' }),
    change: (archive, id) => changeMoment(archive, { id, change: { text: 'second', outcome: 'agreed' } }),
    remove: (archive, id) => removeMoment(archive, { id }),
    // A moment says when it was changed last, also by undo.
    read: ({ index }, id) => {
      const moment = index.moments.get(id);
      return moment && { ...moment, updatedAt: null };
    },
  },
  goal: {
    add: (archive) =>
      addGoal(archive, { studentId: addStudent(archive, { initials: 'A' }).id, text: 'Reads' }),
    change: (archive, id) => changeGoal(archive, { id, change: { text: 'Reads aloud', target: '8 of 10' } }),
    remove: (archive, id) => removeGoal(archive, { id }),
    read: ({ index }, id) => index.goals.get(id),
  },
  decision: {
    add: (archive) => addDecision(archive, { meetingId: meeting.id, text: 'An aide' }),
    change: (archive, id) => changeDecision(archive, { id, change: { text: 'No aide', reason: 'cost' } }),
    remove: (archive, id) => removeDecision(archive, { id }),
    read: ({ index }, id) => index.decisions.get(id),
  },
  meeting: {
    add: (archive) => addMeeting(archive, { title: 'Second', date: '2026-11-02' }),
    change: (archive, id) => changeMeeting(archive, { id, change: { title: 'Third', date: '2026-11-03' } }),
    remove: (archive, id) => removeMeeting(archive, { id, reason: 'A copy' }),
    read: ({ index }, id) => index.meetings.get(id),
  },
  person: {
    add: (archive) => addPerson(archive, { label: 'Ms Lee', role: 'other' }),
    change: (archive, id) => changePerson(archive, { id, change: { label: 'Ms Leigh' } }),
    read: ({ index }, id) => index.people.get(id),
  },
  student: {
    add: (archive) => addStudent(archive, { initials: 'J.R.' }),
    change: (archive, id) => changeStudent(archive, { id, change: { initials: 'J.S.' } }),
    read: ({ index }, id) => index.students.get(id),
  },
};

describe.each(Object.entries(KINDS))('every change of a %s', (what, kind) => {
  it('is taken back and made again, each time by a program that was started anew', async () => {
    const { id } = kind.add(at.archive);
    const states: unknown[] = [null, kind.read(at.archive, id)];
    if (kind.change) {
      kind.change(at.archive, id);
      states.push(kind.read(at.archive, id));
    }
    if (kind.remove) {
      kind.remove(at.archive, id);
      states.push(null);
    }
    for (const state of states.slice(0, -1).toReversed()) {
      const archive = await at.reopen();
      expect(undo(archive)).toMatchObject({ what, subject: id });
      expect(kind.read(archive, id)).toEqual(state);
    }
    for (const state of states.slice(1)) {
      const archive = await at.reopen();
      expect(redo(archive)).toMatchObject({ what, subject: id });
      expect(kind.read(archive, id)).toEqual(state);
    }
    expect(undoState(at.archive).redo).toBeNull();
    expect(at.archive.custody.verify()).toEqual([]);
  });
});
