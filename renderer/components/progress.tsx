import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import type { JobProgress } from '../../shared/contract/index.ts';
import { useFormat, useTranslation } from '../i18n/index.ts';
import { Button } from './button.tsx';
import './progress.css';

export type ProgressBarProps = {
  /** What is being done: "Adding “Monday.m4a”". */
  label: string;
  /** The newest news; null while nothing was heard yet. */
  progress: Pick<JobProgress, 'done' | 'total' | 'leftMs'> | null;
  /** Without it the work cannot be stopped. */
  onCancel?: (() => void) | undefined;
  /** True from the moment of asking to stop until it has stopped. */
  stopping?: boolean;
};

/** Long work: how far, how long still, and how to stop it. */
export function ProgressBar({ label, progress, onCancel, stopping = false }: ProgressBarProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const known = progress?.total != null && progress.total > 0;
  const ratio = known ? Math.min(1, progress.done / (progress.total ?? 1)) : 0;
  const percent = Math.floor(ratio * 100);
  const left = leftWords();

  function leftWords() {
    if (stopping) return t('stopping');
    if (progress?.leftMs == null) return known ? t('progress.percent', { percent }) : t('progress.working');
    if (progress.leftMs < 5_000) return t('progress.soon');
    return t('progress.left', { time: format.span(roundTime(progress.leftMs)) });
  }

  return (
    <div className="progress">
      <AriaProgressBar
        className="progress-bar"
        value={percent}
        isIndeterminate={!known}
        valueLabel={`${t('progress.percent', { percent })}. ${left}`}
      >
        <Label className="progress-label">{label}</Label>
        <div className="progress-track" aria-hidden>
          <div
            className="progress-fill"
            data-unknown={known ? undefined : true}
            style={{ inlineSize: `${percent}%` }}
          />
        </div>
        <span className="quiet small figures">{left}</span>
      </AriaProgressBar>
      {onCancel ? (
        <Button onPress={onCancel} isDisabled={stopping}>
          {t('stop')}
        </Button>
      ) : null}
    </div>
  );
}

/** Whole fives of seconds below two minutes, whole minutes above: a guess must not look exact. */
function roundTime(leftMs: number): number {
  return leftMs < 120_000 ? Math.ceil(leftMs / 5_000) * 5_000 : Math.ceil(leftMs / 60_000) * 60_000;
}
