import type { FoundRecordings } from '../../../shared/contract/index.ts';
import { useJob, useKeptword } from '../../bridge/index.ts';
import { Button, ErrorNotice, Notice, ProgressBar } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** After a list was lost: what was found of it. Nothing at all otherwise. */
export function FoundLine() {
  const { t } = useTranslation(['home', 'unlock']);
  const format = useFormat();
  const api = useKeptword();
  const find = useJob<FoundRecordings>('find', 'meetings');
  const again = () =>
    find.run((jobId) => api.archive.findRecordings({ jobId, title: t('unlock:unlock.foundTitle') }));
  if (find.running) {
    return (
      <ProgressBar
        label={t('integrity.finding')}
        progress={find.progress}
        onCancel={find.cancel}
        stopping={find.stopping}
      />
    );
  }
  if (find.error) return <ErrorNotice error={find.error} onRetry={again} />;
  if (!find.result) return null;
  const { found, unreadable, listOf } = find.result;
  return (
    <Notice
      kind={unreadable > 0 ? 'careful' : 'good'}
      announce="later"
      actions={<Button onPress={find.clear}>{t('integrity.foundRead')}</Button>}
    >
      <p>{found > 0 ? t('integrity.found', { count: found }) : t('integrity.foundNone')}</p>
      {listOf === null ? null : <p>{t('integrity.foundOld', { day: format.day(listOf) })}</p>}
      {unreadable > 0 ? <p>{t('integrity.foundNot', { count: unreadable })}</p> : null}
    </Notice>
  );
}
