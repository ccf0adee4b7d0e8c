import { z } from 'zod';
import type { MeetingKind, meetingMode } from './vocabulary.ts';

/** D76: what a parent sees to before the first meeting, in the order of the days. The names are stored: never reused. */
export const FIRST_STEPS = [
  'notice',
  'papers',
  'team',
  'companion',
  'interpreter',
  'place',
  'recording',
  'equipment',
  'concerns',
  'signing',
  'letter',
] as const;
export const firstStep = z.enum(FIRST_STEPS);
export type FirstStep = z.infer<typeof firstStep>;

/**
 * The rules behind the steps, by their ids in shared/reference/data/iep-rules.json. The rules of IDEA are about meetings
 * of the IEP team: they are not shown for a 504 meeting or another one. A step without a rule is advice.
 */
const RULES: Readonly<Partial<Record<MeetingKind, Readonly<Partial<Record<FirstStep, string>>>>>> = {
  iep: {
    notice: 'meeting-notice',
    papers: 'records-access-idea',
    team: 'iep-team-members',
    companion: 'parent-invites',
    interpreter: 'understand-the-meeting',
    place: 'parent-participation',
    recording: 'recording-osep-position',
    concerns: 'parent-concerns',
    signing: 'copy-of-iep',
    letter: 'prior-written-notice',
  },
  '504': { papers: 'records-access-ferpa', team: '504-team' },
};

/** The id of the rule behind a step in a meeting of this kind, or null where the step is advice only. */
export function ruleOfStep(step: FirstStep, { kind, mode }: AboutMeeting): string | null {
  if (step === 'place' && kind === 'iep' && wayOf(mode) === 'call') return 'remote-meetings';
  return RULES[kind]?.[step] ?? null;
}

type Mode = z.infer<typeof meetingMode> | null;
type AboutMeeting = { kind: MeetingKind; mode: Mode };

/** `both`: some are in the room and some call in, or nobody said yet. */
export type MeetingWay = 'room' | 'call' | 'both';

/** How people come together, as far as the list has other words for it. */
export function wayOf(mode: Mode): MeetingWay {
  if (mode === 'in-person') return 'room';
  return mode === 'phone' || mode === 'video' ? 'call' : 'both';
}

/** The steps that are done after one was ticked or unticked: each once, in the order of the list. */
export function stepsAfter(
  done: readonly FirstStep[],
  { step, isDone }: { step: FirstStep; isDone: boolean },
): FirstStep[] {
  return FIRST_STEPS.filter((one) => (one === step ? isDone : done.includes(one)));
}
