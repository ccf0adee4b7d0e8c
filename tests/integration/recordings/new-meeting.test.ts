import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { OpenArchive } from '../../../main/archive/index.ts';
import { addMeeting } from '../../../main/meetings/index.ts';
import { importFiles } from '../../../main/recordings/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { makeSound, quickFfmpeg, temporaryArchive, temporaryFolder } from '../../support/media/index.ts';
import { needs } from '../../support/programs/index.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

/** An archive whose log refuses its first recording, as a full disk does. */
function refusingOnce(archive: OpenArchive): OpenArchive {
  let refused = false;
  const append: OpenArchive['custody']['append'] = (event, subject, facts) => {
    if (event === 'recording-imported' && !refused) {
      refused = true;
      throw new KeptwordError('disk-full', 'The disk is full.');
    }
    return archive.custody.append(event, subject, facts);
  };
  return { ...archive, custody: { ...archive.custody, append } };
}

needs('ffmpeg').describe('a meeting that is made by its first recording', () => {
  it('goes with a recording that could not be entered, and comes with the next', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const first = makeSound(place.folder, 'phone.m4a');
    const second = join(place.folder, 'again.m4a');
    copyFileSync(first, second);
    const made: string[] = [];
    const meetingId = () => {
      const { id } = addMeeting(archive, { title: 'New', date: '2026-05-04' });
      made.push(id);
      return id;
    };
    const files = [first, second].map((path) => ({ fileId: path, path, name: 'sound.m4a' }));
    const results = await importFiles(refusingOnce(archive), await quickFfmpeg(), { meetingId, files });

    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'imported']);
    const there = archive.index.meetings.list({ limit: 10, offset: 0 }).map(({ id }) => id);
    expect(made).toHaveLength(2);
    expect(there.toSorted()).toEqual([meeting.id, made[1]].toSorted());
    expect(archive.index.recordings.list().map((recording) => recording.meetingId)).toEqual([made[1]]);
    expect(archive.custody.entries().filter(({ subject }) => subject === made[0])).toEqual([]);
    expect(archive.custody.verify()).toEqual([]);
    await archive.close();
  });
});
