import { resolve } from 'node:path';
import { Command } from 'commander';
import { recoverArchive } from '../../archive/index.ts';
import { parseRecoveryCode } from '../../vault/index.ts';
import {
  type MakeCommand,
  type OpenOptions,
  PASSPHRASE_VARIABLE,
  passphraseFile,
  placeOf,
  withPassphrase,
} from '../line/index.ts';
import { MAX_SHEET } from './create.ts';

type RecoverOptions = OpenOptions & { recoveryFile: string };

/** `recover ARCHIVE --recovery-file F`: opens with the recovery sheet and sets the passphrase of `--passphrase-file`. */
export const recoverCommand: MakeCommand = (around, act) =>
  new Command('recover')
    .description('open an archive with its recovery sheet and set a new passphrase')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--recovery-file <file>', 'the recovery sheet, or a file with the 24 words')
    .addOption(passphraseFile())
    .action((path: string, options: RecoverOptions) =>
      act(async () => {
        const sheet = await around.files.readWhole(resolve(around.folder, options.recoveryFile), MAX_SHEET);
        const recoveryWords = parseRecoveryCode(sheet.toString('utf8'));
        sheet.fill(0);
        const source = {
          file: options.passphraseFile,
          variable: PASSPHRASE_VARIABLE,
          question: 'New passphrase: ',
          twice: true,
        };
        return withPassphrase(around, source, async (newPassphrase) => {
          const archive = await recoverArchive({ ...placeOf(around, path), recoveryWords, newPassphrase });
          try {
            const value = { id: archive.vault.archiveId, name: archive.name, archive: archive.folder };
            return {
              value,
              words: `"${archive.name}" is open again. The new passphrase is set; the old one is gone.`,
            };
          } finally {
            await archive.close();
          }
        });
      }),
    );
