import { join } from 'node:path';
import { type BriefingReceipt, KeptwordError } from '../../shared/contract/index.ts';
import {
  type BriefingClip,
  type BriefingSheet,
  type Recording,
  recordingCode,
  type ShareNote,
} from '../../shared/domain/index.ts';
import { ms, msToSamples, samplesToMs } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import {
  cutClips,
  type ExportOptions,
  freeName,
  inOutFolder,
  openStaging,
  refuseIfCancelled,
  refuseInArchive,
  removeTree,
  type Staging,
  sum,
  sweepLeftOvers,
} from './bag/index.ts';
import { forNewClipPath, forNewName, MANIFEST, manifestText, sha256Hex } from './format/index.ts';
import { type ForNewClip, type ForNewFolder, forNewPage } from './pages/index.ts';
import { noteShare } from './sharing.ts';

/**
 * Makes a folder for someone new in `outFolder`: one page, the clips cut out of the originals, and the list of their
 * SHA-256. It is complete, or it fails and leaves nothing behind; it is in the ledger of what left, or it is taken back.
 *
 * @throws share-not-said where it is neither kept by her nor said to whom it goes; archive-read-only, since what leaves
 *   must be written down; invalid-input for a folder inside the archive; blob-missing, bundle-file-damaged,
 *   ffmpeg-failed, disk-full, folder-read-only, file-system, cancelled
 */
export async function exportForNew(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  { sheet, share }: { sheet: BriefingSheet; share: ShareNote },
  outFolder: string,
  options: ExportOptions = {},
): Promise<BriefingReceipt> {
  refuseUnsaid(share);
  refuseReadOnly(archive);
  refuseInArchive(archive, outFolder);
  const day = archive.clock.now().toISOString().slice(0, 10);
  const folder = layOut(archive, sheet, day);
  return inOutFolder(archive.files, outFolder, async () => {
    await sweepLeftOvers(archive.files, outFolder);
    const name = await freeName(archive, outFolder, forNewName(sheet.initials, day));
    const staging = await openStaging(archive.files, outFolder, name);
    try {
      await cutAll(archive, ffmpeg, folder.clips, staging, options);
      await staging.write('START-HERE.html', forNewPage(folder));
      const manifest = manifestText(staging.hashes);
      await staging.write(MANIFEST, manifest);
      await staging.settle();
      refuseIfCancelled(options.signal);
      const receipt = {
        ...{ name, place: join(outFolder, name), manifestHash: sha256Hex(manifest) },
        ...{ clips: folder.clips.length, files: staging.sizes.size, bytes: sum([...staging.sizes.values()]) },
      };
      await handOver(archive, staging.bundle, receipt, share);
      return receipt;
    } finally {
      await staging.discard();
    }
  });
}

function refuseUnsaid({ to, why }: ShareNote): void {
  if (why === 'own' || to !== null) return;
  throw new KeptwordError(
    'share-not-said',
    'It was not said to whom it goes. Nothing was made. Say to whom and why, or that you keep it yourself.',
  );
}

function refuseReadOnly(archive: OpenArchive): void {
  if (!archive.readOnly) return;
  throw new KeptwordError(
    'archive-read-only',
    'This archive is open for looking only, so nobody could see later that this left. Nothing was made.',
  );
}

type Cut = ForNewClip & { recording: Recording; clip: { path: string; start: number; end: number } };

/** Every clip gets its number and its place in samples; where a recording ends before a clip does, so does the clip. */
function layOut(
  { index }: OpenArchive,
  sheet: BriefingSheet,
  madeOn: string,
): ForNewFolder & { clips: Cut[] } {
  const all = sum(sheet.groups.map(({ clips }) => clips.length));
  const clips: Cut[] = [];
  const cut = (of: BriefingClip): Cut[] => {
    const recording = index.recordings.get(of.recordingId);
    if (recording === null) return [];
    const start = Math.min(msToSamples(ms(of.startMs)), recording.samples);
    const end = Math.min(msToSamples(ms(of.endMs)), recording.samples);
    if (end <= start) return [];
    const path = forNewClipPath(clips.length + 1, all, of.date, ms(of.startMs));
    const lengthMs = samplesToMs(end - start);
    const one = { ...of, path, lengthMs, recording, clip: { path, start, end } };
    clips.push(one);
    return [one];
  };
  const groups = sheet.groups.map(({ part, clips: heard }) => ({ part, clips: heard.flatMap(cut) }));
  return { ...sheet, groups, clips, madeOn };
}

/** All clips of one recording come out of one decode of it. */
async function cutAll(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  clips: readonly Cut[],
  staging: Staging,
  options: ExportOptions,
): Promise<void> {
  const bySound = [...Map.groupBy(clips, ({ recording }) => recording.id).values()];
  const lastOf = (some: readonly Cut[]) => 2 * Math.max(...some.map(({ clip }) => clip.end));
  const total = sum(bySound.map(lastOf));
  let done = 0;
  for (const some of bySound) {
    const [first] = some;
    if (!first) continue;
    const { recording } = first;
    const code = recordingCode(recording.ordinal);
    await cutClips(archive, ffmpeg, { code, recording }, some, staging, {
      signal: options.signal,
      onBytes(bytes) {
        done = Math.min(total, done + bytes);
        options.onProgress?.({ phase: 'cutting', done, total, item: code });
      },
    });
  }
}

/** Gives the folder its name, logs it and writes down to whom it goes; what cannot be logged is taken back. */
async function handOver(
  archive: OpenArchive,
  built: string,
  { name, place, manifestHash, clips, files: count, bytes }: BriefingReceipt,
  share: ShareNote,
): Promise<void> {
  const { files, index } = archive;
  if ((await files.stat(place)) !== null) {
    throw new KeptwordError(
      'export-target-exists',
      'Another file with the name of this folder appeared meanwhile. Nothing was replaced. Try again.',
    );
  }
  await files.rename(built, place);
  try {
    await files.syncFolder(join(place, '..'));
    index.transaction(() => {
      // No subject: a bundle for the other side tells nothing of it.
      const facts = { name, manifestHash, clips, files: count, bytes };
      const { seq } = archive.custody.append('briefing-exported', null, facts);
      noteShare(archive, seq, share);
    });
  } catch (error) {
    await removeTree(files, place).catch(() => undefined);
    throw error;
  }
}
