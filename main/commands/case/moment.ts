import { Command } from 'commander';
import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  IN_IEP,
  type InIep,
  ISSUES,
  type Issue,
  MARKS,
  type Mark,
  MOMENT_TYPES,
  type MomentType,
  OUTCOMES,
  type Outcome,
  type Person,
  type Recording,
  ROLES,
  recordingCode,
  SPEAKER_HOW,
  type SpeakerHow,
} from '../../../shared/domain/index.ts';
import { formatTimecode, type Milliseconds } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addPerson } from '../../meetings/index.ts';
import { addMoment } from '../../review/index.ts';
import {
  type Answer,
  day,
  findDecision,
  findGoal,
  findOne,
  findRecording,
  fold,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  type Surroundings,
  someOf,
  time,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type MomentOptions = OpenOptions & {
  recording: string;
  start: Milliseconds;
  end: Milliseconds;
  type: MomentType;
  text: string;
  speaker?: string;
  outcome?: Outcome;
  goal?: string;
  decision?: string;
  how?: SpeakerHow;
  reason?: string;
  owner?: string;
  due?: string;
  inIep?: InIep;
  mark?: Mark;
  issue: Issue[];
  private?: boolean;
  disputed?: string;
  claimedBy?: string;
  claimedWhere?: string;
  claimedOn?: string;
};

/** `moment ARCHIVE --recording R --start T --end T --type … --text T`: marks a moment of a recording. */
export const momentCommand: MakeCommand = (around, act) =>
  new Command('moment')
    .description('mark a moment of a recording')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--recording <recording>', 'code (R01), file name or id', words)
    .requiredOption('--start <time>', '[[h:]m:]s[.mmm]', time)
    .requiredOption('--end <time>', '[[h:]m:]s[.mmm]', time)
    .addOption(oneOf('--type <type>', 'what kind of moment', MOMENT_TYPES).makeOptionMandatory())
    .requiredOption('--text <text>', 'what was said', words)
    .option('--speaker <speaker>', 'who said it: a name or a role', words)
    .addOption(oneOf('--how <how>', 'how it is known who said it', SPEAKER_HOW))
    .addOption(oneOf('--outcome <outcome>', 'what came of it', OUTCOMES))
    .option('--goal <goal>', 'the goal it is about: its text or id', words)
    .option('--decision <decision>', 'the decision it belongs to: its text or id', words)
    .option('--reason <reason>', 'the reason that was given', words)
    .option('--owner <owner>', 'who is to do what was promised', words)
    .option('--due <date>', 'by which day, YYYY-MM-DD', day)
    .addOption(oneOf('--in-iep <status>', 'is it in the written plan?', IN_IEP))
    .addOption(oneOf('--mark <mark>', 'what it was marked as', MARKS))
    .addOption(someOf('--issue <issue>', 'what it goes to, for an attorney', ISSUES))
    .option('--private', 'about the parent: it stays in the archive, whatever is exported')
    .option('--disputed <claim>', 'what was later claimed instead', words)
    .option('--claimed-by <name>', 'with --disputed: who claimed it', words)
    .option('--claimed-where <where>', 'with --disputed: where it was claimed', words)
    .option('--claimed-on <date>', 'with --disputed: on which day, YYYY-MM-DD', day)
    .addOption(passphraseFile())
    .action((path: string, options: MomentOptions) =>
      act(() => {
        if (options.end < options.start)
          throw new UsageError('The end (--end) is before the start (--start).');
        refuseHalves(options);
        return withArchive(around, path, options, (archive) =>
          archive.index.transaction(() => add(around, archive, options)),
        );
      }),
    );

/** In one transaction with a person who is added for it: a moment that is refused leaves nobody behind. */
function add(around: Surroundings, archive: OpenArchive, options: MomentOptions): Answer {
  const recording = findRecording(archive, options.recording);
  refuseBeyond(recording, options.end);
  const { goal, decision, speaker, disputed } = options;
  const goalId = goal === undefined ? undefined : findGoal(archive, goal).id;
  const decisionId = decision === undefined ? undefined : findDecision(archive, decision).id;
  const person = speaker === undefined ? null : personOf(around, archive, speaker);
  const moment = addMoment(archive, {
    recordingId: recording.id,
    startMs: options.start,
    endMs: options.end,
    type: options.type,
    text: options.text,
    ...(person && { speakerId: person.id }),
    ...(options.outcome && { outcome: options.outcome }),
    ...(options.mark && { mark: options.mark }),
    issues: options.issue,
    ...(options.private && { private: true }),
    ...(goalId && { goalId }),
    ...(decisionId && { decisionId }),
    ...(options.inIep && { inIep: options.inIep }),
    ...(options.how && { speakerHow: options.how }),
    ...(options.reason && { reason: options.reason }),
    ...(options.owner && { owner: options.owner }),
    ...(options.due && { due: options.due }),
    ...(disputed && { dispute: claimOf(disputed, options) }),
  });
  const code = recordingCode(recording.ordinal);
  const span = `${formatTimecode(moment.startMs, { millis: true })}-${formatTimecode(moment.endMs, { millis: true })}`;
  return {
    value: { ...moment, recordingCode: code, speaker: person?.label ?? null },
    words: `Marked ${code} ${span}: the moment ${moment.id}`,
  };
}

/** A part that hangs on another is refused without it: it would be dropped without a word. */
function refuseHalves({ disputed, claimedBy, claimedWhere, claimedOn, how, speaker }: MomentOptions): void {
  if (disputed === undefined && (claimedBy ?? claimedWhere ?? claimedOn) !== undefined)
    throw new UsageError('--claimed-by, --claimed-where and --claimed-on need --disputed: what was claimed.');
  if (how !== undefined && speaker === undefined) throw new UsageError('--how needs --speaker: who said it.');
}

function claimOf(claim: string, { claimedBy, claimedWhere, claimedOn }: MomentOptions) {
  return {
    claim,
    ...(claimedBy && { by: claimedBy }),
    ...(claimedWhere && { where: claimedWhere }),
    ...(claimedOn && { on: claimedOn }),
  };
}

/** What was typed is not cut: an end behind the recording's own is a slip, and this line has no screen that shows it. */
function refuseBeyond({ durationMs }: Recording, endMs: Milliseconds): void {
  if (endMs <= durationMs) return;
  const length = formatTimecode(durationMs, { millis: true });
  throw new KeptwordError(
    'invalid-input',
    `This moment ends after the recording, which is ${length} long. Nothing was changed. Choose an earlier end.`,
    { details: 'endMs is beyond the recording' },
  );
}

/** Somebody of this name or, if nobody is called so, in this role; else a new person of this name. */
function personOf(around: Surroundings, archive: OpenArchive, reference: string): Person {
  const people = archive.index.people.list();
  const called = people.map((person) => ({
    thing: person,
    id: person.id,
    names: [person.label],
    label: `${person.label} (${person.role})`,
  }));
  const inRole = called.map((one) => ({ ...one, names: [one.thing.role] }));
  const isName = called.some(
    ({ id, names }) => id === reference || names.some((name) => fold(name) === fold(reference)),
  );
  if (isName) return findOne('person', reference, called);
  if (inRole.some(({ names }) => names.includes(reference as Person['role'])))
    return findOne('person', reference, inRole);
  const role = ROLES.find((one) => one === fold(reference)) ?? 'other';
  const added = addPerson(archive, { label: reference, role });
  around.err(`Added ${added.label} to the people (role: ${added.role}).\n`);
  return added;
}
