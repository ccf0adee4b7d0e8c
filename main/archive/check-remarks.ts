import { type IntegrityReport, KeptwordError } from '../../shared/contract/index.ts';
import { backupFailure } from './backup.ts';
import type { Sealed } from './check.ts';
import { oldCopies } from './old-copies.ts';
import { nameOf } from './sealed-things.ts';
import type { OpenArchive } from './types.ts';

type Finding = IntegrityReport['findings'][number];

/** What is no fault and still to be told. Copies of headers that are missing are made on the way. */
export async function remarksOn(archive: OpenArchive, sealed: readonly Sealed[]): Promise<Finding[]> {
  return [
    ...(await keepHeads(archive, sealed)),
    ...(await strangers(archive, sealed)),
    ...(await journalsKept(archive)),
    ...aboutBackup(archive),
    ...(await aboutOldCopies(archive)),
  ];
}

/** The copies of headers that are missing are made; one that cannot be is told, since nothing is lost yet. */
async function keepHeads({ readOnly, blobs }: OpenArchive, sealed: readonly Sealed[]): Promise<Finding[]> {
  if (readOnly) return [];
  let failed = 0;
  for (const { id, bytes, header } of sealed) {
    if (bytes < 0 || header === 'copy') continue;
    await blobs.keepHead(id).catch((error: unknown) => {
      if (!(error instanceof KeptwordError)) throw error;
      failed += 1;
    });
  }
  if (failed === 0) return [];
  return [
    {
      subject: 'Sealed files',
      problem: `The spare copy of the beginning of ${failed} could not be written.`,
    },
  ];
}

/** Journals of recordings that are in their place, of which the disk gave back only a part (decision 185). */
async function journalsKept({ vault, index }: OpenArchive): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of await vault.live.list()) {
    if (!(await vault.live.isKept(id)) || !index.recordings.get(id)) continue;
    const problem =
      'The disk did not give back all of it when it was recovered. What was first written is kept. Copy the archive to another disk.';
    findings.push({ subject: nameOf(index, id), problem });
  }
  return findings;
}

async function strangers(archive: OpenArchive, sealed: readonly Sealed[]): Promise<Finding[]> {
  const known = new Set(sealed.map(({ id }) => id));
  let count = 0;
  for await (const id of archive.blobs.list()) if (!known.has(id)) count += 1;
  if (count === 0) return [];
  const problem = `${count} belong${count === 1 ? 's' : ''} to no recording or document. An import was cut short, or an older copy of this list was put back. Or recordings were found again with another ffmpeg. If a recording is missing in the list, do not delete anything.`;
  return [{ subject: 'Sealed files', problem }];
}

/** Spare copies are renewed by themselves and are not told of; the others lie there until somebody takes them away. */
async function aboutOldCopies(archive: OpenArchive): Promise<Finding[]> {
  const old = (await oldCopies(archive)).filter(({ kind }) => kind !== 'spare');
  const oldest = old.at(-1)?.madeAt.slice(0, 10);
  if (oldest === undefined) return [];
  const many = old.length === 1 ? 'One old copy lies' : `${old.length} old copies lie`;
  const problem = `${many} beside it, since ${oldest}. What was deleted later may still be in there. They can be removed in the settings, or with the command "old-copies".`;
  return [{ subject: 'The list of your meetings', problem }];
}

function aboutBackup({ index }: OpenArchive): Finding[] {
  const code = backupFailure(index);
  if (code === null) return [];
  return [
    {
      subject: 'The spare copy of the index',
      problem: `It could not be written at the last locking (${code}).`,
    },
  ];
}
