import { UserPlus } from 'lucide-react';
import { useNavigation } from '../../app/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** On the Goals place, beside what is for the child: it is chosen from the plan. */
export function ForSomeoneNewButton() {
  const { t } = useTranslation('briefing');
  const { go } = useNavigation();
  return (
    <Button icon={<UserPlus aria-hidden />} onPress={() => go({ at: 'for-new' })}>
      {t('entry')}
    </Button>
  );
}
