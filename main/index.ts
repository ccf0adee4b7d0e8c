import { startApp } from './window/index.ts';

/** The app in Electron. dist/main/index.js is this file's bundle; preload and renderer lie beside it. */
await startApp({ dist: `${import.meta.dirname}/..` });
