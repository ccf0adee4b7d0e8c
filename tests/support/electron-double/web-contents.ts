import { appendFileSync, readFileSync } from 'node:fs';
import type { CDPSession, Frame, Page, Request as PageRequest, Route } from 'playwright';
import type { IpcMain } from './ipc-main.ts';
import { toApp, toPage } from './origin.ts';
import { type SessionDouble, schemes } from './session.ts';
import { NotInTheDouble, refusable, StrictEmitter, strict } from './strict.ts';
import { encode } from './wire.ts';
import {
  BINDING,
  FILE_TICKET,
  FILES,
  isolatedWorldSource,
  mainWorldSource,
  RECEIVER,
  WORLD,
} from './worlds.ts';

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };
type FromPage =
  | { kind: 'invoke'; id: number; channel: string; text: string }
  | { kind: 'window-open'; url: string }
  | { kind: 'preload-failed'; message: string };

let made = 0;

/** One page: its frames' navigations, its requests, its preload world, and the calls between that world and main. */
export class WebContents extends StrictEmitter {
  readonly id = ++made;
  readonly session: SessionDouble;
  readonly #ipc: IpcMain;
  readonly #preload: string | null;
  readonly #page: Promise<Page>;
  #cdp: CDPSession | null = null;
  #openHandler: OpenHandler | null = null;
  #preloadContext: number | null = null;
  /** The address of a load that the app itself asked for: it passes the navigation guards. */
  #loading: string | null = null;
  #destroyed = false;
  #outer: WebContents = this;
  readonly mainFrame: { readonly url: string };

  constructor(options: {
    session: SessionDouble;
    preload: string | null;
    ipc: IpcMain;
    page: Promise<Page>;
  }) {
    super('webContents', [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'render-process-gone',
      'did-finish-load',
      'destroyed',
    ]);
    this.session = options.session;
    this.#ipc = options.ipc;
    this.#preload = options.preload;
    this.mainFrame = strict('mainFrame', {
      get url() {
        return url();
      },
    });
    let current: Page | null = null;
    const url = () => toApp(current?.url() ?? 'about:blank', schemes);
    this.#page = options.page.then(async (page) => {
      current = page;
      await this.#prepare(page);
      return page;
    });
  }

  /** The proxy that the app sees: `event.sender` must be the same object. */
  seenAs(outer: WebContents): WebContents {
    this.#outer = outer;
    return outer;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  setIgnoreMenuShortcuts(_ignore: boolean): void {}

  /** Dropped, as in Electron, when there is no page to hear it. Throws when the payload cannot be cloned. */
  send(channel: string, ...payload: unknown[]): void {
    const text = encode(structuredClone(payload));
    void this.#tell({ kind: 'event', channel, text });
  }

  // --- for the window

  async load(address: string): Promise<void> {
    const page = await this.#page;
    await this.#grantPermissions(address);
    this.#loading = toPage(address, schemes);
    await page.goto(this.#loading, { waitUntil: 'load' });
    this.emit('did-finish-load');
  }
  page(): Promise<Page> {
    return this.#page;
  }
  destroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }

  async #prepare(page: Page): Promise<void> {
    const context = page.context();
    const cdp = await context.newCDPSession(page);
    this.#cdp = cdp;
    await context.route('**/*', (route) => this.#onRequest(route));
    await this.#answerWorklets(page);
    await cdp.send('Page.enable');
    const { frameTree } = await cdp.send('Page.getFrameTree');
    cdp.on('Runtime.executionContextCreated', ({ context: made }) => {
      // A frame inside the page gets such a world too; the preload runs in the main frame only.
      const isMain = made.auxData?.frameId === frameTree.frame.id;
      if (made.name === WORLD && isMain) this.#preloadContext = made.id;
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.#preloadContext === executionContextId) this.#preloadContext = null;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) void this.#onMessage(JSON.parse(payload) as FromPage, executionContextId);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    const preload = this.#preload === null ? '' : readFileSync(this.#preload, 'utf8');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: isolatedWorldSource(preload),
    });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource() });
    page.on('popup', (popup) => {
      this.#asksForWindow(popup.url());
      void popup.close();
    });
    page.on('download', (download) => {
      if (!this.session.refusesDownload()) throw new NotInTheDouble('an allowed download');
      void download.cancel();
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
  }

  /** Electron consults the guards in this order: navigation events, then webRequest, then the protocol handler. */
  async #onRequest(route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url(), schemes);
    if (request.isNavigationRequest()) {
      const frame = frameOf(request);
      const allowed = frame !== null && this.#mayNavigate(url, frame.parentFrame() === null, request.url());
      if (!allowed) return route.abort('aborted');
    }
    const leaves = !schemes.some((scheme) => url.startsWith(`${scheme}://`));
    if (leaves) report(url);
    if (await this.session.isCancelled(url, request.method(), request.resourceType())) {
      return route.abort('blockedbyclient');
    }
    if (leaves) return route.abort('connectionrefused');
    const headers = new Headers(await request.allHeaders());
    const response = await this.session.answer(new Request(url, { method: request.method(), headers }));
    if (!response) return route.abort('failed');
    if (response.status >= 300 && response.status < 400)
      throw new NotInTheDouble('a redirect from a protocol handler');
    const body = Buffer.from(await response.arrayBuffer());
    // The page may be gone by now; then nobody waits for the answer.
    await route
      .fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
      .catch(() => undefined);
  }

  /**
   * A worklet fetches its script past the page's own interception; the browser as a whole sees what that one left.
   * Only our own scheme is asked there: everything else still ends at the dead proxy.
   */
  async #answerWorklets(page: Page): Promise<void> {
    const all = await page.context().browser()?.newBrowserCDPSession();
    if (!all) throw new Error('the window has no Chromium');
    all.on('Fetch.requestPaused', async ({ requestId, request, resourceType }) => {
      const url = toApp(request.url, schemes);
      const cancelled = await this.session.isCancelled(url, request.method, resourceType.toLowerCase());
      const response = cancelled
        ? null
        : await this.session.answer(new Request(url, { method: request.method }));
      if (!response) return all.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return all.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: response.status,
        responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
        body: Buffer.from(await response.arrayBuffer()).toString('base64'),
      });
    });
    const patterns = schemes.map((scheme) => ({ urlPattern: toPage(`${scheme}://*/*`, schemes) }));
    await all.send('Fetch.enable', { patterns });
  }

  #mayNavigate(url: string, isMainFrame: boolean, pageUrl: string): boolean {
    if (isMainFrame && this.#loading === pageUrl) {
      this.#loading = null;
      return true;
    }
    const facts = { url, isMainFrame, isSameDocument: false };
    const framed = refusable(facts);
    this.emit('will-frame-navigate', framed);
    if (framed.defaultPrevented || !isMainFrame) return !framed.defaultPrevented;
    const event = refusable(facts);
    this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  #asksForWindow(url: string): void {
    const answer = this.#openHandler?.({ url: toApp(url, schemes) });
    if (answer?.action !== 'deny') throw new NotInTheDouble('a second window opened by a page');
  }

  async #onMessage(message: FromPage, from: number): Promise<void> {
    if (message.kind === 'preload-failed') throw new Error(`the preload failed: ${message.message}`);
    if (message.kind === 'window-open') return this.#asksForWindow(message.url);
    const event = { sender: this.#outer, senderFrame: this.mainFrame, processId: 1, frameId: from };
    const { id, channel, text } = message;
    const answer = await this.#ipc.answer(channel, event, text, (value) => this.#pathOf(value));
    if (this.#preloadContext === from) await this.#tell({ kind: 'answer', id, ...answer });
  }

  async #tell(message: object): Promise<void> {
    const contextId = this.#preloadContext;
    if (contextId === null || this.#destroyed) return;
    await this.#cdp
      ?.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text) { globalThis.${RECEIVER}(text); }`,
        executionContextId: contextId,
        arguments: [{ value: JSON.stringify(message) }],
      })
      // The document went away in between; Electron drops the message then too.
      .catch(() => undefined);
  }

  async #pathOf(value: string): Promise<string> {
    if (!value.startsWith(FILE_TICKET) || this.#preloadContext === null || !this.#cdp) return value;
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      expression: `${FILES}[${Number(value.slice(FILE_TICKET.length))}]`,
      contextId: this.#preloadContext,
    });
    if (result.objectId === undefined) return '';
    const { path } = await this.#cdp.send('DOM.getFileInfo', { objectId: result.objectId });
    return path;
  }

  async #grantPermissions(address: string): Promise<void> {
    const browser = (await this.#page).context().browser();
    const { targetInfo } = (await this.#cdp?.send('Target.getTargetInfo')) ?? {};
    if (!browser || !targetInfo?.browserContextId) throw new Error('the window has no Chromium context');
    // Kept attached: Chromium takes the decisions back when this session ends.
    const all = await browser.newBrowserCDPSession();
    const origin = toPage(address, schemes).replace(/^(https:\/\/[^/]+).*$/, '$1');
    const permissions = this.session.granted(this.#outer, toApp(origin, schemes));
    await all.send('Browser.grantPermissions', {
      origin,
      browserContextId: targetInfo.browserContextId,
      permissions: permissions as never[],
    });
  }
}

/** Null for the first request of a new tab: it has no frame yet, and is closed by `popup`. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** Every request that would have left the app, for the test that expects none. */
function report(url: string): void {
  const file = process.env.ELECTRON_DOUBLE_REPORT;
  if (file) appendFileSync(file, `${url}\n`);
}
