import type { Answer } from '../../shared/contract/index.ts';
import type { Wires } from '../ipc/index.ts';

type Electron = {
  readonly invoke: (channel: string, ...input: unknown[]) => Promise<unknown>;
  /** Returns the function that ends it. */
  readonly listen: (channel: string, listener: (payload: unknown) => void) => () => void;
  readonly pathOf: (file: File) => string;
};

/**
 * The object that the page sees as `window.keptword` (type `KeptwordApi`). A refused call rejects with the plain
 * object `{ code, message, details? }`: an Error would lose its code on the way across the context bridge.
 */
export function exposedApi(wires: Wires, electron: Electron): Record<string, unknown> {
  const { invoke, listen, pathOf } = electron;
  const channels = new Map(Object.entries(wires.events));
  const features = Object.entries(wires.calls).map(([feature, names]) => {
    const functions = names.map((name) => [name, callOn(`${feature}.${name}`, invoke)]);
    return [feature, Object.fromEntries(functions)];
  });
  return {
    ...Object.fromEntries(features),
    on(name: unknown, listener: unknown) {
      const channel = channels.get(String(name));
      if (channel === undefined || typeof listener !== 'function') throw new TypeError('no such event');
      return listen(channel, (payload) => listener(payload));
    },
    async dropFiles(files: unknown) {
      const paths = Array.isArray(files) ? files.map((file) => pathOf(file)) : [];
      return unwrapped(await invoke(wires.drop, paths));
    },
  };
}

function callOn(channel: string, invoke: Electron['invoke']) {
  return async (...input: unknown[]) => {
    const answer = invoke(channel, ...input.slice(0, 1));
    // What is sent has been copied by now; a passphrase need not stay in this world (SAFETY §2.3).
    for (const value of input) wipeBytes(value);
    return unwrapped(await answer);
  };
}

function wipeBytes(value: unknown): void {
  if (value instanceof Uint8Array) value.fill(0);
  else if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) if (inner instanceof Uint8Array) inner.fill(0);
  }
}

function unwrapped(sent: unknown): unknown {
  // The registry in main answers every call in this form, and nothing else can answer on these channels.
  const answer = sent as Answer<unknown>;
  if (answer.ok) return answer.value;
  throw answer.error;
}
