import { decode, encode } from './wire.ts';

type Listener = (event: object, ...input: unknown[]) => unknown;

/** `ipcMain.handle` and what answers a page's `ipcRenderer.invoke`. */
export class IpcMain {
  readonly #handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** For WebContents: the answer as text, or the sentence of the error that the page's promise rejects with. */
  async answer(channel: string, event: object, text: string, filePath: (ticket: string) => Promise<string>) {
    const listener = this.#handlers.get(channel);
    if (!listener) return { ok: false, text: `No handler registered for '${channel}'` };
    try {
      const input = await withPaths(decode(text), filePath);
      const value: unknown = await listener(event, ...(input as unknown[]));
      return { ok: true, text: encode(structuredClone(value)) };
    } catch (error) {
      return { ok: false, text: String(error) };
    }
  }
}

/** Puts real paths where the preload could only put tickets. */
async function withPaths(value: unknown, filePath: (ticket: string) => Promise<string>): Promise<unknown> {
  if (typeof value === 'string') return filePath(value);
  if (Array.isArray(value)) return Promise.all(value.map((inner) => withPaths(inner, filePath)));
  return value;
}
