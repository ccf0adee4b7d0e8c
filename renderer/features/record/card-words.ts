import { useMemo } from 'react';
import type { MeetingKind } from '../../../shared/domain/index.ts';
import { consentRuleOf } from '../../../shared/reference/index.ts';
import { useMeetingKind } from '../../app/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import type { Plan } from './plan.ts';

/** What is known for the start card (D59). Nothing here is invented: what is not known has no sentence. */
export type CardFacts = {
  kind: MeetingKind;
  initials: readonly string[];
  district: string;
  people: readonly string[];
  /** Names of the states where people on phone or video are; null when nobody is, empty when it is not known. */
  remote: readonly string[] | null;
  /** The microphone's name; empty when it has none. */
  device: string;
  everyone: boolean;
};

export function remoteFacts({ has, states }: Plan['remote']): readonly string[] | null {
  return has ? states.map((code) => consentRuleOf(code)?.name ?? code) : null;
}

/**
 * The start card as sentences, each short enough to be read aloud in one breath. `again`: for somebody who came late,
 * who needs to hear that it is recorded, why, and by what, but not the date.
 */
export function useCardWords(
  facts: CardFacts,
  now: string,
): { all: readonly string[]; again: readonly string[] } {
  const { t } = useTranslation(['record', 'vocabulary']);
  const kindOf = useMeetingKind();
  const format = useFormat();
  return useMemo(() => {
    const kind = kindOf(facts.kind);
    const child = format.list(facts.initials);
    const district = facts.district.trim();
    const opening = [
      t('record:card.now', { day: format.day(dayHere(new Date(now))), time: format.clock(now) }),
      child ? t('record:card.meeting', { child, kind }) : t('record:card.meetingOnly', { kind }),
      district ? t('record:card.districtSays', { district }) : null,
      facts.people.length > 0 ? t('record:card.here', { people: format.list(facts.people) }) : null,
      facts.remote === null
        ? null
        : facts.remote.length > 0
          ? t('record:card.remoteIn', { states: format.list(facts.remote) })
          : t('record:card.remote'),
    ];
    const again = [
      facts.device ? t('record:card.deviceNamed', { device: facts.device }) : t('record:card.device'),
      t('record:card.why'),
      facts.everyone ? t('record:card.agree') : t('record:card.names'),
      facts.everyone ? t('record:card.objects') : null,
    ].filter((sentence) => sentence !== null);
    return { all: [...opening.filter((sentence) => sentence !== null), ...again], again };
  }, [t, kindOf, format, facts, now]);
}
