import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Loading } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** Every saved version of a moment's words, newest first: nothing that was written is ever gone. */
export function Versions({ momentId }: { momentId: string }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const history = useCall('review', 'history', { id: momentId });
  if (history.error) return <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  return (
    <ol className="versions" aria-label={t('form.versions')}>
      {history.data.map(({ at, version }) => (
        <li key={`${at}/${version.updatedAt}`}>
          <span className="quiet small">{format.instant(at)}</span>
          <p>{version.text.trim() === '' ? t('list.noText') : version.text}</p>
        </li>
      ))}
    </ol>
  );
}
