import { type ReactNode, useRef, useState } from 'react';
import { useCall } from '../../bridge/index.ts';
import { FormDialog, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

export type Checker = {
  /** Whose ear it is; null until somebody said. */
  name: string | null;
  withChecker(then: (by: string) => void): void;
  change(): void;
  dialog: ReactNode;
};

/** Who checks by ear. Asked once; from then on one key is enough. */
export function useChecker(): Checker {
  const { t } = useTranslation(['transcript', 'common']);
  const known = useCall('transcripts', 'checker');
  const [said, setSaid] = useState<string | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const waiting = useRef<((by: string) => void) | null>(null);
  const name = said ?? known.data?.name ?? null;
  const ask = (then: ((by: string) => void) | null) => {
    waiting.current = then;
    setTried(false);
    setDraft(name ?? '');
  };
  const submit = () => {
    setTried(true);
    const by = draft?.trim() ?? '';
    if (by === '') return;
    setSaid(by);
    setDraft(null);
    waiting.current?.(by);
    waiting.current = null;
  };
  return {
    name,
    withChecker: (then) => (name === null ? ask(then) : then(name)),
    change: () => ask(null),
    dialog:
      draft === null ? null : (
        <FormDialog
          title={t('transcript:check.who')}
          isOpen
          onClose={() => setDraft(null)}
          submit={t('common:save')}
          onSubmit={submit}
        >
          <p>{t('transcript:check.why')}</p>
          <TextField
            label={t('transcript:check.name')}
            value={draft}
            onChange={setDraft}
            maxLength={200}
            autoFocus
            error={tried && draft.trim() === '' ? t('transcript:check.missing') : undefined}
          />
        </FormDialog>
      ),
  };
}
