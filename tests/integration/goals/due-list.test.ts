import { expect, it, onTestFinished } from 'vitest';
import { dueList } from '../../../main/goals/index.ts';
import { addDecision, addGoal, addPerson, addStudent } from '../../../main/meetings/index.ts';
import { addMoment } from '../../../main/review/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting } from '../../support/archive/index.ts';

it('holds what was promised of the child, by goal over its years and by who, and nothing that may not be handed on', async () => {
  const at = await newArchive();
  onTestFinished(() => at.remove());
  const { archive } = at;
  const child = addStudent(archive, { initials: 'J.R.' });
  const studentIds = [child.id];
  const before = addGoal(archive, { studentId: child.id, text: 'Three words', schoolYear: '2025-26' });
  const goal = addGoal(archive, { studentId: child.id, text: 'Four words', continuesId: before.id });
  const meeting = someMeeting(archive, { studentIds });
  const recording = await sealedRecording(archive, meeting);
  const speaker = addPerson(archive, { label: 'Ms. Lee', role: 'other' });
  const span = { recordingId: recording.id, startMs: ms(1000), endMs: ms(4000), type: 'promise' as const };
  const bus = addMoment(archive, {
    ...{ ...span, text: 'Calls about the bus', due: '2026-11-01' },
    ...{ goalId: goal.id, speakerId: speaker.id },
  });
  addMoment(archive, { ...span, text: 'Mine alone', due: '2026-11-01', private: true });
  const later = addDecision(archive, { meetingId: meeting.id, text: 'New chair', due: '2026-12-01' });
  const mediation = someMeeting(archive, { studentIds, kind: 'mediation' });
  addDecision(archive, { meetingId: mediation.id, text: 'Said in confidence', due: '2026-11-01' });

  const of = { studentId: child.id, today: '2026-11-22' };
  const list = dueList(archive, of);
  expect(list.promises).toMatchObject([
    { commitment: { id: bus.id }, saidBy: 'Ms. Lee', standing: 'missing' },
    { commitment: { id: later.id }, saidBy: null, standing: 'not-due' },
  ]);
  expect(list.goals).toEqual([{ id: goal.id, text: 'Four words' }]);
  expect(list.people).toEqual(['Ms. Lee']);
  expect(list.left).toEqual({ private: 1, mediation: 1 });
  const ids = (change: object) =>
    dueList(archive, { ...of, ...change }).promises.map((one) => one.commitment.id);
  expect(ids({ goalId: before.id })).toEqual([bus.id]);
  expect(ids({ by: 'Ms. Lee' })).toEqual([bus.id]);
  expect(ids({ withPrivate: true })).toHaveLength(3);
});
