import { Smile } from 'lucide-react';
import { useNavigation } from '../../app/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** On the Goals place, where what is for the child is kept (decision 133). */
export function ForMyChildButton() {
  const { t } = useTranslation('child');
  const { go } = useNavigation();
  return (
    <Button icon={<Smile aria-hidden />} onPress={() => go({ at: 'playlists' })}>
      {t('entry')}
    </Button>
  );
}
