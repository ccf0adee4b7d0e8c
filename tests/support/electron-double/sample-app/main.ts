import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

/*
 * The smallest app that uses each part of the double: the double's own tests run it, so that they do not depend on
 * Keptword's screens. Arguments after `--` turn single guards off.
 */
const off = new Set(process.argv);
const html = (body: string) =>
  new Response(`<!doctype html><title>sample</title>${body}<script src="/page.js"></script>`, {
    headers: {
      'content-type': 'text/html',
      'content-security-policy': "default-src 'none'; script-src 'self'; img-src *",
    },
  });

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true } },
]);

await app.whenReady();
const own = session.fromPartition('sample');
own.protocol.handle('app', (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/index.html') {
    return html(
      '<a id="out" href="https://example.org/">out</a><a id="tab" target="_blank" href="https://example.org/">tab</a><input type="file">',
    );
  }
  if (pathname === '/page.js')
    return new Response('window.ran = typeof window.sample', {
      headers: { 'content-type': 'text/javascript' },
    });
  return new Response(null, { status: 404 });
});
if (!off.has('no-permissions')) {
  own.setPermissionRequestHandler((_contents, permission, callback) => callback(permission === 'media'));
  own.setPermissionCheckHandler(
    (_contents, permission, _origin, details) => permission === 'media' && details.mediaType === 'audio',
  );
}
own.webRequest.onBeforeRequest((details, callback) =>
  callback({ cancel: !details.url.startsWith('app://') }),
);
await own.setProxy({ proxyRules: '127.0.0.1:9' });

const window = new BrowserWindow({
  show: true,
  webPreferences: {
    session: own,
    preload: new URL('preload.cjs', import.meta.url).pathname,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  },
});
if (!off.has('no-navigation-guard'))
  window.webContents.on('will-navigate', (event) => event.preventDefault());
window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
ipcMain.handle('echo', (event, value: unknown) => {
  if (event.senderFrame !== event.sender.mainFrame) throw new Error('another frame');
  window.webContents.send('heard', typeof value);
  return { value, from: event.senderFrame.url };
});
ipcMain.handle('fail', () => {
  throw new Error('a reason');
});
await window.loadURL('app://sample/index.html');
