import { ListChecks } from 'lucide-react';
import { useNavigation } from '../../app/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** On the page of a meeting that is to come: what is still open, as its agenda (decision 144). */
export function AgendaButton({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  return (
    <div className="row">
      <Button icon={<ListChecks aria-hidden />} onPress={() => go({ at: 'agenda', meetingId })}>
        {t('agenda.ofMeeting')}
      </Button>
    </div>
  );
}
