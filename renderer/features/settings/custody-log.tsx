import { useState } from 'react';
import type { CustodyEntry } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, Details, ErrorNotice, List, Loading, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

const AT_ONCE = 25;
const MOST = 500;

/** What was done with the evidence, newest first: one plain sentence an entry, the proof under Details. */
export function CustodyLog() {
  const { t } = useTranslation('settings');
  const [limit, setLimit] = useState(AT_ONCE);
  const entries = useCall('evidence', 'custody', { limit: Math.min(limit, MOST) }, { keepLast: true });
  if (entries.error) return <ErrorNotice error={entries.error} onRetry={() => void entries.refetch()} />;
  if (!entries.data) return <Loading />;
  const last = entries.data.at(-1);
  return (
    <>
      <p className="quiet">{t('log.about')}</p>
      <List label={t('tabs.log')}>
        {entries.data.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </List>
      {last && last.seq > 1 && limit < MOST ? (
        <div className="row">
          <Button onPress={() => setLimit(limit * 2)} isPending={entries.isFetching}>
            {t('log.older')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Entry({ entry }: { entry: CustodyEntry }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <Row
      before={<span className="quiet figures log-number">{entry.seq}</span>}
      title={t(`log.events.${entry.event}`)}
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
