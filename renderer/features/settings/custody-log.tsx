import type { CustodyEntry } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Details,
  ErrorNotice,
  Loading,
  Row,
  type RowPlace,
  useParts,
  VirtualList,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

const PART = 50;
const ROW_PX = 96;

/**
 * What was done with the evidence, newest first: one plain sentence an entry, the proof under Details. Entries are
 * numbered without a gap, so the newest number says how many there are; those in sight are fetched.
 */
export function CustodyLog() {
  const { t } = useTranslation('settings');
  const newest = useCall('evidence', 'custody', { limit: 1 });
  const parts = useParts(PART);
  const { upper, lower } = parts;
  const count = newest.data?.[0]?.seq ?? 0;
  const asked = { enabled: count > 0, keepLast: true };
  const above = useCall('evidence', 'custody', { limit: PART, before: count + 1 - upper }, asked);
  const below = useCall(
    'evidence',
    'custody',
    { limit: PART, before: count + 1 - lower },
    { ...asked, enabled: count > 0 && lower !== upper },
  );
  const error = newest.error ?? above.error ?? below.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void newest.refetch()} />;
  if (!newest.data || !above.data) return <Loading />;
  const entries = new Map([...above.data, ...(below.data ?? [])].map((entry) => [entry.seq, entry]));
  return (
    <>
      <p className="quiet">{t('log.about')}</p>
      <VirtualList
        label={t('tabs.log')}
        count={count}
        rowPx={ROW_PX}
        onShown={parts.onShown}
        row={(index, place) => {
          const seq = count - index;
          const entry = entries.get(seq);
          return entry ? (
            <Entry key={seq} entry={entry} place={place} />
          ) : (
            <Row key={seq} title="…" place={place} />
          );
        }}
      />
    </>
  );
}

function Entry({ entry, place }: { entry: CustodyEntry; place: RowPlace | undefined }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <Row
      before={<span className="quiet figures log-number">{entry.seq}</span>}
      title={t(`log.events.${entry.event}`)}
      place={place}
      note={
        <>
          {format.instant(entry.at)}
          <Details>
            <span className="log-proof">
              {[
                ...Object.entries(entry.facts).map(([name, value]) => `${name}: ${String(value)}`),
                `SHA-256: ${entry.hash}`,
              ].join('\n')}
            </span>
          </Details>
        </>
      }
    />
  );
}
