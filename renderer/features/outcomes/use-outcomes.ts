import { useMemo } from 'react';
import {
  type Meeting,
  type Moment,
  type OutcomeEntry,
  outcomesOf,
  type Recording,
  recordingCode,
  withoutOutcome,
} from '../../../shared/domain/index.ts';
import { useSpeaker } from '../../app/index.ts';
import type { Clip } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** Everything that the page of one meeting is made of; null while it is fetched. */
export function useOutcomes(meetingId: string, withPrivate: boolean) {
  const meeting = useCall('meetings', 'get', { id: meetingId });
  const decisions = useCall('decisions', 'list', { meetingId });
  const moments = useCall('review', 'momentsOfMeeting', { meetingId });
  const recordings = useCall('recordings', 'list', { meetingId });
  const people = useCall('people', 'list');
  const asked = [meeting, decisions, moments, recordings, people];
  const data = useMemo(() => {
    if (!meeting.data || !decisions.data || !moments.data || !recordings.data || !people.data) return null;
    const seen = moments.data.filter((one) => withPrivate || !one.private);
    const groups = outcomesOf(decisions.data, seen);
    return {
      meeting: meeting.data.meeting as Meeting,
      groups,
      total: groups.reduce((sum, { entries }) => sum + entries.length, 0),
      without: withoutOutcome(decisions.data, moments.data).length,
      hidden: moments.data.filter((one) => one.private && one.outcome !== null).length,
      recordings: new Map(recordings.data.map((one) => [one.id, one])),
      names: new Map(people.data.map((one) => [one.id, one.label])),
    };
  }, [meeting.data, decisions.data, moments.data, recordings.data, people.data, withPrivate]);
  return {
    data,
    error: asked.find((one) => one.error)?.error ?? null,
    retry: () => {
      for (const one of asked) if (one.error) void one.refetch();
    },
  };
}
export type Outcomes = NonNullable<ReturnType<typeof useOutcomes>['data']>;

/** The sound of an entry: every place where it was said. */
export function clipsOf({ moments }: OutcomeEntry, recordings: ReadonlyMap<string, Recording>): Clip[] {
  return moments.flatMap(({ recordingId, startMs, endMs }) => {
    const recording = recordings.get(recordingId);
    return recording
      ? [{ track: { recordingId, durationMs: recording.durationMs }, span: { startMs, endMs } }]
      : [];
  });
}

/** What an entry says of itself, as it was typed. */
export function factsOf({ decision, moments }: OutcomeEntry) {
  const of = decision ?? moments[0];
  return {
    text: of?.text.trim() ?? '',
    owner: of?.owner ?? null,
    due: of?.due ?? null,
    reason: of?.reason?.trim() ?? '',
  };
}

export type OutcomeWords = {
  text(entry: OutcomeEntry): string;
  /** Who is to do it and by when; may be empty. */
  who(entry: OutcomeEntry): string;
  reason(entry: OutcomeEntry): string;
  /** Who said it and where it is heard, one place after the other. */
  where(entry: OutcomeEntry): string;
};

/** An entry in the words of the screen and of the paper. */
export function useOutcomeWords({ recordings, names }: Outcomes): OutcomeWords {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const speakerOf = useSpeaker();
  return useMemo(() => {
    const place = ({ recordingId, startMs, speakerId, speakerHow }: Moment) => {
      const recording = recordings.get(recordingId);
      const at = recording
        ? t('at', { code: recordingCode(recording.ordinal), at: format.timecode(startMs) })
        : null;
      const speaker = speakerId === null ? null : (names.get(speakerId) ?? null);
      return [speakerOf({ speaker, speakerHow }), at].filter((one) => one).join(', ');
    };
    return {
      text: (entry) => factsOf(entry).text || t('noText'),
      who: (entry) => {
        const { owner, due } = factsOf(entry);
        return [owner ? t('owner', { name: owner }) : null, due ? t('due', { day: format.day(due) }) : null]
          .filter((one) => one !== null)
          .join(' · ');
      },
      reason: (entry) => {
        const { reason } = factsOf(entry);
        return reason ? t('reason', { text: reason }) : '';
      },
      where: ({ moments }) => (moments.length === 0 ? t('noClip') : moments.map(place).join(' · ')),
    };
  }, [t, format, speakerOf, recordings, names]);
}
