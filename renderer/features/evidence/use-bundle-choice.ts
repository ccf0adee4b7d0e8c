import { useMemo, useState } from 'react';
import { useCall } from '../../bridge/index.ts';

export const SCOPES = ['disputed', 'all', 'pick'] as const;
type Scope = (typeof SCOPES)[number];

/** What goes into the bundle of a meeting: what was chosen so far, and what main says that it will hold. */
export function useBundleChoice(meetingId: string) {
  const [scope, setScope] = useState<Scope | null>(null);
  const [wanted, setWanted] = useState({
    papers: true,
    followUp: true,
    history: true,
    asks: false,
    zip: false,
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [concerns, setConcerns] = useState<ReadonlySet<string>>(new Set());
  const [notes, setNotes] = useState<ReadonlySet<string>>(new Set());

  const everything = useCall('evidence', 'preview', { meetingId }, { keepLast: true });
  const all = everything.data?.exhibits ?? [];
  const disputed = all.filter((one) => one.moment.dispute !== null).length;
  const now: Scope = scope ?? (disputed > 0 ? 'disputed' : 'all');
  const picked = useMemo(
    () => all.filter((one) => !left.has(one.moment.id)).map((one) => one.moment.id),
    [all, left],
  );
  const choice = {
    meetingId,
    disputedOnly: now === 'disputed',
    momentIds: now === 'pick' ? picked : null,
    concernIds: [...concerns],
    incidentIds: [...notes],
    ...wanted,
  };
  // Not before the whole meeting is known, which decides what is chosen at first.
  const isKnown = everything.data !== undefined;
  const preview = useCall('evidence', 'preview', choice, { keepLast: true, enabled: isKnown });
  const count = now === 'pick' ? picked.length : (preview.data?.exhibits.length ?? 0);

  return {
    ...{ choice, everything, preview, all, disputed, now, picked, count, wanted, concerns, notes },
    setScope,
    want: (change: Partial<typeof wanted>) => setWanted((before) => ({ ...before, ...change })),
    pick: (id: string, on: boolean) => setLeft((before) => withOne(before, id, !on)),
    chooseConcern: (id: string, on: boolean) => setConcerns((before) => withOne(before, id, on)),
    chooseNote: (id: string, on: boolean) => setNotes((before) => withOne(before, id, on)),
  };
}

function withOne(ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
