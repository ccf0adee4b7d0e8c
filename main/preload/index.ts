import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Wires } from '../ipc/index.ts';
import { exposedApi } from './api.ts';

// Written in by the build from the contract (vite.preload.config.ts).
declare const __WIRES__: Wires;

/** The only thing that the page can reach: named functions, one per call of the contract. */
contextBridge.exposeInMainWorld(
  'keptword',
  exposedApi(__WIRES__, {
    invoke: (channel, ...input) => ipcRenderer.invoke(channel, ...input),
    listen(channel, listener) {
      const forward = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(channel, forward);
      return () => {
        ipcRenderer.removeListener(channel, forward);
      };
    },
    pathOf: (file) => webUtils.getPathForFile(file),
  }),
);
