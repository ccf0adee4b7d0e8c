import { ArrowLeftRight } from 'lucide-react';
import { useNavigation } from '../../app/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** On the meeting's page, as soon as there are two recordings: hers and the district's copy (D48). */
export function CompareButton({ meetingId, recordings }: { meetingId: string; recordings: number }) {
  const { t } = useTranslation('together');
  const { go } = useNavigation();
  if (recordings < 2) return null;
  return (
    <div>
      <Button icon={<ArrowLeftRight aria-hidden />} onPress={() => go({ at: 'together', meetingId })}>
        {t('entry')}
      </Button>
    </div>
  );
}
