import type { IncidentView, KeptwordApi, UndoStep } from '../../../shared/contract/index.ts';
import { type Incident, incident, incidentFields, merged } from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

const NOW = '2026-11-22T02:10:00.000Z';
let made = 0;

/** Notes without sound, over the made-up world: the real shapes, a plain memory. */
export function incidentCalls(fake: FakeKeptword): Pick<KeptwordApi, 'incidents'> {
  const now = () => fake.world;
  const versions = new Map<string, { at: string; version: Incident }[]>();
  const step = (action: UndoStep['action'], subject: string): UndoStep => ({
    ...{ action, what: 'incident', subject, label: '' },
  });
  const keep = (one: Incident) => {
    versions.set(one.id, [{ at: one.updatedAt, version: { ...one } }, ...(versions.get(one.id) ?? [])]);
    return one;
  };
  const found = (id: string): Incident => {
    const one = now().incidents.find((of) => of.id === id);
    if (!one) throw wire('not-found');
    return one;
  };
  const view = (one: Incident): IncidentView => {
    const meeting = now().meetings.find(({ id }) => id === one.meetingId);
    return {
      incident: one,
      student: now().students.find(({ id }) => id === one.studentId)?.initials ?? null,
      meeting: meeting ? { id: meeting.id, title: meeting.title, date: meeting.date } : null,
      goal: now().goals.find(({ id }) => id === one.goalId)?.text ?? null,
      document: now().documents.find(({ id }) => id === one.documentId)?.title ?? null,
    };
  };
  return {
    incidents: {
      list: async ({ studentId = null }) =>
        now()
          .incidents.filter((one) => studentId === null || [null, studentId].includes(one.studentId))
          .toSorted((a, b) => (a.date < b.date ? 1 : -1))
          .map(view),
      history: async ({ id }) => versions.get(id) ?? [{ at: found(id).createdAt, version: found(id) }],
      add: async (input) => {
        const given = incidentFields.parse(input);
        const one = incident.parse({
          ...given,
          ...{ id: `incident-new-${++made}`, createdAt: NOW, updatedAt: NOW },
        });
        return fake.store.change(step('added', one.id), (world) => {
          world.incidents.push(one);
          return keep(one);
        });
      },
      change: async ({ id, change }) =>
        fake.store.change(step('changed', id), () =>
          keep(
            Object.assign(found(id), merged(found(id), change), { updatedAt: '2026-11-22T02:20:00.000Z' }),
          ),
        ),
      remove: async ({ id }) => {
        fake.store.change(step('deleted', id), (world) => {
          world.incidents = world.incidents.filter((one) => one.id !== id);
        });
      },
    },
  };
}
