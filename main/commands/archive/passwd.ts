import { Command } from 'commander';
import { changePassphrase, openArchive } from '../../archive/index.ts';
import {
  type MakeCommand,
  type OpenOptions,
  PASSPHRASE_VARIABLE,
  passphraseFile,
  placeOf,
  withPassphrase,
} from '../line/index.ts';

type PasswdOptions = OpenOptions & { newPassphraseFile?: string };

/** `passwd ARCHIVE`: replaces the passphrase. Only the key slot is written again; the sealed files stay as they are. */
export const passwdCommand: MakeCommand = (around, act) =>
  new Command('passwd')
    .description('replace the passphrase of an archive')
    .argument('<archive>', 'the archive’s folder')
    .addOption(passphraseFile())
    .option('--new-passphrase-file <file>', 'file whose first line is the new passphrase')
    .action((path: string, options: PasswdOptions) =>
      act(() => {
        const old = {
          file: options.passphraseFile,
          variable: PASSPHRASE_VARIABLE,
          question: 'Passphrase: ',
        };
        const next = {
          file: options.newPassphraseFile,
          variable: null,
          option: '--new-passphrase-file',
          question: 'New passphrase: ',
          twice: true,
        };
        return withPassphrase(around, old, async (current) => {
          const archive = await openArchive({ ...placeOf(around, path), passphrase: current });
          try {
            await withPassphrase(around, next, (fresh) => changePassphrase(archive, current, fresh));
            return {
              value: { id: archive.vault.archiveId, name: archive.name, archive: archive.folder },
              words:
                'The passphrase was changed. The recovery sheet still opens the archive.\nCopies of the archive that were made before still open with the old passphrase.',
            };
          } finally {
            await archive.close();
          }
        });
      }),
    );
