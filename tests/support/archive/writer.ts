import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openIndex } from '../../../main/database/index.ts';
import { aMeeting } from './things.ts';

/*
 * Run as a program of its own, to be killed: writer.ts FILE, with the (test) key in the environment. Writes a meeting
 * and a custody entry in one transaction, over and over, and prints the number of each one after its commit.
 */
const index = openIndex({
  file: process.argv[2] ?? '',
  key: Buffer.from(process.env.TEST_INDEX_KEY ?? '', 'hex'),
});
const hex = () => randomUUID().replaceAll('-', '').repeat(2);
for (let n = 1; ; n += 1) {
  index.transaction(() => {
    index.meetings.insert(aMeeting({ title: `Meeting ${n}`, notes: 'x'.repeat(2000) }));
    index.custody.append({
      seq: n,
      at: '2026-10-20T15:30:00.000Z',
      event: 'archive-created',
      subject: null,
      facts: {},
      factsHash: hex(),
      prevHash: hex(),
      hash: hex(),
      signature: 'x',
    });
  });
  writeSync(1, `${n}\n`);
}
