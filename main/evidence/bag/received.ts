import { KeptwordError } from '../../../shared/contract/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import type { Ffmpeg } from '../../media/index.ts';
import { type Folder, type PaperInside, papersInside } from '../content/index.ts';
import { type CopyOptions, copyReceived, NO_PAPERS } from './copy.ts';
import type { ExportOptions } from './progress.ts';
import { copyOriginal, cutClips } from './sound.ts';
import type { Staging } from './staging.ts';

/** Everything that was received, and the clips out of it. */
export async function writeReceived(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  folder: Folder,
  staging: Staging,
  options: ExportOptions,
): Promise<void> {
  const tell = (phase: 'copying' | 'cutting', total: number) => {
    let done = 0;
    return (item: string) => ({
      signal: options.signal,
      onBytes: (bytes: number) => {
        done = Math.min(total, done + bytes);
        options.onProgress?.({ phase, done, total, item });
      },
    });
  };
  const papers = papersInside(folder);
  const certified = folder.transcripts.flatMap(({ code, original }) =>
    original ? [{ code, original }] : [],
  );
  const whole = [
    ...folder.recordings.map((sheet) => sheet.recording),
    ...papers.map(({ paper }) => paper),
    ...certified.map(({ original }) => original),
  ];
  const copying = tell('copying', sum(whole.map(({ bytes }) => bytes)));
  for (const sheet of folder.recordings) await copyOriginal(archive, sheet, staging, copying(sheet.code));
  for (const sheet of papers) await copyPaper(archive, sheet, staging, copying(sheet.code));
  for (const { code, original } of certified) {
    const received = { ...original, code, name: `The transcript ${code}`, instead: NO_PAPERS };
    await copyReceived(archive, received, staging, copying(code));
  }
  const withClips = folder.recordings.map((sheet) => ({
    sheet,
    exhibits: folder.exhibits.filter((exhibit) => exhibit.sheet.code === sheet.code && exhibit.clip !== null),
  }));
  const cutting = tell('cutting', sum(withClips.map(({ exhibits }) => 2 * lastSample(exhibits))));
  for (const { sheet, exhibits } of withClips) {
    await cutClips(archive, ffmpeg, sheet, exhibits, staging, cutting(sheet.code));
  }
}

async function copyPaper(
  archive: OpenArchive,
  { code, paper, path }: PaperInside,
  staging: Staging,
  options: CopyOptions,
): Promise<void> {
  const { id, sha256, bytes } = paper;
  const blobId = archive.index.documents.blobOf(id);
  if (blobId === null) {
    throw new KeptwordError(
      'blob-missing',
      `The file of ${code} is not in the archive. No bundle was made.`,
      {
        details: `no blob for ${id}`,
      },
    );
  }
  await copyReceived(
    archive,
    { code, name: `The document ${code}`, instead: NO_PAPERS, blobId, path, sha256, bytes },
    staging,
    options,
  );
}

function lastSample(exhibits: readonly Folder['exhibits'][number][]): number {
  return exhibits.reduce((last, exhibit) => Math.max(last, exhibit.clip?.end ?? 0), 0);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
