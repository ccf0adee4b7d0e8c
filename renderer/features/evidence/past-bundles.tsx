import { useCall } from '../../bridge/index.ts';
import { Details, ErrorNotice, List, Row, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { CopyText } from './copy-text.tsx';

/** Bundles made before, as the custody log has them. */
export function PastBundles() {
  const { t } = useTranslation('evidence');
  const past = useCall('evidence', 'exports');
  if (past.error) return <ErrorNotice error={past.error} onRetry={() => void past.refetch()} />;
  if (!past.data || past.data.length === 0) return null;
  return (
    <Section title={t('past.title')}>
      <List label={t('past.title')}>
        {past.data.map((one) => (
          <PastRow key={`${one.at}/${one.manifestHash}`} one={one} />
        ))}
      </List>
    </Section>
  );
}

type Past = { at: string; name: string; manifestHash: string; clips: number };

function PastRow({ one }: { one: Past }) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  return (
    <Row
      title={one.name}
      note={`${format.instant(one.at)} · ${t('past.clips', { count: one.clips })}`}
      after={
        <Details label={t('past.hash')}>
          <CopyText text={one.manifestHash} label={t('past.copyHash', { name: one.name })} />
        </Details>
      }
    />
  );
}
