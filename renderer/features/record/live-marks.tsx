import { Check } from 'lucide-react';
import { Group } from 'react-aria-components';
import type { CaptureMark } from '../../../shared/contract/index.ts';
import { KeyHint, type KeyMap, MARK_BUTTONS, TemplateMenu, useKeyShortcut } from '../../audio/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Live } from './use-live.ts';

type LiveMarksProps = {
  live: Live;
  withKeys?: boolean;
  /** The menu of more marks, which has a key: its page opens it. Above the lock there is none. */
  more?: { isOpen: boolean; onOpen(isOpen: boolean): void };
};

/**
 * The five marks, one key each, the menu of more, and a quiet word when one is kept. There is no undo here: a wrong one
 * is changed later.
 */
export function LiveMarks({ live, withKeys = true, more }: LiveMarksProps) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation(['record', 'vocabulary']);
  return (
    <div className="live-marks">
      <Group className="live-mark-group" aria-label={t('record:marks.label')}>
        {MARK_BUTTONS.map(({ mark, action, icon: Icon }) => (
          <Button
            key={mark}
            icon={<Icon aria-hidden />}
            {...(withKeys ? { 'aria-keyshortcuts': keyShortcut(action) } : {})}
            onPress={() => void live.mark(mark)}
          >
            {t(`vocabulary:mark.${mark}`)} {withKeys ? <KeyHint action={action} /> : null}
          </Button>
        ))}
        {more ? <TemplateMenu withWords {...more} onTemplate={(mark) => void live.mark(mark)} /> : null}
      </Group>
      <LiveKept live={live} />
    </div>
  );
}

/** What was kept last; or, at once and loudly for the eye, that it was not. */
function LiveKept({ live }: { live: Live }) {
  const { t } = useTranslation(['record', 'errors']);
  if (live.problem) {
    return (
      <Notice kind="problem" announce="now" title={t('record:marks.failed')}>
        <p>{t(`errors:${live.problem.code}`)}</p>
      </Notice>
    );
  }
  return (
    <p className="live-kept figures">
      {live.kept ? (
        <span key={live.kept.count} className="live-kept-words">
          <Check aria-hidden /> {live.kept.text}
        </span>
      ) : null}
    </p>
  );
}

/** The keys of the five marks, as the frame takes them. */
export function markKeys(
  keys: KeyMap,
  label: (mark: CaptureMark) => string,
  onMark: (mark: CaptureMark) => void,
): { combo: string; label: string; run: () => void; once: true }[] {
  return MARK_BUTTONS.map(({ mark, action }) => ({
    combo: keys[action],
    label: label(mark),
    run: () => onMark(mark),
    once: true,
  }));
}
