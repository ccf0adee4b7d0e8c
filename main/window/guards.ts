import type { IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { isOurs } from './origin.ts';

/** No server is ever asked; should Chromium try, it finds nobody here. Port 9 is "discard" (RFC 863). */
const DEAD_PROXY = '127.0.0.1:9';

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'setProxy'
  | 'webRequest'
  | 'on'
>;

/** Only sound from the microphone, and only for our own page. Electron allows everything when nobody answers. */
export async function guardSession(session: GuardedSession): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const onlySound = kinds.length > 0 && kinds.every((kind) => kind === 'audio');
    callback(permission === 'media' && onlySound && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.mediaType === 'audio' && isOurs(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isOurs(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  await session.setProxy({ proxyRules: DEAD_PROXY, proxyBypassRules: '' });
}

/** The window shows its one page and opens no other, whatever a click, a dropped link or a script asks for. */
export function guardContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** True when a call comes from the main frame of our window and that frame shows our own page. */
export function isTrustedSender(event: IpcMainInvokeEvent, window: WebContents | null): boolean {
  const { senderFrame, sender } = event;
  if (window === null || sender.id !== window.id || senderFrame === null) return false;
  return senderFrame === sender.mainFrame && isOurs(senderFrame.url);
}
