import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type ExportReceipt, KeptwordError } from '../../shared/contract/index.ts';
import {
  type BundleChoice,
  type BundleRequest,
  type BundleVerdict,
  bundleChoice,
  type ShareNote,
} from '../../shared/domain/index.ts';
import { type OpenArchive, parsed } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import {
  type ExportOptions,
  freeName,
  inOutFolder,
  openStaging,
  packZip,
  refuseIfCancelled,
  refuseInArchive,
  removeTree,
  type Staging,
  sum,
  sweepLeftOvers,
  writeReceived,
} from './bag/index.ts';
import { chooseForBundle, gatherCase } from './choose/index.ts';
import { type Folder, factsOf, layOut } from './content/index.ts';
import {
  BAG_DECLARATION,
  bagInfoText,
  isPayload,
  MANIFEST,
  manifestText,
  OUTSIDE_TAG_MANIFEST,
  SIGNATURE,
  sha256Hex,
  TAG_MANIFEST,
  TAG_SIGNATURE,
} from './format/index.ts';
import { payloadTexts, tagTexts } from './pages/index.ts';
import { nameOf } from './preview.ts';
import { noteShare } from './sharing.ts';
import { verifyBundle } from './verify/index.ts';

/**
 * Makes a bundle in `outFolder`: builds it in a hidden folder there, verifies it with the same code as `verifyBundle`,
 * then gives it its name. It is complete, or it fails and leaves nothing behind. A free name is found by `_2`, `_3`…
 *
 * @throws what previewBundle throws; invalid-input for a folder inside the archive; blob-missing, bundle-file-damaged,
 *   ffmpeg-failed, disk-full, folder-read-only, file-system, cancelled; bundle-invalid if what was written does not verify
 */
export async function exportBundle(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  request: BundleRequest,
  outFolder: string,
  options: ExportOptions = {},
): Promise<ExportReceipt> {
  const choice = parsed(bundleChoice, request);
  const file = gatherCase(archive, choice);
  const chosen = chooseForBundle(file, choice);
  refuseInArchive(archive, outFolder);
  const folder = layOut(file, chosen, await factsOf(archive, ffmpeg, { file, chosen, choice }));
  const bundle = { ffmpeg, choice, folder, wanted: nameOf(file) };
  return inOutFolder(archive.files, outFolder, () => makeBundle(archive, bundle, outFolder, options));
}

type Bundle = { ffmpeg: Ffmpeg; choice: BundleChoice; folder: Folder; wanted: string };

async function makeBundle(
  archive: OpenArchive,
  { ffmpeg, choice, folder, wanted }: Bundle,
  outFolder: string,
  options: ExportOptions,
): Promise<ExportReceipt> {
  await sweepLeftOvers(archive.files, outFolder);
  const name = await freeName(archive, outFolder, wanted);
  const staging = await openStaging(archive.files, outFolder, name);
  try {
    await writeReceived(archive, ffmpeg, folder, staging, options);
    const manifestHash = await writeBag(archive, folder, staging);
    const built = choice.zip ? await pack(archive, folder, staging, name, options) : staging.bundle;
    const verdict = await verifyOwn(built, options);
    refuseIfCancelled(options.signal);
    const place = join(outFolder, choice.zip ? `${name}.zip` : name);
    const receipt = {
      name,
      place,
      files: verdict.files,
      bytes: verdict.bytes,
      manifestHash,
      fingerprint: folder.fingerprint,
      verdict,
    };
    await handOver(archive, { built, receipt, folder, choice, share: options.share ?? null });
    return receipt;
  } finally {
    await staging.discard();
  }
}

/** Texts, lists and signatures around the sound. Returns the SHA-256 of the payload manifest. */
async function writeBag(archive: OpenArchive, folder: Folder, staging: Staging): Promise<string> {
  for (const { path, text } of payloadTexts(folder, new Map(staging.hashes))) await staging.write(path, text);
  for (const { path, text } of tagTexts(folder)) await staging.write(path, text);
  const payload = [...staging.sizes].filter(([path]) => isPayload(path));
  const oxum = { bytes: sum(payload.map(([, bytes]) => bytes)), files: payload.length };
  await staging.write('bagit.txt', BAG_DECLARATION);
  await staging.write('bag-info.txt', bagInfoText({ ...folder, oxum }));

  const { signer } = archive.custody;
  const manifest = Buffer.from(manifestText(only(staging.hashes, isPayload)), 'utf8');
  await staging.write(MANIFEST, manifest);
  await staging.write(SIGNATURE, signer.sign(manifest));
  const isTag = (path: string) => !isPayload(path) && !OUTSIDE_TAG_MANIFEST.has(path);
  const tagManifest = Buffer.from(manifestText(only(staging.hashes, isTag)), 'utf8');
  await staging.write(TAG_MANIFEST, tagManifest);
  await staging.write(TAG_SIGNATURE, signer.sign(tagManifest));
  await staging.settle();
  return sha256Hex(manifest);
}

function only(hashes: ReadonlyMap<string, string>, keep: (path: string) => boolean): Map<string, string> {
  return new Map([...hashes].filter(([path]) => keep(path)));
}

async function pack(
  archive: OpenArchive,
  folder: Folder,
  staging: Staging,
  name: string,
  options: ExportOptions,
): Promise<string> {
  const total = sum([...staging.sizes.values()]);
  let done = 0;
  await packZip(
    archive.files,
    { bundle: staging.bundle, zip: staging.zip, name, sizes: staging.sizes },
    {
      mtime: new Date(`${folder.meeting.date}T12:00:00Z`),
      signal: options.signal,
      onBytes: (bytes) => {
        done = Math.min(total, done + bytes);
        options.onProgress?.({ phase: 'packing', done, total, item: null });
      },
    },
  );
  return staging.zip;
}

async function verifyOwn(path: string, options: ExportOptions): Promise<BundleVerdict> {
  const verdict = await verifyBundle(path, options);
  if (verdict.ok) return verdict;
  throw new KeptwordError(
    'bundle-invalid',
    'The bundle was written, but it did not pass its own check. It was removed. Check the disk, then try again.',
    { details: verdict.findings.map(({ file, problem }) => `${file ?? 'bundle'}: ${problem}`).join('\n') },
  );
}

/** Gives the bundle its name and logs it. A bundle that cannot be logged is taken back. */
async function handOver(
  archive: OpenArchive,
  made: {
    built: string;
    receipt: ExportReceipt;
    folder: Folder;
    choice: BundleChoice;
    share: ShareNote | null;
  },
): Promise<void> {
  const { built, receipt, folder, choice, share } = made;
  const { files, index } = archive;
  if ((await files.stat(receipt.place)) !== null) {
    throw new KeptwordError(
      'export-target-exists',
      'Another file with the name of this bundle appeared meanwhile. Nothing was replaced. Try again.',
    );
  }
  await files.rename(built, receipt.place);
  try {
    await files.syncFolder(join(receipt.place, '..'));
    if (archive.readOnly) return;
    const clips = folder.exhibits.filter((exhibit) => exhibit.clip !== null).length;
    const counts = { clips, files: receipt.files, bytes: receipt.bytes };
    index.transaction(() => {
      const entry = archive.custody.append('bundle-exported', choice.meetingId, {
        name: receipt.name,
        manifestHash: receipt.manifestHash,
        exhibits: folder.exhibits.length,
        recordings: folder.recordings.length,
        zip: choice.zip,
        ...counts,
      });
      index.exports.insert({
        id: randomUUID(),
        at: entry.at,
        name: receipt.name,
        meetingId: choice.meetingId,
        manifestHash: receipt.manifestHash,
        ...counts,
      });
      if (share) noteShare(archive, entry.seq, share);
    });
  } catch (error) {
    await removeTree(files, receipt.place).catch(() => undefined);
    throw error;
  }
}
