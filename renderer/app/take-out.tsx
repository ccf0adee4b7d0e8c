import { Trash2 } from 'lucide-react';
import type { WireError } from '../../shared/contract/index.ts';
import { Button, ErrorNotice } from '../components/index.ts';
import { useSayDone } from './undo.ts';

type TakeOutProps = {
  label: string;
  /** What is said when it is done; the words by which it is known, or that it is gone. */
  said: string;
  isPending: boolean;
  error: WireError | null;
  run(done: () => void): void;
  onRemoved(): void;
};

/** Takes a thing out in one step, no question: the message and Ctrl+Z bring it back, and what was begun about it. */
export function TakeOut({ label, said, isPending, error, run, onRemoved }: TakeOutProps) {
  const sayDone = useSayDone();
  return (
    <div>
      <Button
        kind="danger"
        icon={<Trash2 aria-hidden />}
        isPending={isPending}
        onPress={() =>
          run(() => {
            sayDone(said);
            onRemoved();
          })
        }
      >
        {label}
      </Button>
      <ErrorNotice error={error} />
    </div>
  );
}
