import { NotInTheDouble, onlyOptions, refusable, StrictEmitter, strict } from './strict.ts';

type Handler = (request: Request) => Promise<Response> | Response;
type BeforeRequest = (
  details: { id: number; url: string; method: string; resourceType: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void;
type PermissionDetails = {
  mediaType?: string;
  mediaTypes?: string[];
  requestingUrl: string;
  isMainFrame: boolean;
};
type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (allowed: boolean) => void,
  details: PermissionDetails,
) => void;
type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  details: PermissionDetails,
) => boolean;

const PRIVILEGES = [
  'standard',
  'secure',
  'stream',
  'supportFetchAPI',
  'corsEnabled',
  'bypassCSP',
  'allowServiceWorkers',
  'codeCache',
];
const NEEDED = ['standard', 'secure', 'stream', 'supportFetchAPI'];

/** Schemes that the app has made known, in order. Only such a scheme can have a page here. */
export const schemes: string[] = [];

export function registerSchemesAsPrivileged(
  list: { scheme: string; privileges?: Record<string, boolean> }[],
  isReady: boolean,
): void {
  if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  for (const { scheme, privileges = {}, ...rest } of list) {
    onlyOptions('registerSchemesAsPrivileged', rest, []);
    onlyOptions('privileges', privileges, PRIVILEGES);
    // The stand-in page is https, which is all of these; a scheme that is less would behave otherwise in Electron.
    for (const one of NEEDED) if (!privileges[one]) throw new NotInTheDouble(`a scheme that is not "${one}"`);
    if (privileges.bypassCSP || privileges.corsEnabled || privileges.allowServiceWorkers) {
      throw new NotInTheDouble('a scheme with bypassCSP, corsEnabled or allowServiceWorkers');
    }
    schemes.push(scheme);
  }
  if (schemes.length > 1) throw new NotInTheDouble('a second scheme');
}

/** What the permission handlers answer for one of Chromium's permissions. */
const PERMISSIONS: readonly { chromium: string; permission: string; media?: 'audio' | 'video' }[] = [
  { chromium: 'audioCapture', permission: 'media', media: 'audio' },
  { chromium: 'videoCapture', permission: 'media', media: 'video' },
  { chromium: 'geolocation', permission: 'geolocation' },
  { chromium: 'notifications', permission: 'notifications' },
  { chromium: 'midi', permission: 'midi' },
  { chromium: 'midiSysex', permission: 'midiSysex' },
  { chromium: 'clipboardReadWrite', permission: 'clipboard-read' },
  { chromium: 'clipboardSanitizedWrite', permission: 'clipboard-sanitized-write' },
  { chromium: 'idleDetection', permission: 'idle-detection' },
  { chromium: 'sensors', permission: 'sensors' },
  { chromium: 'localFonts', permission: 'local-fonts' },
  { chromium: 'windowManagement', permission: 'window-management' },
  { chromium: 'wakeLockScreen', permission: 'screen-wake-lock' },
  { chromium: 'storageAccess', permission: 'storage-access' },
  { chromium: 'durableStorage', permission: 'persistent-storage' },
];

/** An in-memory session: a Chromium context of its own, gone with the process. */
export class SessionDouble extends StrictEmitter {
  #handler: Handler | null = null;
  #beforeRequest: BeforeRequest | null = null;
  #permissionRequest: PermissionRequest | null = null;
  #permissionCheck: PermissionCheck | null = null;
  #requests = 0;
  #used = false;
  proxy: { server: string } | null = null;

  constructor() {
    super('session', ['will-download']);
  }

  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: Handler) => {
      if (!schemes.includes(scheme))
        throw new NotInTheDouble(`a handler for the unregistered scheme ${scheme}`);
      if (this.#handler) throw new Error(`Failed to register protocol: ${scheme}`);
      this.#handler = handler;
    },
  });

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest | object) => {
      if (typeof listener !== 'function') throw new NotInTheDouble('a filter for onBeforeRequest');
      this.#beforeRequest = listener as BeforeRequest;
    },
  });

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler;
  }
  /** USB, HID and serial ask the person for a device; Chromium without a person never gives one. */
  setDevicePermissionHandler(
    handler: (details: { deviceType: string; origin: string; device: object }) => boolean,
  ): void {
    if (handler({ deviceType: 'usb', origin: 'app://probe', device: {} }))
      throw new NotInTheDouble('an allowed device');
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    if (enabled) throw new NotInTheDouble('a spell checker');
  }
  setProxy(config: { proxyRules?: string; proxyBypassRules?: string }): Promise<void> {
    onlyOptions('setProxy', config, ['proxyRules', 'proxyBypassRules']);
    if (this.#used) throw new NotInTheDouble('setProxy after the first window');
    this.proxy = config.proxyRules ? { server: config.proxyRules } : null;
    return Promise.resolve();
  }

  // --- for the window

  use(): void {
    this.#used = true;
  }

  /** Electron allows what no handler denies, and needs both handlers to agree. */
  granted(contents: unknown, origin: string): string[] {
    return PERMISSIONS.filter(({ permission, media }) => {
      const details = {
        requestingUrl: `${origin}/`,
        isMainFrame: true,
        ...(media ? { mediaType: media, mediaTypes: [media] } : {}),
      };
      let requested = this.#permissionRequest === null;
      this.#permissionRequest?.(
        contents,
        permission,
        (allowed) => {
          requested = allowed;
        },
        details,
      );
      return requested && (this.#permissionCheck?.(contents, permission, origin, details) ?? true);
    }).map(({ chromium }) => chromium);
  }

  isCancelled(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (!listener) return Promise.resolve(false);
    const details = { id: ++this.#requests, url, method, resourceType };
    return new Promise((resolve) => listener(details, ({ cancel }) => resolve(cancel === true)));
  }

  async answer(request: Request): Promise<Response | null> {
    return this.#handler ? this.#handler(request) : null;
  }

  refusesDownload(): boolean {
    const event = refusable({});
    this.emit('will-download', event, {}, {});
    return event.defaultPrevented;
  }
}

const sessions = new Map<string, SessionDouble>();

export function fromPartition(name: string): SessionDouble {
  if (name.startsWith('persist:')) throw new NotInTheDouble('a session that is kept on disk');
  const known = sessions.get(name) ?? strict('session', new SessionDouble());
  sessions.set(name, known);
  return known;
}
