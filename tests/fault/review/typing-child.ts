import { writeSync } from 'node:fs';
import { openArchive } from '../../../main/archive/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { keepForm } from '../../../main/review/index.ts';
import { PASSPHRASE } from '../../support/vault/index.ts';

/*
 * Run as a program of its own, to be killed: typing-child.ts FOLDER MEETING. Types a concern letter by letter into the
 * (test) archive and prints the number of letters after each of them is kept. It never saves.
 */
const [folder = '', meetingId = ''] = process.argv.slice(2);
const archive = await openArchive({ folder, files: realFiles, clock: systemClock, passphrase: PASSPHRASE });
for (let letters = 1; ; letters += 1) {
  keepForm(archive, {
    form: 'concern',
    of: { kind: 'meeting', id: meetingId },
    fields: { text: 'ä'.repeat(letters) },
  });
  writeSync(1, `${letters}\n`);
}
