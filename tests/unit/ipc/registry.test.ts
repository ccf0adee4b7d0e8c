import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wires } from '../../../main/ipc/channels.ts';
import { registerCalls, registerOne } from '../../../main/ipc/registry.ts';
import { contract, type Handlers, KeptwordError } from '../../../shared/contract/index.ts';

type Listener = (
  event: object,
  ...input: unknown[]
) => Promise<{ ok: boolean; value?: unknown; error?: { code: string; message: string; details?: string } }>;
const log = { info: () => undefined, warn: () => undefined };

function bench() {
  const listeners = new Map<string, Listener>();
  const ipcMain = {
    handle: (channel: string, listener: Listener) => listeners.set(channel, listener),
  } as unknown as Pick<IpcMain, 'handle'>;
  const call = (channel: string, ...input: unknown[]) =>
    listeners.get(channel)?.({ trusted: true }, ...input);
  return { listeners, ipcMain, call };
}
const isTrusted = (event: IpcMainInvokeEvent) => 'trusted' in event;

/** One channel `test.call` with a handler of the test's choice. */
function one(handler: (input: { n: number; secret?: Uint8Array | undefined }) => unknown) {
  const { listeners, ipcMain, call } = bench();
  registerOne({
    ipcMain,
    isTrusted,
    log,
    channel: 'test.call',
    call: {
      input: z.object({ n: z.number(), secret: z.instanceof(Uint8Array).optional() }),
      output: z.object({ doubled: z.number() }),
    },
    handler: (input) => handler(input as { n: number }),
  });
  return { listeners, call: (...input: unknown[]) => call('test.call', ...input) };
}

describe('one call', () => {
  test('parses in and out, and drops what the contract does not name', async () => {
    const { call } = one(({ n }) => ({ doubled: n * 2, path: '/home/somebody' }));
    expect(await call({ n: 2, extra: 1 })).toEqual({ ok: true, value: { doubled: 4 } });
  });

  test('refuses a frame that is not ours before anything else happens', async () => {
    let ran = false;
    const { listeners } = one(() => {
      ran = true;
    });
    const answer = await listeners.get('test.call')?.({}, { n: 1 });
    expect([answer?.ok, answer?.error?.code, ran]).toEqual([false, 'not-allowed', false]);
  });

  test('says where an input is wrong, and never what it was', async () => {
    const { call } = one(() => ({ doubled: 1 }));
    const answer = await call({ n: 'what a child said' });
    expect(answer?.error?.code).toBe('invalid-input');
    expect(answer?.error?.details).toBe('n: invalid_type');
    expect((await call({ n: 1 }, { n: 2 }))?.error?.code).toBe('invalid-input');
  });

  test('an answer outside the contract does not leave', async () => {
    const { call } = one(() => ({ doubled: 'no' }));
    expect((await call({ n: 1 }))?.error?.code).toBe('unexpected');
  });

  test('an expected error keeps its code and sentence, without paths', async () => {
    const { call } = one(() => {
      throw new KeptwordError('disk-full', 'The disk is full.', {
        details: 'ENOSPC: write /home/ana/Jo.keptword/blobs/ab/x.kwb',
      });
    });
    expect((await call({ n: 1 }))?.error).toEqual({
      code: 'disk-full',
      message: 'The disk is full.',
      details: 'ENOSPC: write …/x.kwb',
    });
  });

  test('an unforeseen error tells an engineer where, and nobody what', async () => {
    const { call } = one(() => {
      throw Object.assign(new RangeError('Jo said "stop" in /home/ana'), { code: 'EBAD' });
    });
    const error = (await call({ n: 1 }))?.error;
    expect(error?.code).toBe('unexpected');
    expect(error?.details).toMatch(/^RangeError · EBAD · registry\.test\.ts:\d+/);
    expect(JSON.stringify(error)).not.toMatch(/Jo|ana|home/);
    const { call: odd } = one(() => {
      throw 'a text';
    });
    expect((await odd({ n: 1 }))?.error?.code).toBe('unexpected');
  });

  test.each([
    ['it worked', () => ({ doubled: 1 })],
    ['it failed', () => Promise.reject(new Error('x'))],
  ])('overwrites the passphrase after use when %s', async (_name, handler) => {
    const secret = new TextEncoder().encode('correct horse');
    let seen = '';
    const { call } = one(({ secret: given }) => {
      seen = new TextDecoder().decode(given);
      return handler();
    });
    await call({ n: 1, secret });
    expect(seen).toBe('correct horse');
    expect([...secret]).toEqual(new Array(secret.length).fill(0));
  });
});

describe('all calls', () => {
  const everyChannel = Object.entries(contract).flatMap(([feature, calls]) =>
    Object.keys(calls).map((name) => `${feature}.${name}`),
  );
  /** Handlers that answer nonsense: what must not leave, does not. */
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([feature, calls]) => [
      feature,
      Object.fromEntries(Object.keys(calls).map((name) => [name, () => ({ place: '/home/ana' })])),
    ]),
  ) as unknown as Handlers;

  test('each has its channel, and the preload has the same names', () => {
    const { listeners, ipcMain } = bench();
    registerCalls({ ipcMain, isTrusted, log, handlers });
    expect([...listeners.keys()].sort()).toEqual([...everyChannel].sort());
    const named = Object.entries(wires.calls).flatMap(([feature, names]) =>
      names.map((name) => `${feature}.${name}`),
    );
    expect(named.sort()).toEqual([...everyChannel].sort());
  });

  test('random payloads get a typed answer, and no path', async () => {
    const { ipcMain, call } = bench();
    registerCalls({ ipcMain, isTrusted, log, handlers });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...everyChannel),
        fc.array(fc.anything(), { maxLength: 2 }),
        async (channel, input) => {
          const answer = await call(channel, ...input);
          expect(typeof answer?.ok).toBe('boolean');
          expect(JSON.stringify(answer)).not.toContain('/home/ana');
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a handler table with a hole is refused at start', () => {
    const { ipcMain } = bench();
    const holed = { ...handlers, review: { ...handlers.review, add: undefined } } as unknown as Handlers;
    expect(() => registerCalls({ ipcMain, isTrusted, log, handlers: holed })).toThrow('review.add');
  });
});
