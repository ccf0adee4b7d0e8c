import { useMemo } from 'react';
import type { MeetingKind } from '../../../shared/domain/index.ts';
import { consentRuleOf } from '../../../shared/reference/index.ts';
import { type MeetingWord, meetingKindIn, useSettings } from '../../app/index.ts';
import { dayHere, formatIn, type Language, useLanguage, wordsOf } from '../../i18n/index.ts';
import { nameSaidIn, useLetterLanguage } from '../letters/index.ts';
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

/** The card in the language in which the school hears it, and in the parent's own where that is another one. */
export type CardWords = { language: Language; lines: readonly string[]; says: readonly string[] | null };

/**
 * The start card as sentences, each short enough to be read aloud in one breath, in the language of letters to the
 * school (decision 229): the team must understand that it is recorded. `again`: for somebody who came late, who needs to
 * hear that it is recorded, why, and by what, but not the date.
 */
export function useCardWords(facts: CardFacts, now: string): { all: CardWords; again: CardWords } {
  const language = useLetterLanguage();
  const own = useLanguage();
  const { meetingWord } = useSettings().settings;
  return useMemo(() => {
    const heard = sentences(facts, now, language, meetingWord);
    const says = own === language ? null : sentences(facts, now, own, meetingWord);
    return {
      all: { language, lines: heard.all, says: says?.all ?? null },
      again: { language, lines: heard.again, says: says?.again ?? null },
    };
  }, [facts, now, language, own, meetingWord]);
}

function sentences(facts: CardFacts, now: string, language: Language, meetingWord: MeetingWord) {
  const t = wordsOf(language).getFixedT<['record', 'vocabulary']>(null, ['record', 'vocabulary']);
  const format = formatIn(language);
  const kind = meetingKindIn(wordsOf(language).getFixedT(null, ['vocabulary']), facts.kind, meetingWord);
  const child = format.list(facts.initials);
  const district = facts.district.trim();
  const opening = [
    t('record:card.now', { day: format.day(dayHere(new Date(now))), time: format.clock(now) }),
    child ? t('record:card.meeting', { child, kind }) : t('record:card.meetingOnly', { kind }),
    district ? t('record:card.districtSays', { district }) : null,
    facts.people.length > 0
      ? t('record:card.here', { people: format.list(facts.people.map(nameSaidIn(language))) })
      : null,
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
}
