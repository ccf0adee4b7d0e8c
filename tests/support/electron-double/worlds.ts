import { decode, encode } from './wire.ts';

/*
 * The two scripts that run in each document before any script of the page: the preload's isolated world and the main
 * world. They speak through DOM events on a message port that only they hold. DOM events are dispatched at once and
 * across worlds, so that a bridged function can answer synchronously, as Electron's context bridge lets it.
 * All functions here run in the page; they are sent there as source.
 */

type Port = EventTarget;
type Wire = { encode: typeof encode; decode: typeof decode };
type FromNode =
  | { kind: 'answer'; id: number; ok: boolean; text: string }
  | { kind: 'event'; channel: string; text: string };
type ToNode = (message: string) => void;

export const WORLD = 'electron-preload';
export const BINDING = 'electronDoubleToNode';
export const RECEIVER = 'electronDoubleFromNode';
export const FILES = 'electronDoubleFiles';
/** Stands for a dropped file's path until the call reaches Node, which alone can ask Chromium for the real one. */
export const FILE_TICKET = 'electron-double-file:';

/** Source for the isolated world, with the app's own preload inside it: a policy without eval allows no other way. */
export function isolatedWorldSource(preload: string): string {
  const names = JSON.stringify({ BINDING, RECEIVER, FILES, FILE_TICKET });
  return `if (window === window.top) (${isolatedWorld})(${names}, { encode: ${encode}, decode: ${decode} },
    (require, module, exports) => {\n${preload}\n});`;
}

export function mainWorldSource(): string {
  return `if (window === window.top) (${mainWorld})({ encode: ${encode}, decode: ${decode} });`;
}

function isolatedWorld(
  names: { BINDING: string; RECEIVER: string; FILES: string; FILE_TICKET: string },
  { encode, decode }: Wire,
  preload: (require: unknown, module: unknown, exports: unknown) => void,
): void {
  const own = globalThis as unknown as Record<string, unknown>;
  const toNode = own[names.BINDING] as ToNode;
  const files: object[] = [];
  own[names.FILES] = files;

  const strictly = (name: string, target: object) =>
    new Proxy(target, {
      get(object, member) {
        if (member in object || typeof member === 'symbol') return Reflect.get(object, member);
        throw new Error(`The Electron double does not have ${name}.${member}.`);
      },
    });

  // --- ipcRenderer
  let asked = 0;
  const waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void; channel: string }
  >();
  const listeners = new Map<string, Set<(...input: unknown[]) => void>>();
  own[names.RECEIVER] = (text: string) => {
    const message = JSON.parse(text) as FromNode;
    if (message.kind === 'event') {
      const payload = decode(message.text) as unknown[];
      for (const listener of [...(listeners.get(message.channel) ?? [])])
        listener({ senderId: 0 }, ...payload);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(decode(message.text));
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.text}`));
  };
  const ipcRenderer = {
    invoke: async (channel: string, ...input: unknown[]) => {
      const text = encode(structuredClone(input));
      const id = ++asked;
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject, channel }));
      toNode(JSON.stringify({ kind: 'invoke', id, channel, text }));
      return answer;
    },
    on(channel: string, listener: (...input: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    removeListener(channel: string, listener: (...input: unknown[]) => void) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const webUtils = {
    getPathForFile(file: unknown) {
      if (!(file instanceof File)) throw new TypeError('getPathForFile expected a File');
      return names.FILE_TICKET + (files.push(file) - 1);
    },
  };

  // --- contextBridge
  let port: Port | null = null;
  const exposed: { key: string; text: string }[] = [];
  const functions: ((...input: unknown[]) => unknown)[] = [];
  const keep = (value: object) => functions.push(value as (...input: unknown[]) => unknown) - 1;
  const say = (type: string, detail: object) => port?.dispatchEvent(new CustomEvent(type, { detail }));
  const errorText = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const pageFunction =
    (ticket: number) =>
    (...input: unknown[]) => {
      say('page-function', { ticket, text: encode(input, { functionTo: keep }) });
    };
  const answerCall = (detail: { ticket: number; text: string; files: object[]; id: number }) => {
    const input = decode(detail.text, {
      functionFrom: pageFunction,
      fileFrom: (at) => detail.files[at],
    }) as unknown[];
    const result: unknown = functions[detail.ticket]?.(...input);
    if (!(result instanceof Promise)) return { text: encode(result, { functionTo: keep }) };
    result
      .then(
        (value: unknown) =>
          say('settled', { id: detail.id, ok: true, text: encode(value, { functionTo: keep }) }),
        // Of an Error only the message crosses the bridge; another value crosses as a copy.
        (error: unknown) =>
          say('settled', {
            id: detail.id,
            ok: false,
            text: encode(error instanceof Error ? new Error(error.message) : error),
          }),
      )
      .catch((error: unknown) =>
        say('settled', { id: detail.id, ok: false, text: encode(new Error(errorText(error))) }),
      );
    return { later: true };
  };
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (exposed.some((one) => one.key === key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      exposed.push({ key, text: encode(api, { functionTo: keep }) });
      if (port) throw new Error('The Electron double takes exposeInMainWorld only while the preload runs.');
    },
  };

  document.addEventListener(
    'electron-double-hello',
    (event) => {
      port = (event as MessageEvent).ports[0] ?? null;
      event.preventDefault();
      event.stopImmediatePropagation();
      port?.addEventListener('call', (call) => {
        const { detail } = call as CustomEvent;
        let reply: object;
        try {
          reply = answerCall(detail);
        } catch (error) {
          reply = { error: errorText(error) };
        }
        say('reply', reply);
      });
      port?.addEventListener('window-open', (open) => {
        toNode(JSON.stringify({ kind: 'window-open', url: (open as CustomEvent).detail }));
      });
      for (const one of exposed) say('expose', one);
    },
    { once: true, capture: true },
  );

  const electron = strictly('electron (in the preload)', {
    contextBridge: strictly('contextBridge', contextBridge),
    ipcRenderer: strictly('ipcRenderer', ipcRenderer),
    webUtils: strictly('webUtils', webUtils),
  });
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload has electron only)`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports);
  } catch (error) {
    toNode(JSON.stringify({ kind: 'preload-failed', message: errorText(error) }));
  }
}

function mainWorld({ encode, decode }: Wire): void {
  const { port1: port } = new MessageChannel();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const callbacks: ((...input: unknown[]) => unknown)[] = [];
  let calls = 0;

  const frozen = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
      for (const inner of Object.values(value)) frozen(inner);
      Object.freeze(value);
    }
    return value;
  };
  const bridged =
    (ticket: number) =>
    (...input: unknown[]) => {
      const files: object[] = [];
      const text = encode(input, {
        functionTo: (callback) => callbacks.push(callback as (...input: unknown[]) => unknown) - 1,
        fileTo: (file) => files.push(file) - 1,
      });
      const id = ++calls;
      let reply: { error?: string; later?: boolean; text?: string } | null = null;
      const promise = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      const onReply = (event: Event) => {
        reply ??= (event as CustomEvent).detail;
      };
      port.addEventListener('reply', onReply, { once: true });
      port.dispatchEvent(new CustomEvent('call', { detail: { ticket, text, files, id } }));
      const got = reply as { error?: string; later?: boolean; text?: string } | null;
      if (got === null) throw new Error('the preload did not answer');
      if (got.later) return promise;
      waiting.delete(id);
      if (got.error !== undefined) throw new Error(got.error);
      return frozen(decode(got.text ?? 'null', { functionFrom: bridged }));
    };
  port.addEventListener('settled', (event) => {
    const { id, ok, text } = (event as CustomEvent).detail;
    const value = decode(text, { functionFrom: bridged });
    if (ok) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(value);
    waiting.delete(id);
  });
  port.addEventListener('page-function', (event) => {
    const { ticket, text } = (event as CustomEvent).detail;
    callbacks[ticket]?.(...(decode(text, { functionFrom: bridged }) as unknown[]));
  });
  port.addEventListener('expose', (event) => {
    const { key, text } = (event as CustomEvent).detail;
    const value = frozen(decode(text, { functionFrom: bridged }));
    Object.defineProperty(window, key, { value, writable: false, configurable: false, enumerable: true });
  });

  // A denied window.open returns null in Electron. Chromium under automation would open a tab.
  Object.defineProperty(window, 'open', {
    value: (url: unknown) => {
      port.dispatchEvent(
        new CustomEvent('window-open', { detail: new URL(String(url ?? 'about:blank'), location.href).href }),
      );
      return null;
    },
    writable: true,
    configurable: true,
  });

  const hello = new MessageEvent('electron-double-hello', { ports: [port], cancelable: true });
  if (document.dispatchEvent(hello)) throw new Error('The Electron double: no preload world answered.');
}
