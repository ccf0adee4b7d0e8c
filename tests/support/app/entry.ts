import './jump.ts';
import { startApp } from '../../../main/window/index.ts';

/**
 * The app as the end-to-end tests start it: the same in everything but the price of guessing a passphrase, so that a
 * test does not wait a second at each unlock, and a clock that a test can set forward. The shipped app has no such switch; this file is in no package
 * (decision 042).
 */
await startApp({
  dist: `${import.meta.dirname}/..`,
  kdf: { memoryKiB: 1024, passes: 1, lanes: 1 },
});
