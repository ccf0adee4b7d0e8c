import { Copy, Printer } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Button, PrintSheet } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type HandOverProps = {
  /** What is copied and printed, line by line. Asked for when it is: of hundreds of points it takes its time. */
  text(): string;
  copy: string;
  print: string;
  /** False: there is nothing in it. */
  isFull: boolean;
  /** True where handing it over is what the page is for. */
  isMain?: boolean;
};

/** Copies a text or prints it: a sheet that may lie on the district's table. */
export function HandOver({ text, copy, print, isFull, isMain = false }: HandOverProps) {
  const { t } = useTranslation('common');
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null);
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const toClipboard = () =>
    navigator.clipboard.writeText(text()).then(
      () => setSaid('copied'),
      () => setSaid('copyFailed'),
    );
  return (
    <div className="row agenda-buttons">
      <Button
        kind={isMain ? 'primary' : 'secondary'}
        icon={<Copy aria-hidden />}
        isDisabled={!isFull}
        onPress={() => void toClipboard()}
      >
        {copy}
      </Button>
      <Button icon={<Printer aria-hidden />} isDisabled={!isFull} onPress={() => setPrinting(true)}>
        {print}
      </Button>
      <span className="small" role="status">
        {said ? t(said) : ''}
      </span>
      {printing ? (
        <PrintSheet onDone={printed}>
          <p className="agenda-paper">{text()}</p>
        </PrintSheet>
      ) : null}
    </div>
  );
}
