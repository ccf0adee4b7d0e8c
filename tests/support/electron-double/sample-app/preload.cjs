const { contextBridge, ipcRenderer, webUtils } = require('electron');

const tried = (work) => {
  try {
    return String(work());
  } catch (error) {
    return error.message;
  }
};

contextBridge.exposeInMainWorld('sample', {
  number: 7,
  list: Object.freeze(['a', { b: new Uint8Array([1, 2]) }]),
  echo: (value) => ipcRenderer.invoke('echo', value),
  sendFunction: () => ipcRenderer.invoke('echo', () => 1),
  fail: () => ipcRenderer.invoke('fail'),
  nobody: () => ipcRenderer.invoke('nobody'),
  rejectPlain: () => Promise.reject({ code: 'mine', extra: 1 }),
  rejectError: () => Promise.reject(Object.assign(new Error('only this'), { code: 'lost' })),
  throws: () => {
    throw Object.assign(new Error('thrown'), { code: 'lost' });
  },
  double: (value) => value * 2,
  onHeard(listener) {
    const forward = (_event, payload) => listener(payload);
    ipcRenderer.on('heard', forward);
    return () => {
      ipcRenderer.removeListener('heard', forward);
    };
  },
  path: (file) => ipcRenderer.invoke('echo', webUtils.getPathForFile(file)),
  unknown: () => [
    tried(() => ipcRenderer.sendSync('x')),
    tried(() => contextBridge.exposeInIsolatedWorld(1, 'x', {})),
    tried(() => require('node:fs')),
    typeof process,
  ],
});
