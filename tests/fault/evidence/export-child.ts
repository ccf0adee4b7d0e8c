import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { exportBundle } from '../../../main/evidence/index.ts';
import { makeCase } from '../../support/evidence/index.ts';

/** Exports one bundle after another into the first folder it is given, with its archive in the second, until it is killed. Says "ready" before the first. */
const [out, work] = process.argv.slice(2);
if (out === undefined || work === undefined) throw new Error('which folders?');
const kase = await makeCase(mkdtempSync(join(work, 'killed-')));
process.stdout.write('ready\n');
for (let turn = 0; ; turn++) {
  const zip = turn % 2 === 1;
  await exportBundle(
    kase.archive,
    kase.ffmpeg,
    { meetingId: kase.meeting.id, disputedOnly: false, momentIds: null, papers: true, zip },
    out,
  );
}
