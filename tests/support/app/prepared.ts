import { join } from 'node:path';
import type { KeptwordApi } from '../../../shared/contract/index.ts';
import { shortSample } from '../media/sample.ts';
import type { Keptword } from './launch.ts';

/** In the page: `window.keptword`, for steps that are not what a spec is about. */
type WithApi = { keptword: KeptwordApi };

export const PASSPHRASE = 'walnut harbor seven kites';
export const WHOLE_SAMPLE = join(import.meta.dirname, '../../../resources/sample/annual-iep-meeting.opus');
/** Its first minute, which is taken over, decoded and encoded in half of the time. */
export const SAMPLE = shortSample();

/** Makes and opens an archive `Ours` in `folder`, through the bridge. Returns its recovery words. */
export async function makeArchive(app: Keptword, folder: string): Promise<string[]> {
  await app.answerDialog([folder]);
  return app.page.evaluate(async (passphrase) => {
    const { archive } = (window as unknown as WithApi).keptword;
    const picked = await archive.pickNew({ name: 'Ours' });
    if (!picked) throw new Error('the picker was cancelled');
    const made = await archive.create({
      pick: picked.pick,
      passphrase: new TextEncoder().encode(passphrase),
    });
    const words = made.drill.map((position) => made.recoveryWords[position - 1] ?? '');
    if (!(await archive.confirmRecovery({ words }))) throw new Error('the drill failed');
    return made.recoveryWords;
  }, PASSPHRASE);
}

/** Adds a meeting and imports `files` into it. Returns the recordings' ids. */
export async function importInto(
  app: Keptword,
  title: string,
  files: readonly string[],
): Promise<{ meetingId: string; recordingIds: string[] }> {
  await app.answerDialog(files);
  return app.page.evaluate(async (name) => {
    const { meetings, recordings } = (window as unknown as WithApi).keptword;
    const meeting = await meetings.add({ title: name, date: '2026-10-20' });
    const picked = await recordings.pick();
    const results = await recordings.import({
      jobId: 'import',
      meetingId: meeting.id,
      sessionId: null,
      fileIds: picked.map(({ fileId }) => fileId),
      about: {},
    });
    const recordingIds = results.map((result) => {
      if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
      return result.recording.id;
    });
    return { meetingId: meeting.id, recordingIds };
  }, title);
}
