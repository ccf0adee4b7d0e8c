import { resolve } from 'node:path';
import { Command } from 'commander';
import { verifyBundle } from '../../evidence/index.ts';
import { type MakeCommand, progressLine } from '../line/index.ts';
import { verdictWords } from './verdict.ts';

/** `verify BUNDLE`: needs no archive and no passphrase. Exit 1 when anything was changed, is missing or is extra. */
export const verifyCommand: MakeCommand = (around, act) =>
  new Command('verify')
    .description('verify a bundle: a folder or a ZIP')
    .argument('<bundle>', 'the bundle’s folder or ZIP')
    .action((path: string) =>
      act(async () => {
        const bundle = resolve(around.folder, path);
        const progress = progressLine(around);
        const verdict = await verifyBundle(bundle, {
          signal: around.signal,
          onProgress: progress.show,
        }).finally(progress.end);
        return { value: { bundle, ...verdict }, words: verdictWords(verdict), failed: !verdict.ok };
      }),
    );
