/** `node speaker-child.ts FOLDER MOMENT`: speaks a note until somebody kills it. Says `heard` when a second is in the journal. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '../../../main/archive/index.ts';
import { locateFfmpeg } from '../../../main/media/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { createVoiceRecorder } from '../../../main/voice/index.ts';
import { PASSPHRASE } from '../../support/vault/index.ts';

const [folder = '', momentId = ''] = process.argv.slice(2);
const archive = await openArchive({ folder, files: realFiles, clock: systemClock, passphrase: PASSPHRASE });
const recorder = createVoiceRecorder({ ffmpeg: () => locateFfmpeg() });
void recorder.record(archive, { key: 'it', momentId }, new AbortController().signal);

const piece = Buffer.alloc(9_600 * 2);
for (let at = 0; at < 9_600; at += 1) piece.writeInt16LE(Math.round(Math.sin(at / 20) * 9_000), at * 2);

/** Bytes of the journal on the disk. */
function journalBytes(): number {
  const place = join(folder, 'voice');
  try {
    return readdirSync(place).reduce((sum, id) => sum + statSync(join(place, id, 'voice')).size, 0);
  } catch {
    return 0;
  }
}

let told = false;
setInterval(() => {
  recorder.feed('it', piece);
  // Two seconds at 32 kbit/s with what a page and a record cost.
  if (!told && journalBytes() > 8_000) {
    told = true;
    process.stdout.write('heard\n');
  }
}, 20);
