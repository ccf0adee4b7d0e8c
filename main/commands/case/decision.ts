import { Command } from 'commander';
import { OUTCOMES, type Outcome } from '../../../shared/domain/index.ts';
import { addDecision } from '../../meetings/index.ts';
import {
  day,
  findGoal,
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  withArchive,
  words,
} from '../line/index.ts';

type DecisionOptions = OpenOptions & {
  meeting: string;
  text: string;
  goal?: string;
  outcome?: Outcome;
  owner?: string;
  due?: string;
  reason?: string;
};

/** `decision ARCHIVE --meeting M --text T …`: adds a decision of a meeting; who is to do it by when makes it due. */
export const decisionCommand: MakeCommand = (around, act) =>
  new Command('decision')
    .description('add a decision of a meeting')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--meeting <meeting>', 'title or id', words)
    .requiredOption('--text <text>', 'what was decided', words)
    .option('--goal <goal>', 'the goal it is about: its text or id', words)
    .addOption(oneOf('--outcome <outcome>', 'what came of it', OUTCOMES))
    .option('--owner <owner>', 'who is to do it', words)
    .option('--due <date>', 'by which day, YYYY-MM-DD', day)
    .option('--reason <reason>', 'the reason that was given', words)
    .addOption(passphraseFile())
    .action((path: string, options: DecisionOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) => {
          const { goal, text, outcome, owner, due, reason } = options;
          const meeting = findMeeting(archive, options.meeting);
          const goalId = goal === undefined ? null : findGoal(archive, goal).id;
          const fields = { text, outcome, owner, due, reason };
          const decision = addDecision(archive, { meetingId: meeting.id, goalId, ...fields });
          const value = { ...decision, meetingTitle: meeting.title };
          return { value, words: `Added the decision ${decision.id}` };
        }),
      ),
    );
