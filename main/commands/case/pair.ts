import { Command } from 'commander';
import { PAIR_RELATIONS, type PairRelation } from '../../../shared/domain/index.ts';
import { addPair } from '../../written/index.ts';
import {
  findMoment,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  withArchive,
  words,
} from '../line/index.ts';

type PairOptions = OpenOptions & { first: string; second: string; relation: PairRelation; note?: string };

/** `pair ARCHIVE --first M --second M --relation R`: two statements side by side, of any speakers and meetings (D47). */
export const pairCommand: MakeCommand = (around, act) =>
  new Command('pair')
    .description('put two statements side by side: A said this, B said that')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--first <moment>', 'the first moment: its text or id', words)
    .requiredOption('--second <moment>', 'the second moment: its text or id', words)
    .addOption(
      oneOf(
        '--relation <relation>',
        'how the second stands to the first',
        PAIR_RELATIONS,
      ).makeOptionMandatory(),
    )
    .option('--note <note>', 'what is to be said about it', words)
    .addOption(passphraseFile())
    .action((path: string, options: PairOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) => {
          const { relation, note } = options;
          const [first, second] = [findMoment(archive, options.first), findMoment(archive, options.second)];
          const pair = addPair(archive, { firstId: first.id, secondId: second.id, relation, note });
          return { value: pair, words: `Put side by side: ${pair.id}` };
        }),
      ),
    );
