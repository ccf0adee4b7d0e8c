import { platform } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from './file-errors.ts';

/** What Windows says while a virus scanner, a backup or a sync client holds a file that was just written. */
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES']);
/** About a second in all; scanners let go after some tens of milliseconds. */
const PAUSES_MS = [10, 20, 50, 100, 200, 300, 400];

/**
 * Does it again, after a pause, while another program holds the file. Elsewhere than on Windows these codes mean what
 * they say, so the first answer counts. The last failure is the one that is thrown.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  around: { windows: boolean; pauses: readonly number[] } = {
    windows: platform() === 'win32',
    pauses: PAUSES_MS,
  },
): Promise<T> {
  for (const pause of around.windows ? around.pauses : []) {
    try {
      return await work();
    } catch (error) {
      if (!HELD.has(systemCode(error) ?? '')) throw error;
    }
    await wait(pause);
  }
  return work();
}
