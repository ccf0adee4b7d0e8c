import { Command } from 'commander';
import type { OldCopy } from '../../../shared/contract/index.ts';
import { oldCopies, removeOldCopies } from '../../archive/index.ts';
import { type MakeCommand, type OpenOptions, passphraseFile, size, withArchive } from '../line/index.ts';

const WORDS: Readonly<Record<OldCopy['kind'], string>> = {
  spare: 'spare copy',
  'before-update': 'from before an update',
  damaged: 'damaged, put aside',
  unfinished: 'left over, never finished',
};

/** `old-copies ARCHIVE [--remove]`: the copies of the list beside it; with `--remove` only a new one is left. */
export const oldCopiesCommand: MakeCommand = (around, act) =>
  new Command('old-copies')
    .description('show the old copies of the list of meetings, or remove them')
    .argument('<archive>', 'the archive’s folder')
    .option('--remove', 'make one new copy, and remove all older ones for good')
    .addOption(passphraseFile())
    .action((path: string, options: OpenOptions & { remove?: boolean }) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const before = await oldCopies(archive);
          const copies = options.remove ? await removeOldCopies(archive) : before;
          const removed = options.remove ? before.length : 0;
          const lines = copies.map(
            ({ kind, madeAt, bytes }) => `- ${madeAt.slice(0, 10)}, ${size(bytes)}: ${WORDS[kind]}`,
          );
          const what = options.remove
            ? `Old copies removed: ${removed}. There is now:`
            : `Copies of the list: ${copies.length}. What was deleted later may still be in them.`;
          return { value: { removed, copies }, words: [what, ...lines].join('\n') };
        }),
      ),
    );
