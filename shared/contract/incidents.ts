import { z } from 'zod';
import { id, incident, incidentChange, incidentFields } from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** A note of what happened, with the names of what it is about; null where it names none or that was taken out. */
export const incidentView = z.object({
  incident,
  /** Initials. */
  student: z.string().nullable(),
  meeting: z.object({ id, title: z.string(), date: isoDate }).nullable(),
  goal: z.string().nullable(),
  document: z.string().nullable(),
});
export type IncidentView = z.infer<typeof incidentView>;

export const incidentCalls = {
  list: call(
    'Notes of what happened, without sound, the newest day first; of one child or of all.',
    z.object({ studentId: id.nullable().default(null) }),
    z.array(incidentView),
  ),
  history: call(
    'Every saved version of one, newest first.',
    z.object({ id }),
    z.array(z.object({ at: z.string(), version: incident })),
  ),
  add: call('Writes one down. When that was is set by main and never changes.', incidentFields, incident),
  change: call('Changes some fields of one.', z.object({ id, change: incidentChange }), incident),
  remove: call('Takes one out; undo brings it back.', z.object({ id }), z.void()),
};
