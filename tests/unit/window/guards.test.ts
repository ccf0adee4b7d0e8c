import type { IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardContents, guardSession, isTrustedSender } from '../../../main/window/guards.ts';
import { isOurs } from '../../../main/window/origin.ts';

describe('isOurs', () => {
  test.each(['app://keptword/index.html', 'app://keptword/media/x'])('%s is', (address) => {
    expect(isOurs(address)).toBe(true);
  });
  test.each([
    'app://keptword.evil/index.html',
    'app://evil/index.html',
    'app://keptword@evil/',
    'app://user@keptword/',
    'https://keptword/index.html',
    'file:///index.html',
    'data:text/html,x',
    'about:blank',
    'javascript:1',
    'not an address',
    '',
  ])('%s is not', (address) => {
    expect(isOurs(address)).toBe(false);
  });
});

describe('isTrustedSender', () => {
  const mainFrame = { url: 'app://keptword/index.html' };
  const window = { id: 7, mainFrame } as unknown as WebContents;
  const from = (senderFrame: object | null, sender: object = window) =>
    isTrustedSender({ senderFrame, sender } as unknown as IpcMainInvokeEvent, window);

  test('the main frame of our window on our page', () => expect(from(mainFrame)).toBe(true));
  test('not a frame inside it', () => expect(from({ url: 'app://keptword/index.html' })).toBe(false));
  test('not a frame that is gone', () => expect(from(null)).toBe(false));
  test('not another window', () => expect(from(mainFrame, { id: 8, mainFrame })).toBe(false));
  test('not our window on another page', () => {
    const elsewhere = { url: 'https://example.org/' };
    expect(from(elsewhere, { id: 7, mainFrame: elsewhere })).toBe(false);
  });
});

type Answers = {
  request: (permission: string, details: object) => boolean;
  check: (permission: string, origin: string, details: object) => boolean;
  device: () => boolean;
  cancelled: (url: string) => boolean;
};

/** Records what the guards set, as Electron would call it. */
async function guarded(): Promise<Answers & { proxy: object | null; spelling: boolean | null }> {
  const set: Record<string, (...input: never[]) => unknown> = {};
  const kept: { proxy: object | null; spelling: boolean | null } = { proxy: null, spelling: null };
  const session = {
    setPermissionRequestHandler: (handler: never) => Object.assign(set, { request: handler }),
    setPermissionCheckHandler: (handler: never) => Object.assign(set, { check: handler }),
    setDevicePermissionHandler: (handler: never) => Object.assign(set, { device: handler }),
    webRequest: { onBeforeRequest: (handler: never) => Object.assign(set, { before: handler }) },
    on: () => undefined,
    setSpellCheckerEnabled: (on: boolean) => {
      kept.spelling = on;
    },
    setProxy: async (config: object) => {
      kept.proxy = config;
    },
  };
  await guardSession(session as unknown as Session);
  const call = (name: string, ...input: unknown[]) => set[name]?.(...(input as never[]));
  return {
    ...kept,
    request(permission, details) {
      let allowed: unknown = null;
      call('request', null, permission, (answer: boolean) => (allowed = answer), details);
      return allowed === true;
    },
    check: (permission, origin, details) => call('check', null, permission, origin, details) === true,
    device: () => call('device', {}) === true,
    cancelled(url) {
      let cancel: unknown = null;
      call('before', { url }, (answer: { cancel: boolean }) => {
        cancel = answer.cancel;
      });
      return cancel === true;
    },
  };
}

describe('guardSession', () => {
  const ours = { requestingUrl: 'app://keptword/index.html' };

  test('only sound, only for our page', async () => {
    const { request, check } = await guarded();
    expect(request('media', { ...ours, mediaTypes: ['audio'] })).toBe(true);
    expect(check('media', 'app://keptword', { mediaType: 'audio' })).toBe(true);
    expect(request('media', { ...ours, mediaTypes: ['audio', 'video'] })).toBe(false);
    expect(request('media', { ...ours, mediaTypes: [] })).toBe(false);
    expect(request('media', { requestingUrl: 'https://example.org/', mediaTypes: ['audio'] })).toBe(false);
    expect(check('media', 'app://keptword', { mediaType: 'video' })).toBe(false);
    expect(check('media', 'https://example.org', { mediaType: 'audio' })).toBe(false);
  });

  test.each([
    'geolocation',
    'notifications',
    'usb',
    'hid',
    'serial',
    'openExternal',
    'clipboard-read',
    'unknown',
  ])('not %s', async (permission) => {
    const { request, check, device } = await guarded();
    expect(request(permission, ours)).toBe(false);
    expect(check(permission, 'app://keptword', {})).toBe(false);
    expect(device()).toBe(false);
  });

  test('every address but ours is cancelled, and there is no server behind the proxy', async () => {
    const { cancelled, proxy, spelling } = await guarded();
    expect(cancelled('app://keptword/index.html')).toBe(false);
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'devtools://x/',
      'ws://x/',
    ]) {
      expect(cancelled(url)).toBe(true);
    }
    expect(proxy).toEqual({ proxyRules: '127.0.0.1:9', proxyBypassRules: '' });
    expect(spelling).toBe(false);
  });
});

test('guardContents refuses every way out of the page', () => {
  const listeners = new Map<string, (event: object) => void>();
  let open: () => object = () => ({});
  guardContents({
    on: (name: string, listener: never) => listeners.set(name, listener),
    setWindowOpenHandler: (handler: never) => {
      open = handler;
    },
  } as unknown as WebContents);
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    let prevented = false;
    listeners.get(name)?.({ preventDefault: () => (prevented = true) });
    expect(prevented, name).toBe(true);
  }
  expect(open()).toEqual({ action: 'deny' });
});
