import { X } from 'lucide-react';
import { Group } from 'react-aria-components';
import type { MarkOnKey, TemplateMark } from '../../../../shared/domain/index.ts';
import { KeyHint, MARK_BUTTONS, TemplateMenu, useKeyShortcut } from '../../../audio/index.ts';
import { Button } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import type { PendingSpan } from './marking.ts';

type MarkBarProps = {
  isDisabled: boolean;
  pending: PendingSpan | null;
  onMark(mark: MarkOnKey): void;
  onTemplate(mark: TemplateMark): void;
  /** The menu of more marks: it has a key, so its page opens it. */
  more: { isOpen: boolean; onOpen(isOpen: boolean): void };
  onClear(): void;
};

/** The five marks, one key each, and the menu of more; and the span that was set by hand, until it is marked or dropped. */
export function MarkBar({ isDisabled, pending, onMark, onTemplate, more, onClear }: MarkBarProps) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation(['review', 'vocabulary']);
  const format = useFormat();
  return (
    <div className="mark-bar">
      <Group className="mark-group" aria-label={t('review:marks.label')}>
        {MARK_BUTTONS.map(({ mark, action, icon: Icon }) => (
          <Button
            key={mark}
            icon={<Icon aria-hidden />}
            isDisabled={isDisabled}
            aria-keyshortcuts={keyShortcut(action)}
            onPress={() => onMark(mark)}
          >
            {t(`vocabulary:mark.${mark}`)} <KeyHint action={action} />
          </Button>
        ))}
        <TemplateMenu isDisabled={isDisabled} {...more} onTemplate={onTemplate} />
      </Group>
      {pending ? (
        <p className="mark-pending" role="status">
          {pending.endMs === null
            ? t('review:marks.started', { at: format.timecode(pending.startMs) })
            : t('review:marks.chosen', {
                from: format.timecode(pending.startMs),
                to: format.timecode(pending.endMs),
              })}
          <Button kind="link" icon={<X aria-hidden />} onPress={onClear}>
            {t('review:marks.clear')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

type SpanButtonsProps = { isDisabled: boolean; onStart(): void; onEnd(): void };

/** The two ends of a span, one key each. */
export function SpanButtons({ isDisabled, onStart, onEnd }: SpanButtonsProps) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation('review');
  return (
    <Group className="span-buttons" aria-label={t('marks.span')}>
      <Button isDisabled={isDisabled} aria-keyshortcuts={keyShortcut('set-start')} onPress={onStart}>
        {t('marks.start')} <KeyHint action="set-start" />
      </Button>
      <Button isDisabled={isDisabled} aria-keyshortcuts={keyShortcut('set-end')} onPress={onEnd}>
        {t('marks.end')} <KeyHint action="set-end" />
      </Button>
    </Group>
  );
}
