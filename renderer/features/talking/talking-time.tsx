import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Loading } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import './talking.css';

export function useTalkingTime(meetingId: string) {
  return useCall('review', 'talkingTime', { meetingId });
}

/** How long each person is heard, in words and as a bar, and always from how much labelled sound that was counted. */
export function TalkingTime({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('talking');
  const format = useFormat();
  const talking = useTalkingTime(meetingId);
  const people = useCall('people', 'list');
  const error = talking.error ?? people.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void talking.refetch()} />;
  if (!talking.data || !people.data) return <Loading />;
  const { labelledMs, totalMs } = talking.data;
  if (labelledMs === 0) return <p className="quiet">{t('empty')}</p>;
  const names = new Map(people.data.map((one) => [one.id, one.label]));
  return (
    <div className="talking">
      <p className="talking-from">
        {t('from', {
          labelled: format.span(labelledMs),
          total: format.span(totalMs),
          share: format.number(Math.round((labelledMs / Math.max(1, totalMs)) * 100)),
        })}
      </p>
      <ol className="talking-list" aria-label={t('label')}>
        {talking.data.people.map(({ personId, ms }) => (
          <li key={personId}>
            <span className="talking-name">{names.get(personId) ?? t('someone')}</span>
            <span className="figures">
              {t('share', {
                time: format.span(ms),
                share: format.number(Math.round((ms / labelledMs) * 100)),
              })}
            </span>
            <span className="talking-bar" aria-hidden>
              <span style={{ inlineSize: `${(ms / labelledMs) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <p className="quiet small">{t('how')}</p>
    </div>
  );
}
