import { X } from 'lucide-react';
import type { PickedFile } from '../../../shared/contract/index.ts';
import { IconButton, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type PickedFilesProps = { files: readonly PickedFile[]; onDrop(fileId: string): void };

/** The files that wait to be put in. */
export function PickedFiles({ files, onDrop }: PickedFilesProps) {
  const { t } = useTranslation('import');
  return (
    <List label={t('files.label')}>
      {files.map((one) => (
        <PickedRow key={one.fileId} file={one} onDrop={() => onDrop(one.fileId)} />
      ))}
    </List>
  );
}

function PickedRow({ file, onDrop }: { file: PickedFile; onDrop(): void }) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { name, bytes, dateOnDisk } = file;
  return (
    <Row
      title={name}
      note={[format.bytes(bytes), dateOnDisk ? t('files.date', { date: format.instant(dateOnDisk) }) : null]
        .filter((part) => part !== null)
        .join(' · ')}
      after={<IconButton label={t('files.drop', { name })} icon={<X aria-hidden />} onPress={onDrop} />}
    />
  );
}
