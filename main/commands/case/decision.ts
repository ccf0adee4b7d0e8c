import { Command } from 'commander';
import { addDecision } from '../../meetings/index.ts';
import {
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  withArchive,
  words,
} from '../line/index.ts';

type DecisionOptions = OpenOptions & { meeting: string; text: string };

/** `decision ARCHIVE --meeting M --text T`: adds a decision of a meeting. */
export const decisionCommand: MakeCommand = (around, act) =>
  new Command('decision')
    .description('add a decision of a meeting')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--meeting <meeting>', 'title or id', words)
    .requiredOption('--text <text>', 'what was decided', words)
    .addOption(passphraseFile())
    .action((path: string, options: DecisionOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) => {
          const meeting = findMeeting(archive, options.meeting);
          const decision = addDecision(archive, { meetingId: meeting.id, text: options.text });
          const value = { ...decision, meetingTitle: meeting.title };
          return { value, words: `Added the decision ${decision.id}` };
        }),
      ),
    );
