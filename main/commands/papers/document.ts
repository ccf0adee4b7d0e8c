import { resolve } from 'node:path';
import { Command } from 'commander';
import { documentCode } from '../../../shared/domain/index.ts';
import { extractDocument } from '../../documents/index.ts';
import {
  findDocument,
  type MakeCommand,
  type OpenOptions,
  outExists,
  passphraseFile,
  size,
  withArchive,
} from '../line/index.ts';

type DocumentOptions = OpenOptions & { out: string };

/** `document ARCHIVE DOCUMENT --out F`: the file as it was attached. */
export const documentCommand: MakeCommand = (around, act) =>
  new Command('document')
    .description('write a document into a file, byte for byte')
    .argument('<archive>', 'the archive’s folder')
    .argument('<document>', 'code (D01), title, file name or id')
    .requiredOption('--out <file>', 'the file to write; must not exist yet')
    .addOption(passphraseFile())
    .action((path: string, reference: string, options: DocumentOptions) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const { id, ordinal } = findDocument(archive, reference);
          const out = resolve(around.folder, options.out);
          const facts = await around.files.stat(out);
          if (facts !== null && (facts.bytes > 0 || !facts.isFile)) throw outExists();
          const done = await extractDocument(archive, id, out, { signal: around.signal });
          const value = { id, code: documentCode(ordinal), out, ...done };
          return { value, words: `Wrote ${out} (${size(done.bytes)})\nSHA-256: ${done.sha256}` };
        }),
      ),
    );
