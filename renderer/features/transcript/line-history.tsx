import { useCall } from '../../bridge/index.ts';
import { Dialog, ErrorNotice, Loading } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { Line } from './lines.ts';

/** What a line said before, newest first; the last is what the file said. */
export function LineHistory({
  lineId,
  nameOf,
  onClose,
}: {
  lineId: string;
  nameOf(line: Line): string | null;
  onClose(): void;
}) {
  const { t } = useTranslation('transcript');
  const format = useFormat();
  const history = useCall('transcripts', 'history', { id: lineId });
  return (
    <Dialog title={t('history.title')} isOpen onClose={onClose}>
      <ErrorNotice error={history.error} />
      {!history.data && !history.error ? <Loading /> : null}
      <ol className="line-history">
        {history.data?.map(({ at, version }, index) => (
          // Versions are only ever added to, and shown newest first: their place from the end is theirs.
          <li key={history.data.length - index}>
            <p className="quiet small">
              {format.instant(at)}
              {version.checkedBy === null ? null : ` · ${t('line.checked', { by: version.checkedBy })}`}
            </p>
            <p>
              {nameOf(version) === null ? null : <strong>{nameOf(version)}: </strong>}
              {version.text.trim() === '' ? t('line.noWords') : version.text}
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
