import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportForNew, whatLeft } from '../../../main/evidence/index.ts';
import { addBriefing, briefingSheet, changeBriefing } from '../../../main/goals/index.ts';
import { decodeSealed } from '../../../main/media/index.ts';
import { addGoal, changeGoal } from '../../../main/meetings/index.ts';
import type { Briefing, ShareNote } from '../../../shared/domain/index.ts';
import { makeCase, readTree, type TestCase } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const { folder, remove } = temporaryFolder();
const out = join(folder, 'out');
let kase: TestCase;
let briefing: Briefing;
beforeAll(async () => {
  kase = await makeCase(folder, { words: { speaker: `Ms. Lee ${HOSTILE}` } });
  const { archive, student } = kase;
  const seat = addGoal(archive, {
    ...{ studentId: student.id, kind: 'accommodation', text: 'A seat in front' },
    howDone: `The seat is kept free. ${HOSTILE}`,
  });
  const time = addGoal(archive, { studentId: student.id, kind: 'accommodation', text: 'Extra time' });
  // It was moved to the year before after it had been chosen.
  const older = addGoal(archive, { studentId: student.id, kind: 'accommodation', text: 'Large print' });
  const said = { type: 'promise' as const, goalId: seat.id };
  const first = kase.addMoment({ ...said, startMs: 20_000, endMs: 24_000, text: `From Monday ${HOSTILE}` });
  const point = kase.addMoment({ ...said, startMs: 9_500, endMs: 9_500, text: '', reason: 'SECRET reason' });
  const doubt = { speakerHow: 'unsure' as const, text: 'Perhaps hers' };
  const unsure = kase.addMoment({ ...said, ...doubt, startMs: 26_000, endMs: 27_000 });
  kase.addMoment({ ...said, startMs: 30_000, endMs: 31_000, text: 'SECRET mine', private: true });
  const made = addBriefing(archive, {
    ...{ studentId: student.id, title: 'For the new aide', forWhom: 'New aide', shape: 'taking-over' },
  });
  // As she put it in order: the later one first, and the one of nothing that was said last.
  briefing = changeBriefing(archive, {
    id: made.id,
    change: {
      goalIds: [seat.id, time.id, older.id],
      items: [first, point, unsure].map(({ id }) => ({ momentId: id, goalId: seat.id })),
    },
  });
  changeGoal(archive, { id: older.id, change: { schoolYear: '2024/25' } });
});
afterAll(async () => {
  await kase.archive.close();
  remove();
});

const make = (share: ShareNote, options = {}) =>
  exportForNew(
    kase.archive,
    kase.ffmpeg,
    { sheet: briefingSheet(kase.archive, { id: briefing.id }), share },
    out,
    options,
  );
const copies = () => whatLeft(kase.archive).filter(({ what }) => what === 'briefing-exported');

describe('a folder for someone new', () => {
  it('is not made before it is said to whom it goes, and nothing is left of one that was stopped', async () => {
    const refused = expect.objectContaining({ code: 'share-not-said' });
    await expect(make({ to: null, why: 'district' })).rejects.toEqual(refused);
    const signal = AbortSignal.abort();
    await expect(make({ to: null, why: 'own' }, { signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
    expect(copies()).toEqual([]);
  });

  it('holds one page, each clip to the sample, and the SHA-256 of every file', async () => {
    const receipt = await make({ to: 'SECRET Ms. Ortiz', why: 'district' });
    expect(receipt).toMatchObject({ name: 'For-someone-new_J.R._2026-11-22', clips: 3, files: 5 });
    const tree = readTree(receipt.place);
    expect([...tree.keys()]).toEqual([
      'START-HERE.html',
      'manifest-sha256.txt',
      'sound/01_2026-10-20_00h00m20s.wav',
      'sound/02_2026-10-20_00h00m09s.wav',
      'sound/03_2026-10-20_00h00m26s.wav',
    ]);
    const listed = [...tree].filter(([path]) => path !== 'manifest-sha256.txt');
    const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const lines = listed.map(([path, bytes]) => `${sum(bytes)}  ${path}\n`).join('');
    expect(tree.get('manifest-sha256.txt')?.toString()).toBe(lines);
    expect(receipt.manifestHash).toBe(sum(Buffer.from(lines)));

    const { archive, ffmpeg, recording } = kase;
    const blobs = archive.index.recordings.blobsOf(recording.id);
    const source = await archive.blobs.open(blobs?.originalBlobId ?? '');
    const pcm: Buffer[] = [];
    for await (const piece of decodeSealed({ ffmpeg, source })) pcm.push(Buffer.from(piece));
    await source.close();
    const whole = Buffer.concat(pcm);
    const clip = (path: string) => tree.get(path)?.subarray(44) ?? Buffer.alloc(0);
    const of = (fromMs: number, toMs: number) => whole.subarray(fromMs * 96, toMs * 96);
    expect(clip('sound/01_2026-10-20_00h00m20s.wav').equals(of(20_000, 24_000))).toBe(true);
    expect(clip('sound/02_2026-10-20_00h00m09s.wav').equals(of(9_500, 10_500))).toBe(true);
    for (const [path, bytes] of tree) {
      expect(bytes.includes('SECRET'), path).toBe(false);
      expect(bytes.includes('Private note'), path).toBe(false);
    }
  });

  it('has a page that escapes every word, fetches nothing, and says where something is not written down', async () => {
    const [made] = copies();
    const page =
      readTree(join(out, made?.name ?? ''))
        .get('START-HERE.html')
        ?.toString() ?? '';
    expect(page).not.toContain('<img');
    expect(page).not.toMatch(/<script|https?:/);
    expect(page).toContain('The seat is kept free. &lt;img');
    expect(page).toContain('From Monday &lt;img');
    expect(page).toContain('Ms. Lee &lt;img');
    expect(page.match(/; the parent is not sure\)/g)).toHaveLength(1);
    expect(page.indexOf('A seat in front')).toBeLessThan(page.indexOf('Extra time'));
    expect(page).toContain('Not written down yet. Please ask.');
    expect(page.slice(page.indexOf('Large print'))).toMatch(/School year.*2024-25/s);
    expect(page).toContain('src="sound/01_2026-10-20_00h00m20s.wav"');
  });

  it('is in the ledger with to whom and why, in the log without a name, and beside an earlier one', async () => {
    const again = await make({ to: null, why: 'own' });
    expect(again.name).toBe('For-someone-new_J.R._2026-11-22_2');
    expect(copies()).toMatchObject([
      { name: again.name, hash: again.manifestHash, notes: [{ to: null, why: 'own' }] },
      { notes: [{ to: 'SECRET Ms. Ortiz', why: 'district' }] },
    ]);
    const entries = kase.archive.custody.entries();
    expect(entries.filter(({ event }) => event === 'briefing-exported')).toMatchObject([
      { subject: null, facts: { clips: 3, files: 5 } },
      { subject: null },
    ]);
    expect(JSON.stringify(entries)).not.toContain('SECRET');
    expect(kase.archive.custody.verify()).toEqual([]);
  });
});
