import { ListChecks } from 'lucide-react';
import { useNavigation } from '../../app/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** From a meeting to the page of what came of it. */
export function OutcomesLink({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('outcomes');
  const { go } = useNavigation();
  return (
    <Button kind="quiet" icon={<ListChecks aria-hidden />} onPress={() => go({ at: 'outcomes', meetingId })}>
      {t('open')}
    </Button>
  );
}
