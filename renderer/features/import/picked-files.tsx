import { X } from 'lucide-react';
import type { PickedFile } from '../../../shared/contract/index.ts';
import { IconButton, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type PickedFilesProps = { files: readonly PickedFile[]; onDrop(fileId: string): void };

/** The files that wait to be put in. */
export function PickedFiles({ files, onDrop }: PickedFilesProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  return (
    <List label={t('files.label')}>
      {files.map((one) => (
        <Row
          key={one.fileId}
          title={one.name}
          note={[
            format.bytes(one.bytes),
            one.dateOnDisk ? t('files.date', { date: format.instant(one.dateOnDisk) }) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
          after={
            <IconButton
              label={t('files.drop', { name: one.name })}
              icon={<X aria-hidden />}
              onPress={() => onDrop(one.fileId)}
            />
          }
        />
      ))}
    </List>
  );
}
