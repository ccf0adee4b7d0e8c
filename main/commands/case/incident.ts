import { Command, InvalidArgumentError } from 'commander';
import { INCIDENT_KNOWN, type IncidentKnown, incidentFields } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addIncident } from '../../meetings/index.ts';
import {
  day,
  findDocument,
  findGoal,
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  withArchive,
  words,
  writeAbout,
} from '../line/index.ts';

type IncidentOptions = OpenOptions & {
  date: string;
  text: string;
  time?: string;
  said?: string;
  present?: string;
  known?: IncidentKnown;
  toldBy?: string;
  student?: string;
  meeting?: string;
  goal?: string;
  document?: string;
  private?: boolean;
};

/** `incident ARCHIVE --date D --text T …`: writes down what happened on a day, without sound. */
export const incidentCommand: MakeCommand = (around, act) =>
  new Command('incident')
    .description('write down what happened on a day, without sound')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--date <date>', 'the day on which it happened, YYYY-MM-DD', day)
    .requiredOption('--text <text>', 'what happened', words)
    .option('--time <time>', 'the time of day, HH:MM', clockTime)
    .option('--said <text>', 'what was said, and by whom', words)
    .option('--present <names>', 'who was there', words)
    .addOption(oneOf('--known <how>', 'how you know it', INCIDENT_KNOWN))
    .option('--told-by <name>', 'who told you', words)
    .option('--student <student>', 'initials of the child', words)
    .option('--meeting <meeting>', 'title or id of a meeting that it belongs to', words)
    .option('--goal <goal>', 'text or id of the goal or service that it is about', words)
    .option('--document <document>', 'code (D01), title or id of a document that it is about', words)
    .option('--private', 'keep it out of every bundle')
    .addOption(passphraseFile())
    .action((path: string, options: IncidentOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) =>
          writeAbout(around, archive, (child) => {
            const { date, text, time, said, present, known, toldBy } = options;
            const note = addIncident(archive, {
              ...{ date, text, time: time ?? null, said: said ?? null, present: present ?? null },
              ...{ known: known ?? null, toldBy: toldBy ?? null, private: options.private ?? false },
              ...namedIn(archive, options),
              studentId: options.student === undefined ? null : child(options.student).id,
            });
            return { value: note, words: `Wrote down the note ${note.id}` };
          }),
        ),
      ),
    );

function namedIn(archive: OpenArchive, { meeting, goal, document }: IncidentOptions) {
  return {
    meetingId: meeting === undefined ? null : findMeeting(archive, meeting).id,
    goalId: goal === undefined ? null : findGoal(archive, goal).id,
    documentId: document === undefined ? null : findDocument(archive, document).id,
  };
}

function clockTime(text: string): string {
  if (!incidentFields.shape.time.safeParse(text).success)
    throw new InvalidArgumentError('A time of day is HH:MM, for example 14:05.');
  return text;
}
