import { AudioLines } from 'lucide-react';
import { useMemo } from 'react';
import type { WrittenRow } from '../../../shared/contract/index.ts';
import { recordingCode } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, Select } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** A decision that was only written down: where in the meeting it was said, so that its row can be played (D2). */
export function TieSound({ row }: { row: WrittenRow }) {
  const { t } = useTranslation('written');
  const { go } = useNavigation();
  const tie = useChange('review', 'change');
  const recordings = useCall('recordings', 'list', { meetingId: row.meetingId });
  const options = useOptions(row.meetingId);
  const decisionId = row.decisionId;
  const [first] = recordings.data ?? [];
  if (!decisionId || !first || !options) return null;
  return (
    <>
      {options.length > 0 ? (
        <Select
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
function useOptions(meetingId: string): { value: string; label: string }[] | null {
  const { t } = useTranslation('written');
  const format = useFormat();
  const moments = useCall('review', 'momentsOfMeeting', { meetingId });
  const recordings = useCall('recordings', 'list', { meetingId });
  const people = useCall('people', 'list');
  return useMemo(() => {
    if (!moments.data || !recordings.data) return null;
    const codes = new Map(recordings.data.map(({ id, ordinal }) => [id, recordingCode(ordinal)]));
    const names = new Map(people.data?.map(({ id, label }) => [id, label]));
    return moments.data
      .filter((one) => one.decisionId === null && !one.private)
      .map(({ id, recordingId, startMs, speakerId, text }) => ({
        value: id,
        label: [
          t('row.at', { code: codes.get(recordingId) ?? '', at: format.timecode(startMs) }),
          names.get(speakerId ?? ''),
          text.trim() || t('row.noText'),
        ]
          .filter(Boolean)
          .join(' · '),
      }));
  }, [moments.data, recordings.data, people.data, t, format]);
}
