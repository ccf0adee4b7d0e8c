import { Command } from 'commander';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { isQuestion } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { changeMoment } from '../../review/index.ts';
import { questionOfMoment } from '../../written/index.ts';
import {
  type Answer,
  findMoment,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type AnswerOptions = OpenOptions & { question: string; moment?: string; none?: boolean };

/** `answer ARCHIVE --question Q --moment M`: the moment, of any meeting, that answers a question; `--none` takes it away. */
export const answerCommand: MakeCommand = (around, act) =>
  new Command('answer')
    .description('name the moment that answers a question')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--question <moment>', 'the question: the id or the text of its moment', words)
    .option('--moment <moment>', 'the answer: the id or the text of its moment, in any meeting', words)
    .option('--none', 'it was not answered there after all: the question is open again')
    .addOption(passphraseFile())
    .action((path: string, options: AnswerOptions) =>
      act(() => {
        if ((options.moment === undefined) === (options.none !== true))
          throw new UsageError('Name the answer (--moment), or take it away (--none).');
        return withArchive(around, path, options, (archive) => answer(archive, options));
      }),
    );

function answer(archive: OpenArchive, { question, moment }: AnswerOptions): Answer {
  const asked = findMoment(archive, question);
  if (!isQuestion(asked)) {
    throw new KeptwordError(
      'invalid-input',
      'This moment is not a question. Nothing was changed. "list questions" shows what was asked.',
      { details: `${asked.id} is a ${asked.type}` },
    );
  }
  const answeredById = moment === undefined ? null : findMoment(archive, moment).id;
  changeMoment(archive, { id: asked.id, change: { answeredById } });
  const view = questionOfMoment(archive, { momentId: asked.id });
  const told =
    answeredById === null
      ? `The question ${asked.id} is ${view.state}`
      : `The question ${asked.id} is answered in ${view.answer?.code ?? ''}`;
  return { value: { id: asked.id, ...view }, words: told };
}
