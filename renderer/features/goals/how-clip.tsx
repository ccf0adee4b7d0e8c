import { useCall } from '../../bridge/index.ts';
import { SelectAmong } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** The moment at which somebody said how it will be done (D50): one of those about this goal. */
export function HowClip(props: {
  goalId: string;
  value: string | null;
  onChange: (momentId: string | null) => void;
}) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const thread = useCall('goals', 'thread', { goalId: props.goalId });
  const moments = (thread.data?.entries ?? []).filter((one) => one.kind === 'moment');
  if (moments.length === 0) return null;
  return (
    <SelectAmong
      label={t('dialog.howClip')}
      none={t('dialog.howClipNone')}
      options={moments.map(({ moment, date }) => ({
        value: moment.id,
        label: `${format.day(date)}: ${moment.text || format.timecode(moment.startMs)}`,
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
