import { expect, it, vi } from 'vitest';

it('passes with the libraries we ship', async () => {
  const { assertCrypto, cryptoSelfTest } = await import('../../../main/vault/self-test.ts');
  expect(await cryptoSelfTest()).toBe(true);
  await expect(assertCrypto()).resolves.toBeUndefined();
});

it.each(['createHash', 'hkdfSync', 'createCipheriv', 'createDecipheriv', 'verify', 'sign'])(
  'fails, and no archive is touched, when %s is broken',
  async (name) => {
    vi.resetModules();
    vi.doMock('node:crypto', async (original) => ({
      ...(await original<typeof import('node:crypto')>()),
      [name]: () => {
        throw new Error('not here');
      },
    }));
    const { assertCrypto, cryptoSelfTest } = await import('../../../main/vault/self-test.ts');
    expect(await cryptoSelfTest()).toBe(false);
    await expect(assertCrypto()).rejects.toMatchObject({ code: 'crypto-self-test-failed' });
    vi.doUnmock('node:crypto');
    vi.resetModules();
  },
);

it('fails when Argon2id gives another key', async () => {
  vi.resetModules();
  vi.doMock('@node-rs/argon2', () => ({ hashRaw: async () => Buffer.alloc(32) }));
  const { cryptoSelfTest } = await import('../../../main/vault/self-test.ts');
  expect(await cryptoSelfTest()).toBe(false);
  vi.doUnmock('@node-rs/argon2');
  vi.resetModules();
});
