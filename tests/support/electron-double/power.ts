import { NotInTheDouble } from './strict.ts';

/** 'shutdown' comes with an event whose preventDefault() delays the shutdown until the app quits. */
export const POWER_EVENTS = ['suspend', 'resume', 'shutdown', 'lock-screen', 'unlock-screen'];

const TYPES = ['prevent-app-suspension', 'prevent-display-sleep'];

/**
 * `powerSaveBlocker`: every start gets an id of its own, several may stand at once, and `stop` says whether the id was
 * stopped. No system is kept awake here; what was asked is told on the outputs, where a test can read it.
 */
export function powerSaveBlockerDouble() {
  const started = new Map<number, string>();
  let ids = 0;
  const idOf = (id: unknown): number => {
    if (Number.isInteger(id)) return id as number;
    throw new TypeError('Error processing argument at index 0, conversion failure');
  };
  const tell = () =>
    process.emitWarning(
      `power save blockers: ${[...started.values()].join(', ') || 'none'}`,
      'ElectronDouble',
    );
  return {
    start(type: string): number {
      if (!TYPES.includes(type)) throw new NotInTheDouble(`a power save blocker of type "${String(type)}"`);
      started.set(++ids, type);
      tell();
      return ids;
    },
    stop(id: number): boolean {
      const stopped = started.delete(idOf(id));
      if (stopped) tell();
      return stopped;
    },
    isStarted: (id: number): boolean => started.has(idOf(id)),
  };
}
