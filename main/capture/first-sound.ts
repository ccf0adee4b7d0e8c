import { nothingHeard } from './refusals.ts';

/** Nothing heard for so long after the start: there is no microphone behind the name. */
const FIRST_SOUND_MS = 8_000;

/** Waits for the first sound of a recording that was just started. @throws no-microphone when none comes */
export async function firstSound(session: { readonly firstSound: Promise<void> }): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(nothingHeard()), FIRST_SOUND_MS);
  });
  try {
    await Promise.race([session.firstSound, late]);
  } finally {
    clearTimeout(timer);
  }
}
