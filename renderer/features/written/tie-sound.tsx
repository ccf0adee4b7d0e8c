import { AudioLines } from 'lucide-react';
import { useMemo } from 'react';
import type { WrittenRow } from '../../../shared/contract/index.ts';
import { useMomentPlace, useNavigation, useSpeaker } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, SelectAmong } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** A decision that was only written down: where in the meeting it was said, so that its row can be played (D2). */
export function TieSound({ row }: { row: WrittenRow }) {
  const { t } = useTranslation('written');
  const { go } = useNavigation();
  const tie = useChange('review', 'change');
  const { meetingId, decisionId } = row;
  const recordings = useCall('recordings', 'list', { meetingId });
  const { options, error } = useOptions(meetingId);
  const [first] = recordings.data ?? [];
  const missing = recordings.error ?? error;
  if (missing) return <ErrorNotice error={missing} />;
  if (!decisionId || !first || !options) return null;
  return (
    <>
      {options.length > 0 ? (
        <SelectAmong
          label={t('details.whereSaid')}
          hint={t('details.whereSaidHint')}
          placeholder={t('details.whereSaidNone')}
          options={options}
          value={null}
          onChange={(id) => id && tie.mutate({ id, change: { decisionId } })}
          isDisabled={tie.isPending}
        />
      ) : null}
      <ErrorNotice error={tie.error} />
      <div>
        <Button
          kind="quiet"
          icon={<AudioLines aria-hidden />}
          onPress={() => go({ at: 'review', recordingId: first.id })}
        >
          {t('details.findIt')}
        </Button>
      </div>
    </>
  );
}

/** Moments of the meeting that belong to no decision yet; null while they are asked for. Private ones stay where they are. */
function useOptions(meetingId: string) {
  const { t } = useTranslation('written');
  const moments = useCall('review', 'momentsOfMeeting', { meetingId });
  const people = useCall('people', 'list');
  const placeOf = useMomentPlace(meetingId);
  const speakerOf = useSpeaker();
  const options = useMemo(() => {
    if (!moments.data) return null;
    const names = new Map(people.data?.map(({ id, label }) => [id, label]));
    return moments.data
      .filter((one) => one.decisionId === null && !one.private)
      .map((moment) => ({
        value: moment.id,
        label: [
          placeOf(moment),
          speakerOf({ ...moment, speaker: names.get(moment.speakerId ?? '') ?? null }),
          moment.text.trim() || t('row.noText'),
        ]
          .filter(Boolean)
          .join(' · '),
      }));
  }, [moments.data, people.data, placeOf, speakerOf, t]);
  return { options, error: moments.error ?? people.error };
}
