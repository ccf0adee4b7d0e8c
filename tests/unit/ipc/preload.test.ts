import { describe, expect, test } from 'vitest';
import { wires } from '../../../main/ipc/channels.ts';
import { exposedApi } from '../../../main/preload/api.ts';
import { contract, events } from '../../../shared/contract/index.ts';

type Api = Record<string, Record<string, (input?: unknown) => Promise<unknown>>> & {
  on(name: unknown, listener: unknown): () => void;
  dropFiles(files: unknown): Promise<unknown>;
};

function bench(answer: unknown = { ok: true, value: 'v' }) {
  const asked: unknown[][] = [];
  const listening = new Map<string, (payload: unknown) => void>();
  const api = exposedApi(wires, {
    invoke: async (...sent) => {
      asked.push(structuredClone(sent));
      return answer;
    },
    listen: (channel, listener) => {
      listening.set(channel, listener);
      return () => listening.delete(channel);
    },
    pathOf: (file) => `/somewhere/${file.name}`,
  }) as Api;
  return { api, asked, listening };
}

describe('what the page sees', () => {
  test('is exactly the calls of the contract, `on` and `dropFiles`', () => {
    const { api } = bench();
    expect(Object.keys(api).sort()).toEqual([...Object.keys(contract), 'on', 'dropFiles'].sort());
    for (const [feature, calls] of Object.entries(contract)) {
      expect(Object.keys(api[feature] ?? {})).toEqual(Object.keys(calls));
    }
  });

  test('a call goes to its own channel with one input', async () => {
    const { api, asked } = bench();
    expect(await api.review?.add?.({ recordingId: 'r' })).toBe('v');
    const touch = api.app?.touch as ((...input: unknown[]) => Promise<unknown>) | undefined;
    await touch?.(1, 'second', 'third');
    expect(asked).toEqual([
      ['review.add', { recordingId: 'r' }],
      ['app.touch', 1],
    ]);
  });

  test('a refusal rejects with the plain error, code and all', async () => {
    const { api } = bench({ ok: false, error: { code: 'disk-full', message: 'Full.' } });
    await expect(api.app?.settings?.()).rejects.toEqual({ code: 'disk-full', message: 'Full.' });
  });

  test('a passphrase is overwritten once it was sent', async () => {
    const { api, asked } = bench();
    const passphrase = new Uint8Array([1, 2, 3]);
    await api.archive?.unlock?.({ passphrase });
    expect(asked).toEqual([['archive.unlock', { passphrase: new Uint8Array([1, 2, 3]) }]]);
    expect([...passphrase]).toEqual([0, 0, 0]);
  });

  test('events are those of the contract, and can be left again', () => {
    const { api, listening } = bench();
    const heard: unknown[] = [];
    const stop = api.on('lockSoon', (payload: unknown) => heard.push(payload));
    listening.get('event.lockSoon')?.({ seconds: 30 });
    expect(heard).toEqual([{ seconds: 30 }]);
    stop();
    expect(listening.size).toBe(0);
    expect(Object.keys(wires.events)).toEqual(Object.keys(events));
    for (const name of ['other', '__proto__', 'constructor', 7]) {
      expect(() => api.on(name, () => undefined)).toThrow();
    }
    expect(() => api.on('lockSoon', 'no function')).toThrow();
  });

  test('dropped files go to main as paths, and nothing of the paths comes back', async () => {
    const { api, asked } = bench({ ok: true, value: [{ fileId: 'f' }] });
    expect(await api.dropFiles([{ name: 'a.m4a' }])).toEqual([{ fileId: 'f' }]);
    expect(asked).toEqual([['shell.drop', ['/somewhere/a.m4a']]]);
  });
});
