import { Ellipsis } from 'lucide-react';
import { useEffect } from 'react';
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { TEMPLATE_MARKS, type TemplateMark } from '../../../shared/domain/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { KeyHint } from './key-hint.tsx';
import { useKeyShortcut } from './use-key-map.ts';

type TemplateMenuProps = {
  isDisabled?: boolean;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  onTemplate(mark: TemplateMark): void;
  /** With its name on it, where there is room for it. */
  withWords?: boolean;
};

/**
 * The marks for how the meeting went, and for what is hard to hear again. Two keystrokes, while it plays and while it is
 * recorded: the menu's key, then the number that stands before the line.
 */
export function TemplateMenu({
  isDisabled = false,
  isOpen,
  onOpen,
  onTemplate,
  withWords = false,
}: TemplateMenuProps) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation(['audio', 'vocabulary']);
  useNumbers(isOpen, (mark) => {
    onOpen(false);
    onTemplate(mark);
  });
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpen}>
      {withWords ? (
        <AriaButton
          className="button mark-more"
          aria-keyshortcuts={keyShortcut('more-marks')}
          isDisabled={isDisabled}
        >
          <Ellipsis aria-hidden />
          {t('audio:marks.more')} <KeyHint action="more-marks" />
        </AriaButton>
      ) : (
        <TooltipTrigger delay={400}>
          <AriaButton
            className="button icon-button mark-more"
            data-kind="secondary"
            aria-label={t('audio:marks.more')}
            aria-keyshortcuts={keyShortcut('more-marks')}
            isDisabled={isDisabled}
          >
            <Ellipsis aria-hidden />
          </AriaButton>
          <Tooltip className="tooltip" offset={6}>
            {t('audio:marks.moreKey', { key: keyShortcut('more-marks') })}
          </Tooltip>
        </TooltipTrigger>
      )}
      <Popover className="popover">
        <Menu className="options mark-options">
          {TEMPLATE_MARKS.map((mark, index) => (
            <MenuItem
              key={mark}
              id={mark}
              textValue={t(`vocabulary:mark.${mark}`)}
              className="option"
              onAction={() => onTemplate(mark)}
            >
              <span className="key-hint" aria-hidden>
                {index + 1}
              </span>
              <span>{t(`vocabulary:mark.${mark}`)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** While the menu is open, a number chooses its line. */
function useNumbers(isOpen: boolean, choose: (mark: TemplateMark) => void) {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const mark = /^[1-9]$/.test(event.key) ? TEMPLATE_MARKS[Number(event.key) - 1] : undefined;
      if (!mark) return;
      event.preventDefault();
      event.stopPropagation();
      choose(mark);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });
}
