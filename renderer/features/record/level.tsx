import { CircleAlert, CircleCheck, Ear, type LucideIcon, VolumeX } from 'lucide-react';
import { Meter } from 'react-aria-components';
import type { CaptureLevel } from '../../../shared/contract/index.ts';
import { useCapture } from '../../bridge/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import './level.css';

/** The quietest that the bar shows. Speech across a table lies between -40 and -15 dB. */
const FLOOR_DB = -60;

const ICONS: Record<CaptureLevel['words'], LucideIcon> = {
  nothing: VolumeX,
  'too-quiet': CircleAlert,
  good: CircleCheck,
  'too-loud': CircleAlert,
};

/** How loud it is, as a bar and in words: neither says it alone. */
export function Level() {
  const { t } = useTranslation('record');
  const level = useCapture((news) => news.state?.level ?? null);
  const share = level ? Math.max(0, Math.min(1, (level.db - FLOOR_DB) / -FLOOR_DB)) : 0;
  const words = level ? t(`level.${level.words}`) : t('level.none');
  const Icon = level ? ICONS[level.words] : Ear;
  return (
    <div className="level" data-words={level?.words ?? 'none'}>
      <Meter
        className="level-track"
        aria-label={t('level.label')}
        value={Math.round(share * 100)}
        valueLabel={words}
      >
        <div className="level-fill" style={{ inlineSize: `${share * 100}%` }} />
      </Meter>
      <p className="level-words">
        <Icon aria-hidden />
        {words}
      </p>
    </div>
  );
}
