import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedRecording, someMeeting } from '../../support/archive/index.ts';
import { type Desk, errorOf, keptword, makeDesk, rowsOf } from '../../support/cli/index.ts';

const VTT =
  'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ann>Thirty minutes.\n\n00:00:03.000 --> 00:00:05.000\n<v Bob>A week?\n';

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk(async (archive) => {
    await sealedRecording(archive, someMeeting(archive));
  });
  writeFileSync(desk.at('Zoom.vtt'), VTT);
  writeFileSync(desk.at('signed.txt'), '[00:00:01] ANN: Thirty minutes.\n');
  writeFileSync(desk.at('broken.srt'), '1\n00:00:01,000 --> never\nlost\n');
}, 60_000);
afterAll(() => desk.clear());

const transcript = (action: string, ...rest: string[]) =>
  keptword(['transcript', action, desk.archive, ...rest, '--passphrase-file', desk.passphraseFile, '--json']);

describe('transcript', () => {
  it('import takes a draft and a certified one, once each; list tells them apart', async () => {
    const options = ['--language', 'en', '--first-line-at', '0:01'];
    const draft = await transcript('import', 'R01', desk.at('Zoom.vtt'), ...options);
    expect(draft.err).toBe('');
    expect(draft.json()).toMatchObject({
      outcome: 'imported',
      recordingCode: 'R01',
      lines: 2,
      placed: 0,
      leftOut: 0,
    });
    expect((await transcript('import', 'R01', desk.at('Zoom.vtt'))).json()).toMatchObject({
      outcome: 'duplicate',
    });
    const certified = ['--kind', 'certified', '--certified-by', 'A. Clerk', '--certified-on', '2026-11-02'];
    expect((await transcript('import', 'R01', desk.at('signed.txt'), ...certified)).code).toBe(0);
    const rows = rowsOf(await desk.run('list', 'transcripts'));
    expect(rows).toMatchObject([
      { title: 'Zoom', kind: 'imported', lines: 2, checked: 0, language: 'en', recordingCode: 'R01' },
      { title: 'signed', kind: 'certified', certifiedBy: 'A. Clerk', certifiedOn: '2026-11-02' },
    ]);
  }, 60_000);

  it('export writes the file that says DRAFT, and overwrites nothing; the log says so', async () => {
    const out = desk.at('out.srt');
    expect((await transcript('export', 'Zoom', '--format', 'srt', '--out', out)).json()).toMatchObject({
      out,
    });
    expect(readFileSync(out, 'utf8')).toContain('[DRAFT] Ann: Thirty minutes.');
    const again = await transcript('export', 'Zoom', '--format', 'txt', '--out', out);
    expect(errorOf(again).code).toBe('export-target-exists');
    const exported = rowsOf(await desk.run('list', 'custody')).filter(
      (one) => one.event === 'transcript-exported',
    );
    expect(exported).toMatchObject([
      { facts: { code: 'R01', format: 'srt', bytes: readFileSync(out).length } },
    ]);
  }, 60_000);

  it('says the line of a broken file, and what is wrong with a wrong line', async () => {
    const broken = errorOf(await transcript('import', 'R01', desk.at('broken.srt')));
    expect(broken).toMatchObject({
      code: 'transcript-unreadable',
      message: expect.stringMatching(/^Line 2: /),
    });
    const wrong = await Promise.all([
      transcript('import', 'R01'),
      transcript('import', 'R01', desk.at('Zoom.vtt'), '--kind', 'certified'),
      transcript('export', 'Zoom', '--format', 'srt'),
      transcript('read', 'Zoom'),
    ]);
    expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  }, 60_000);
});
