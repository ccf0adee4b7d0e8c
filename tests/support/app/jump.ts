/**
 * Time that a test lets pass at once, for what only comes after minutes: main's clock is further, and what waited that
 * long is due. Imported first by the entry of the end-to-end tests; in no package (decision 042).
 */
/** What waits for less than this has nothing to do with minutes: it comes in its own time. */
const LONG_MS = 5_000;

type Waiting = { readonly dueMs: number; readonly run: () => void };

const now = performance.now.bind(performance);
const { setTimeout: wait, clearTimeout: forget } = globalThis;
const waiting = new Map<unknown, Waiting>();
let passedMs = 0;

performance.now = () => now() + passedMs;
globalThis.clearTimeout = (timer) => {
  waiting.delete(timer);
  forget(timer);
};
globalThis.setTimeout = Object.assign((run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
  const timer = wait(() => {
    waiting.delete(timer);
    run(...given);
  }, ms);
  if (ms >= LONG_MS) waiting.set(timer, { dueMs: performance.now() + ms, run: () => run(...given) });
  return timer;
}, wait);

/** A test reaches it as a global in Electron, and with a message in the double. */
function letPass(ms: number): void {
  passedMs += ms;
  const due = [...waiting].filter(([, { dueMs }]) => dueMs <= performance.now());
  for (const [timer, { run }] of due) {
    waiting.delete(timer);
    forget(timer as NodeJS.Timeout);
    run();
  }
}

Object.assign(globalThis, { letPass });
process.on('message', (message: { passMs?: number }) => {
  if (message.passMs !== undefined) letPass(message.passMs);
});
