import { resolve } from 'node:path';
import { Command } from 'commander';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { confirmRecovery, createArchive, type OpenArchive } from '../../archive/index.ts';
import { parseRecoveryCode, renderRecoverySheet } from '../../vault/index.ts';
import {
  type MakeCommand,
  type OpenOptions,
  PASSPHRASE_VARIABLE,
  passphraseFile,
  placeOf,
  type Surroundings,
  withPassphrase,
} from '../line/index.ts';

/** A sheet has some 1,500 bytes. */
export const MAX_SHEET = 64 * 1024;

type CreateOptions = OpenOptions & { recoveryOut: string };

/** `create ARCHIVE --recovery-out F`: a new archive, its recovery sheet in F, and the drill passed from that file. */
export const createCommand: MakeCommand = (around, act) =>
  new Command('create')
    .description('create an archive and save its recovery sheet')
    .argument('<archive>', 'the folder to make, for example Our-archive.keptword')
    .requiredOption('--recovery-out <file>', 'where the recovery sheet goes; must not exist yet')
    .addOption(passphraseFile())
    .action((path: string, options: CreateOptions) =>
      act(async () => {
        const source = {
          file: options.passphraseFile,
          variable: PASSPHRASE_VARIABLE,
          question: 'New passphrase: ',
          twice: true,
        };
        const made = await withPassphrase(around, source, (passphrase) =>
          createWithSheet(around, path, options.recoveryOut, passphrase),
        );
        try {
          return { value: documentOf(made), words: wordsOf(made) };
        } finally {
          await made.archive.close();
        }
      }),
    );

type Made = { archive: OpenArchive; sheet: string };

/**
 * Makes the archive and the sheet beside it, and passes the drill with the words as they can be read back from the
 * sheet: a sheet that cannot be read would show now and not in the year in which it is needed. The sheet's place is
 * taken first, so that no archive is made for which there is no sheet.
 */
export async function createWithSheet(
  around: Surroundings,
  path: string,
  sheetPath: string,
  passphrase: Uint8Array,
): Promise<Made> {
  const { files } = around;
  const place = placeOf(around, path);
  const sheet = resolve(around.folder, sheetPath);
  if ((await files.stat(sheet)) !== null) throw sheetExists();
  const file = await files.open(sheet, 'create');
  try {
    const { archive, recoveryWords } = await createArchive({ ...place, passphrase }).catch(async (error) => {
      await files.unlink(sheet);
      throw error;
    });
    try {
      const day = around.clock.now().toISOString().slice(0, 10);
      const text = renderRecoverySheet({ archiveName: archive.name, words: recoveryWords, day });
      await file.write(Buffer.from(text, 'utf8'), 0);
      await file.sync();
      await drill(around, archive, sheet);
      return { archive, sheet };
    } catch (error) {
      await archive.close();
      around.err(`The archive has no recovery sheet. Delete ${place.folder} and try again.\n`);
      throw error;
    }
  } finally {
    await file.close();
  }
}

async function drill(around: Surroundings, archive: OpenArchive, sheet: string): Promise<void> {
  const words = parseRecoveryCode((await around.files.readWhole(sheet, MAX_SHEET)).toString('utf8'));
  const typedBack = words.map((word, at) => ({ position: at + 1, word }));
  if (!(await confirmRecovery(archive, typedBack))) throw sheetUnreadable();
}

function documentOf({ archive, sheet }: Made) {
  return {
    id: archive.vault.archiveId,
    name: archive.name,
    archive: archive.folder,
    recoverySheet: sheet,
    recoveryConfirmed: archive.vault.recoveryConfirmed,
    fingerprint: archive.custody.signer.fingerprint,
  };
}

function wordsOf({ archive, sheet }: Made): string {
  return [
    `Created the archive "${archive.name}" in ${archive.folder}`,
    `The recovery sheet is in ${sheet}`,
    'Print it, keep it away from this computer, then delete the file.',
    'Without the passphrase and without this sheet nobody can open the archive.',
  ].join('\n');
}

function sheetExists(): KeptwordError {
  const message = 'The file for the recovery sheet exists already. Nothing was made. Choose another name.';
  return new KeptwordError('export-target-exists', message);
}

function sheetUnreadable(): KeptwordError {
  const message = 'The recovery sheet could not be read back. Do not use this archive. Make a new one.';
  return new KeptwordError('file-system', message);
}
