import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from '../i18n/index.ts';
import { IconButton } from './button.tsx';

type MoveButtonsProps = {
  /** What is moved, as it is called on the screen. */
  title: string;
  isFirst: boolean;
  isLast: boolean;
  onMove(by: -1 | 1): void;
};

/** One place up or down in a list that has an order. Order is changed by buttons: no mouse and no steady hand is needed. */
export function MoveButtons({ title, isFirst, isLast, onMove }: MoveButtonsProps) {
  const { t } = useTranslation('common');
  return (
    <>
      <IconButton
        label={t('moveUp', { title })}
        icon={<ArrowUp aria-hidden />}
        isDisabled={isFirst}
        onPress={() => onMove(-1)}
      />
      <IconButton
        label={t('moveDown', { title })}
        icon={<ArrowDown aria-hidden />}
        isDisabled={isLast}
        onPress={() => onMove(1)}
      />
    </>
  );
}

/** The list with one of it a place earlier or later; as it is where that one is no longer in it. */
export function moved<T>(all: readonly T[], one: T | undefined, by: -1 | 1): T[] {
  const at = one === undefined ? -1 : all.indexOf(one);
  return one === undefined || at < 0
    ? [...all]
    : all.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, one);
}
