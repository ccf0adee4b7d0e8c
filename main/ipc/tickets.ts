import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';

/** Main keeps what the ticket stands for (a path); the renderer gets only the ticket. */
export type Tickets<T> = {
  issue(value: T): string;
  /** Throws `not-found` for a ticket that was never given out, or has been forgotten. */
  redeem(ticket: string): T;
  clear(): void;
};

/** Holds the newest `most` tickets: a page that asks without end cannot fill the memory. */
export function createTickets<T>(most: number): Tickets<T> {
  const held = new Map<string, T>();
  return {
    issue(value) {
      const ticket = randomUUID();
      held.set(ticket, value);
      const oldest = held.keys().next();
      if (held.size > most && !oldest.done) held.delete(oldest.value);
      return ticket;
    },
    redeem(ticket) {
      const value = held.get(ticket);
      if (value === undefined) {
        throw new KeptwordError('not-found', 'This choice is no longer known. Please choose it again.');
      }
      return value;
    },
    clear: () => held.clear(),
  };
}
