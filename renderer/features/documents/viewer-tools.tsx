import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

const SMALLEST = 0.25;
const LARGEST = 4;
/** One press of larger or smaller. */
export const ZOOM_STEP = 1.25;

export function withinZoom(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

export function withinPages(page: number, count: number): number {
  return Math.min(Math.max(1, page), Math.max(1, count));
}

/** The page in sight; another number goes there, and the focus stays where the next number is typed. */
export function PageField({ page, count, onGo }: { page: number; count: number; onGo(page: number): void }) {
  const { t } = useTranslation('documents');
  const [typed, setTyped] = useState(String(page));
  const [shown, setShown] = useState(page);
  if (shown !== page) {
    setShown(page);
    setTyped(String(page));
  }
  const go = () => {
    const wanted = Number.isInteger(Number(typed)) ? withinPages(Number(typed), count) : page;
    setTyped(String(wanted));
    if (wanted !== page) onGo(wanted);
  };
  return (
    <div className="page-field">
      <TextField
        label={t('viewer.pageNumber', { count })}
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
    </div>
  );
}

export function ZoomTools({
  scale,
  onZoom,
  onFit,
}: {
  scale: number;
  onZoom(scale: number): void;
  onFit(): void;
}) {
  const { t } = useTranslation('documents');
  return (
    <div className="row" data-gap="small">
      <IconButton
        label={t('viewer.smaller')}
        icon={<Minus aria-hidden />}
        onPress={() => onZoom(scale / ZOOM_STEP)}
      />
      <span className="figures" role="status">
        {t('viewer.percent', { percent: Math.round(scale * 100) })}
      </span>
      <IconButton
        label={t('viewer.larger')}
        icon={<Plus aria-hidden />}
        onPress={() => onZoom(scale * ZOOM_STEP)}
      />
      <Button kind="quiet" onPress={onFit}>
        {t('viewer.fit')}
      </Button>
    </div>
  );
}
