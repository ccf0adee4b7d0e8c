import type { SaidScope } from '../../shared/contract/index.ts';
import type { CheckChange, CheckState } from '../../shared/domain/index.ts';

/** What a table is asked for, as the contract's call has it. */
export type TableInput = {
  of: SaidScope;
  state: CheckState | null;
  withPrivate: boolean;
  limit: number;
};

export type RowChange = {
  decisionId: string | null;
  momentId: string | null;
  change: CheckChange;
  withPrivate: boolean;
};
