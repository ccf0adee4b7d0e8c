import { FileCheck2 } from 'lucide-react';
import { useNavigation } from '../../app/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** From a meeting to its table of said and written. */
export function WrittenLink({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('written');
  const { go } = useNavigation();
  return (
    <Button kind="quiet" icon={<FileCheck2 aria-hidden />} onPress={() => go({ at: 'written', meetingId })}>
      {t('open')}
    </Button>
  );
}
