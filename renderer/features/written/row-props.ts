import type { TableMeeting, WrittenRow, WrittenTable } from '../../../shared/contract/index.ts';
import type { Clip, Clips } from '../../audio/index.ts';
import type { TableRowPlace } from '../../components/index.ts';
import type { AnswerState } from './state-badge.tsx';
import type { SaidTableState } from './use-said-table.ts';
import type { RowWords } from './words.ts';

/** What a row of the table and each part of it need. */
export type SaidRowProps = {
  place: TableRowPlace;
  row: WrittenRow;
  data: WrittenTable;
  meeting: TableMeeting | undefined;
  clips: Clips;
  table: SaidTableState;
  words: RowWords;
  isCurrent: boolean;
  isOpen: boolean;
  onChoose(): void;
  onOpen(): void;
  onAnswer(answer: AnswerState): void;
};

/** What plays a row: where it was said; else the first that was said about it, so that no row that can be heard is mute. */
export function heardFirst({ spoken, around }: WrittenRow): WrittenRow['spoken'][number] | null {
  return spoken[0] ?? around[0] ?? null;
}

/** Where something that was said can be heard. */
export function clipOf(spoken: WrittenRow['spoken'][number]): Clip {
  const { recordingId, durationMs, startMs, endMs } = spoken;
  return { track: { recordingId, durationMs }, span: { startMs, endMs } };
}
