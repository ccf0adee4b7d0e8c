import { useNavigation } from '../../../app/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button, Facts } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { useNeedWords } from './words.ts';
import './needs.css';

/** From a goal back to the needs that it meets, and to the evaluations that found them. Nothing when there is none. */
export function NeedsOfGoal({ goalId, studentId }: { goalId: string; studentId: string }) {
  const { t } = useTranslation('needs');
  const { go } = useNavigation();
  const words = useNeedWords();
  const { data } = useCall('needs', 'list', { studentId });
  const met = (data ?? []).filter(({ metBy }) => metBy.some(({ id }) => id === goalId));
  if (met.length === 0) return null;
  const value = met.map((one) => (
    <div key={one.need.id} className="other-year">
      <Button kind="link" onPress={() => go({ at: 'goals', tab: 'needs', needId: one.need.id })}>
        {one.need.text}
      </Button>
      <span className="quiet small need-met">{words.foundBy(one)}</span>
    </div>
  ));
  return <Facts facts={[{ name: t('ofGoal'), value }]} />;
}
