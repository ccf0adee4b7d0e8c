import { PackageCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { BundlePreview } from '../../../shared/contract/index.ts';
import { Button } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type MakeBarProps = {
  /** What goes in as things are chosen now; undefined while it is asked. */
  preview: BundlePreview | undefined;
  /** Chosen moments and notes. */
  moments: number;
  notes: number;
  zip: boolean;
  /** True where the making ended without a bundle: the focus comes back to the button, if nothing else took it. */
  isBack: boolean;
  onMake(): void;
};

/**
 * What goes in, as a sum, and the button that makes it: at the foot of the window as long as there is something to
 * choose above, then in its own place behind the last step. What has the focus is never under it (evidence.css).
 */
export function MakeBar({ preview, moments, notes, zip, isBack, onMake }: MakeBarProps) {
  const { t } = useTranslation('evidence');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const now = document.activeElement;
    if (isBack && (now === null || now === document.body || now.matches('h1'))) button.current?.focus();
  }, [isBack]);
  return (
    <div className="make-bar">
      <p className="make-sum quiet small">{useSum({ preview, notes, zip })}</p>
      <Button
        kind="primary"
        ref={button}
        icon={<PackageCheck aria-hidden />}
        isDisabled={moments + notes === 0}
        onPress={onMake}
      >
        {moments === 0 && notes > 0 ? t('makeNotes', { count: notes }) : t('make', { count: moments })}
      </Button>
    </div>
  );
}

/** "2 papers · 1 recording · about 240 MB · as a folder": what the button itself does not say. */
function useSum({ preview, notes, zip }: Pick<MakeBarProps, 'preview' | 'notes' | 'zip'>): string {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  if (!preview) return '';
  const { papers, transcripts, recordings, bytes } = preview;
  const counts = [
    { what: 'recordings', count: recordings.length },
    { what: 'papers', count: papers.length + transcripts.length },
    { what: 'notes', count: notes },
  ] as const;
  return [
    ...counts.flatMap(({ what, count }) => (count === 0 ? [] : [t(`sum.${what}`, { count })])),
    t('sum.size', { size: format.bytes(bytes) }),
    t(zip ? 'sum.zip' : 'sum.folder'),
  ].join(' · ');
}
