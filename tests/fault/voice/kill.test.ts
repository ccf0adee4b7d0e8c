import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openArchive } from '../../../main/archive/index.ts';
import { interruptedCaptures } from '../../../main/capture/index.ts';
import { decodeSealed, locateFfmpeg } from '../../../main/media/index.ts';
import { addMoment, undo } from '../../../main/review/index.ts';
import { createVoiceRecorder, voiceNotesOf } from '../../../main/voice/index.ts';
import { newArchive, sealedRecording, someMeeting } from '../../support/archive/index.ts';
import { PASSPHRASE } from '../../support/vault/index.ts';

it('killed in the middle of a note: what was heard is on its moment at the next opening, once', async () => {
  const at = await newArchive();
  const recording = await sealedRecording(at.archive, someMeeting(at.archive));
  const moment = addMoment(at.archive, {
    recordingId: recording.id,
    startMs: 0,
    endMs: 5,
    type: 'statement',
  });
  await at.archive.close();

  const program = join(import.meta.dirname, 'speaker-child.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, at.folder, moment.id],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`it ended by itself with ${code}`)));
  });
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;

  const archive = await openArchive({ ...at.place, passphrase: PASSPHRASE });
  const recorder = createVoiceRecorder({ ffmpeg: () => locateFfmpeg() });
  const notes = () => voiceNotesOf(archive, recorder, { momentId: moment.id });
  expect(await interruptedCaptures(archive)).toEqual([]);
  const [note, ...others] = await notes();
  expect(others).toEqual([]);
  expect(note).toMatchObject({ momentId: moment.id, cutShort: true });
  expect(note?.durationMs).toBeGreaterThan(1_000);
  const source = await archive.blobs.open(note?.blobId ?? '');
  let samples = 0;
  for await (const pcm of decodeSealed({ ffmpeg: await locateFfmpeg(), source })) samples += pcm.length / 2;
  await source.close();
  expect(Math.abs(samples / 48 - (note?.durationMs ?? 0))).toBeLessThanOrEqual(40);
  expect(await archive.vault.voice.list()).toEqual([]);
  expect(await notes()).toEqual([note]);
  undo(archive);
  expect(await notes()).toEqual([]);
  await archive.close();
  rmSync(at.folder, { recursive: true, force: true });
});
