import { Trash2 } from 'lucide-react';
import type { WireError } from '../../../../shared/contract/index.ts';
import { Button, ErrorNotice } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { useRemoved } from '../use-removed.ts';

type TakeOutProps = {
  /** The words by which it is known, for the message. */
  text: string;
  isPending: boolean;
  error: WireError | null;
  run(done: () => void): void;
  onRemoved(): void;
};

/** Takes a thing out in one step, no question: the message and Ctrl+Z bring it back. */
export function TakeOut({ text, isPending, error, run, onRemoved }: TakeOutProps) {
  const { t } = useTranslation('needs');
  const removed = useRemoved();
  return (
    <div>
      <Button
        kind="danger"
        icon={<Trash2 aria-hidden />}
        isPending={isPending}
        onPress={() =>
          run(() => {
            removed(text);
            onRemoved();
          })
        }
      >
        {t('takeOut')}
      </Button>
      <ErrorNotice error={error} />
    </div>
  );
}
