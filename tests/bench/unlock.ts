import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashRaw } from '@node-rs/argon2';
import { type ArchivePlace, createArchive, type OpenArchive, openArchive } from '../../main/archive/index.ts';
import { addMeeting, listMeetings } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { aMoment, aRecording } from '../support/archive/index.ts';
import { type Amount, inFolder, median, milliseconds, type Row, timed } from './measure.ts';

const MEETINGS = 10_000;
/** One meeting in so many has a recording with moments. */
const MARKED_EACH = 200;
const MOMENTS = 500;
const FIRST_PAGE = 100;
const PASSPHRASE = 'a passphrase for measuring';
const ARGON2ID = 2;

/** From the passphrase to the first page of meetings, against the bare key derivation of the same cost. */
export function unlock({ quick }: Amount): Promise<Row[]> {
  const runs = quick ? 3 : 9;
  return inFolder('disk', async (parent) => {
    const place = { folder: join(parent, 'Bench.keptword'), files: realFiles, clock: systemClock };
    await fill(place);
    const cost = costOf(place.folder);
    const derive = () =>
      hashRaw(PASSPHRASE, { ...cost, algorithm: ARGON2ID, outputLen: 32, salt: Buffer.alloc(16, 7) });
    const times = { derivation: [] as number[], unlock: [] as number[] };
    for (let run = 0; run < runs; run++) {
      times.derivation.push(await timed(derive));
      times.unlock.push(await timeToFirstPage(place));
    }
    const derivation = median(times.derivation);
    const extra = median(times.unlock) - derivation;
    return [
      {
        what: `Unlock with ${MEETINGS.toLocaleString('en')} meetings and ${((MEETINGS / MARKED_EACH) * MOMENTS).toLocaleString('en')} moments, to the first page`,
        baseline: 'Argon2id of the same cost',
        theirs: milliseconds(derivation),
        ours: `${milliseconds(derivation + extra)} (${milliseconds(extra)} more)`,
        ratio: (derivation + extra) / derivation,
        goal: 'at most 150 ms more',
        met: extra <= 150,
        runs,
      },
    ];
  });
}

/** Closing is not part of it: it happens when the parent has gone. */
async function timeToFirstPage(place: ArchivePlace): Promise<number> {
  const begun = performance.now();
  const archive = await openArchive({ ...place, passphrase: PASSPHRASE });
  const { length } = listMeetings(archive, { limit: FIRST_PAGE, offset: 0 });
  const took = performance.now() - begun;
  await archive.close();
  if (length !== FIRST_PAGE) throw new Error(`${length} meetings on the first page`);
  return took;
}

async function fill(place: ArchivePlace): Promise<void> {
  const { archive } = await createArchive({ ...place, passphrase: PASSPHRASE });
  archive.index.transaction(() => {
    for (let at = 0; at < MEETINGS; at++) {
      const date = new Date(Date.UTC(2000, 0, 1 + at)).toISOString().slice(0, 10);
      const meeting = addMeeting(archive, {
        title: `Meeting ${at}`,
        date,
        notes: 'What was said in it, in a line or two.',
      });
      if (at % MARKED_EACH === 0) mark(archive.index, meeting.id);
    }
  });
  await archive.close();
}

/** A recording with everything marked that a long meeting may hold. */
function mark(index: OpenArchive['index'], meetingId: string): void {
  const [session] = index.sessions.ofMeeting(meetingId);
  if (!session) throw new Error('the meeting has no sitting');
  const recording = aRecording({ meetingId, sessionId: session.id });
  index.recordings.insert(recording);
  for (let at = 0; at < MOMENTS; at++) {
    index.moments.insert(aMoment(recording, { text: `What was said at place ${at}` }));
  }
}

/** What the archive's own key file says that its passphrase costs. */
function costOf(folder: string) {
  const { slots } = JSON.parse(readFileSync(join(folder, 'archive.json'), 'utf8'));
  const { kdf } = slots.find((slot: { type: string }) => slot.type === 'passphrase');
  return { memoryCost: kdf.memoryKiB, timeCost: kdf.passes, parallelism: kdf.lanes };
}
