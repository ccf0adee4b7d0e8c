import { Command } from 'commander';
import { addPresentLevel } from '../../goals/index.ts';
import {
  day,
  findDocument,
  findMoment,
  type MakeCommand,
  type OpenOptions,
  page,
  passphraseFile,
  withArchive,
  words,
  writeAbout,
} from '../line/index.ts';

type LevelOptions = OpenOptions & {
  student: string;
  area: string;
  date: string;
  text: string;
  measure?: string;
  source?: string;
  document?: string;
  page?: number;
  moment?: string;
};

/** `present-level ARCHIVE --student I --area A --date D --text T …`: how a child did in an area on a day. */
export const presentLevelCommand: MakeCommand = (around, act) =>
  new Command('present-level')
    .description('write down how a child did in an area on a day')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--student <initials>', 'the child’s initials', words)
    .requiredOption('--area <area>', 'for example reading, math, behavior', words)
    .requiredOption('--date <date>', 'the day, YYYY-MM-DD', day)
    .requiredOption('--text <text>', 'how the child did', words)
    .option('--measure <text>', 'how that was measured', words)
    .option('--source <source>', 'where it comes from', words)
    .option('--document <document>', 'where it stands: code (D01), title, file name or id', words)
    .option('--page <page>', 'its page', page)
    .option('--moment <moment>', 'where it was said: the moment’s text or id', words)
    .addOption(passphraseFile())
    .action((path: string, options: LevelOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) =>
          writeAbout(around, archive, (child) => {
            const document = options.document === undefined ? null : findDocument(archive, options.document);
            const moment = options.moment === undefined ? null : findMoment(archive, options.moment);
            const student = child(options.student);
            const level = addPresentLevel(archive, {
              studentId: student.id,
              area: options.area,
              date: options.date,
              text: options.text,
              measure: options.measure ?? null,
              source: options.source ?? null,
              documentId: document?.id ?? null,
              page: options.page ?? null,
              momentId: moment?.id ?? null,
            });
            return {
              value: { ...level, student: student.initials },
              words: `Wrote down the present level ${level.id}`,
            };
          }),
        ),
      ),
    );
