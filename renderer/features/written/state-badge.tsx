import { FileCheck2, FilePen, FileQuestion, FileX2, type LucideIcon } from 'lucide-react';
import { Group } from 'react-aria-components';
import type { CheckState } from '../../../shared/domain/index.ts';
import { Badge, type BadgeTone } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Icon and tone of each state. `missing` is no alarm: it is what she came to find out. */
export const STATES: Record<CheckState, { icon: LucideIcon; tone: BadgeTone }> = {
  written: { icon: FileCheck2, tone: 'good' },
  different: { icon: FilePen, tone: 'careful' },
  missing: { icon: FileX2, tone: 'careful' },
  'not-checked': { icon: FileQuestion, tone: 'plain' },
};

export function StateBadge({ state }: { state: CheckState }) {
  const { t } = useTranslation('written');
  const { icon, tone } = STATES[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </Badge>
  );
}

/** The three answers, each with its key. */
export const ANSWERS = [
  { state: 'written', letter: 'W' },
  { state: 'different', letter: 'D' },
  { state: 'missing', letter: 'M' },
] as const;
export type AnswerState = (typeof ANSWERS)[number]['state'];

type StateButtonsProps = { state: CheckState; label: string; onState(state: AnswerState): void };

/** In writing, different, or missing: one press each. Plain buttons: rows come and go with every turn of the wheel. */
export function StateButtons({ state, label, onState }: StateButtonsProps) {
  const { t } = useTranslation('written');
  return (
    <Group className="said-answers" aria-label={label}>
      {ANSWERS.map(({ state: one, letter }) => {
        const Icon = STATES[one].icon;
        return (
          <button
            type="button"
            key={one}
            className="button toggle-button said-answer"
            data-tone={STATES[one].tone}
            data-selected={state === one || undefined}
            aria-pressed={state === one}
            onClick={() => onState(one)}
            aria-keyshortcuts={letter}
          >
            <Icon aria-hidden />
            <span>{t(`state.${one}`)}</span>
            <span className="key-hint" aria-hidden>
              {letter}
            </span>
          </button>
        );
      })}
    </Group>
  );
}
