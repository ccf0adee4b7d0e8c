import { Command } from 'commander';
import { type Evaluation, FINDING_WORDS, UNDERSTOOD } from '../../../shared/domain/index.ts';
import { addEvaluation } from '../../goals/index.ts';
import {
  day,
  findDocument,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  page,
  passphraseFile,
  withArchive,
  words,
  writeAbout,
} from '../line/index.ts';

type EvaluationOptions = OpenOptions & {
  student: string;
  title: string;
  by?: string;
  date?: string;
  found?: string;
  words?: Evaluation['findingsIn'];
  document?: string;
  page?: number;
  understood?: Evaluation['understood'];
};

/** `evaluation ARCHIVE --student I --title T …`: writes down an evaluation of a child and what it found. */
export const evaluationCommand: MakeCommand = (around, act) =>
  new Command('evaluation')
    .description('write down an evaluation of a child')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--student <initials>', 'the child’s initials', words)
    .requiredOption('--title <title>', 'what was evaluated', words)
    .option('--by <name>', 'who did it', words)
    .option('--date <date>', 'day on the report, YYYY-MM-DD', day)
    .option('--found <text>', 'what it found', words)
    .addOption(oneOf('--words <whose>', 'whose words say what it found (default: parent)', FINDING_WORDS))
    .option('--document <document>', 'the attached report: code (D01), title, file name or id', words)
    .option('--page <page>', 'its page', page)
    .addOption(oneOf('--understood <answer>', 'could you understand it? It stays yours alone', UNDERSTOOD))
    .addOption(passphraseFile())
    .action((path: string, options: EvaluationOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) =>
          writeAbout(around, archive, (child) => {
            const document = options.document === undefined ? null : findDocument(archive, options.document);
            const student = child(options.student);
            const evaluation = addEvaluation(archive, {
              studentId: student.id,
              title: options.title,
              evaluator: options.by ?? null,
              date: options.date ?? null,
              findings: options.found ?? '',
              findingsIn: options.words ?? 'parent',
              documentId: document?.id ?? null,
              page: options.page ?? null,
              understood: options.understood ?? null,
            });
            return {
              value: { ...evaluation, student: student.initials },
              words: `Wrote down the evaluation ${evaluation.id}`,
            };
          }),
        ),
      ),
    );
