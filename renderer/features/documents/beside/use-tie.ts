import type { TiedPassage } from '../../../../shared/contract/index.ts';
import type { Moment } from '../../../../shared/domain/index.ts';
import { useSayDone } from '../../../app/index.ts';
import { useChange } from '../../../bridge/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import type { Selected } from '../use-selection.ts';

type TieOptions = {
  documentId: string;
  /** The words that are selected now. */
  chosen: Selected | null;
  moment: Moment | null;
  /** What is tied already. */
  here: readonly TiedPassage[];
  onTied(): void;
};

/** Tying the selected words to the chosen moment: one press. */
export function useTie({ documentId, chosen, moment, here, onTied }: TieOptions) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const sayDone = useSayDone();
  const { mutate, isPending, error, variables: tried } = useChange('documents', 'tie');
  const isTied =
    chosen !== null &&
    here.some(
      (one) =>
        one.momentId === moment?.id &&
        one.page === chosen.page &&
        one.startAt === chosen.startAt &&
        one.endAt === chosen.endAt,
    );
  const state = chosen === null ? 'none' : moment === null ? 'no-moment' : isTied ? 'tied' : 'ready';
  // Of other words, which were selected since, nothing was refused.
  const isAboutThese =
    chosen === null ||
    (tried?.page === chosen.page && tried.startAt === chosen.startAt && tried.endAt === chosen.endAt);
  return {
    state,
    isPending,
    error: isAboutThese ? error : null,
    run() {
      if (state !== 'ready' || chosen === null || moment === null || isPending) return;
      const { page, startAt, endAt } = chosen;
      mutate(
        { documentId, page, startAt, endAt, momentId: moment.id, decisionId: null, goalId: null },
        {
          onSuccess: () => {
            sayDone(t('beside.tied', { time: format.timecode(moment.startMs) }));
            onTied();
          },
        },
      );
    },
  } as const;
}
export type Tie = ReturnType<typeof useTie>;
