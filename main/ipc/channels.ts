import { contract, type Events, events } from '../../shared/contract/index.ts';

/** Channel of an event from main to the window. */
export function eventChannel(name: keyof Events): string {
  return `event.${name}`;
}

/** Where the preload hands dropped files to main. No function of the page reaches it with a path of its own. */
export const DROP_CHANNEL = 'shell.drop';

/**
 * The contract as plain names. The build writes it into the preload, which so needs no schema library:
 * feature → calls, event → channel.
 */
export const wires = {
  calls: Object.fromEntries(
    Object.entries(contract).map(([feature, calls]) => [feature, Object.keys(calls)]),
  ),
  events: Object.fromEntries(
    (Object.keys(events) as (keyof Events)[]).map((name) => [name, eventChannel(name)]),
  ),
  drop: DROP_CHANNEL,
};
export type Wires = typeof wires;
