import { nothingHeard } from './refusals.ts';

/** Nothing heard for so long after the start: there is no microphone behind the name. */
const FIRST_SOUND_MS = 8_000;
/** Where another microphone stands by, it is not waited for so long. */
const WITH_ANOTHER_MS = 4_000;

/**
 * Waits for the first sound of a recording that was just started. `another` is called when none comes and there is
 * something else to listen to; then it is waited for once more.
 * @throws no-microphone when none comes
 */
export async function firstSound(
  session: { readonly firstSound: Promise<void> },
  another: (() => Promise<void>) | null = null,
): Promise<void> {
  if (another !== null) {
    if (await heardWithin(session, WITH_ANOTHER_MS)) return;
    await another();
  }
  if (!(await heardWithin(session, FIRST_SOUND_MS))) throw nothingHeard();
}

async function heardWithin(session: { readonly firstSound: Promise<void> }, ms: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([session.firstSound.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
