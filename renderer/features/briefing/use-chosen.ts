import { useRef } from 'react';
import type { BriefingView } from '../../../shared/contract/index.ts';
import type { BriefingItem } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { moved } from '../../components/index.ts';

/** The parts of the plan in order, and the moments under them. */
export type Chosen = { goalIds: readonly string[]; items: readonly BriefingItem[] };
/** Changes what is chosen as it is when its turn comes, which is not always as it was drawn. */
export type OnChosen = (changed: (now: Chosen) => Chosen) => void;

/** It is sent whole, so each change builds on the one before it, also while main has not answered that yet. */
export function useChosen(view: BriefingView | undefined) {
  const { mutate, error } = useChange('briefings', 'change');
  const sent = useRef<Chosen | null>(null);
  const onChosen: OnChosen = (changed) => {
    if (!view) return;
    const next = changed(sent.current ?? chosenOf(view));
    sent.current = next;
    const done = () => {
      if (sent.current === next) sent.current = null;
    };
    const change = { goalIds: [...next.goalIds], items: [...next.items] };
    mutate({ id: view.briefing.id, change }, { onSettled: done });
  };
  return { error, onChosen };
}

function chosenOf({ groups }: BriefingView): Chosen {
  return {
    goalIds: groups.flatMap(({ part }) => part?.id ?? []),
    items: groups.flatMap(({ part, chosen }) =>
      chosen.map(({ moment }) => ({ momentId: moment.id, goalId: part?.id ?? null })),
    ),
  };
}

/** A moment comes last under its part of the plan. */
export function withMoment(now: Chosen, item: BriefingItem): Chosen {
  return { ...now, items: [...without(now, item.momentId).items, item] };
}

export function without(now: Chosen, momentId: string): Chosen {
  return { ...now, items: now.items.filter((one) => one.momentId !== momentId) };
}

/** One place up or down among those under the same part of the plan. */
export function movedMoment(now: Chosen, momentId: string, by: -1 | 1): Chosen {
  const one = now.items.find((item) => item.momentId === momentId);
  if (!one) return now;
  const same = now.items.filter(({ goalId }) => goalId === one.goalId);
  const others = now.items.filter(({ goalId }) => goalId !== one.goalId);
  return { ...now, items: [...others, ...moved(same, one, by)] };
}

export function movedPart(now: Chosen, goalId: string, by: -1 | 1): Chosen {
  return { ...now, goalIds: moved(now.goalIds, goalId, by) };
}

/** A part of the plan comes last, once. */
export function withPart(now: Chosen, goalId: string): Chosen {
  return now.goalIds.includes(goalId) ? now : { ...now, goalIds: [...now.goalIds, goalId] };
}

/** With what stands under it. */
export function withoutPart(now: Chosen, goalId: string): Chosen {
  return {
    goalIds: now.goalIds.filter((id) => id !== goalId),
    items: now.items.filter((item) => item.goalId !== goalId),
  };
}
