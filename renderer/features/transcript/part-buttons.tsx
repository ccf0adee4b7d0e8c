import { Check, Merge, Split } from 'lucide-react';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** What can be made of the line that is typed. A press leaves the cursor where it is: it says where to split. */
export function PartButtons({
  isBusy,
  onSplit,
  onJoin,
  onDone,
}: {
  isBusy: boolean;
  onSplit(): void;
  onJoin(): void;
  /** Saves what was typed and leaves the text. */
  onDone(): void;
}) {
  const { t } = useTranslation('transcript');
  return (
    <div className="line-parts">
      <Button
        kind="quiet"
        icon={<Check aria-hidden />}
        aria-keyshortcuts="Control+Enter"
        isDisabled={isBusy}
        onPress={onDone}
      >
        {t('keys.done')}
      </Button>
      <Button
        kind="quiet"
        icon={<Split aria-hidden />}
        aria-keyshortcuts="Alt+Enter"
        preventFocusOnPress
        isDisabled={isBusy}
        onPress={onSplit}
      >
        {t('parts.splitHere')}
      </Button>
      <Button
        kind="quiet"
        icon={<Merge aria-hidden />}
        aria-keyshortcuts="Alt+J"
        preventFocusOnPress
        isDisabled={isBusy}
        onPress={onJoin}
      >
        {t('parts.join')}
      </Button>
    </div>
  );
}
