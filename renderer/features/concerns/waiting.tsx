import { CornerRightDown } from 'lucide-react';
import { useSayDone } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, Card, ErrorNotice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** What was not raised at earlier meetings: one press takes all of it over, one undo takes it back. */
export function Waiting({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('concerns');
  const sayDone = useSayDone();
  const waiting = useCall('concerns', 'waiting', { meetingId });
  const carry = useChange('concerns', 'carryOver');
  const found = waiting.data ?? [];
  if (waiting.error) return <ErrorNotice error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (found.length === 0) return null;
  const takeOver = () =>
    carry.mutate(
      { meetingId, ids: found.map(({ concern }) => concern.id) },
      {
        onSuccess: ({ length: count }) => sayDone(t('carried', { count })),
      },
    );
  return (
    <Card>
      <p>{t('waiting', { count: found.length })}</p>
      <ul className="concern-waiting">
        {found.map(({ concern }) => (
          <li key={concern.id}>{concern.text}</li>
        ))}
      </ul>
      <div className="row">
        <Button icon={<CornerRightDown aria-hidden />} isPending={carry.isPending} onPress={takeOver}>
          {t('carry')}
        </Button>
      </div>
      <ErrorNotice error={carry.error} />
    </Card>
  );
}
