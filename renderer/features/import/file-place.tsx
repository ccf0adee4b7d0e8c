import { FileAudio } from 'lucide-react';
import { Button, DropPlace } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type FilePlaceProps = {
  hasFiles: boolean;
  /** Takes the focus when it comes. */
  isFirst: boolean;
  onPick(): void;
  onDrop(files: Promise<readonly File[]>): void;
};

/** Where files are dropped, with the button that does the same. */
export function FilePlace({ hasFiles, isFirst, onPick, onDrop }: FilePlaceProps) {
  const { t } = useTranslation('import');
  return (
    <DropPlace className="file-place" hasFiles={hasFiles} onFiles={onDrop}>
      {hasFiles ? null : <FileAudio aria-hidden className="lucide file-place-icon" />}
      <p>{t(hasFiles ? 'place.more' : 'place.text')}</p>
      <Button
        kind={hasFiles ? 'secondary' : 'primary'}
        size={hasFiles ? 'normal' : 'large'}
        autoFocus={isFirst}
        onPress={onPick}
      >
        {t(hasFiles ? 'place.pickMore' : 'place.pick')}
      </Button>
      {hasFiles ? null : (
        <p className="quiet small">
          {t('place.kinds')} {t('intro')}
        </p>
      )}
    </DropPlace>
  );
}
