import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, copyText } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** A text to paste elsewhere, with a button that copies it and says whether it did. */
export function CopyText({ text, label, lang }: { text: string; label: string; lang?: string }) {
  const { t } = useTranslation('common');
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = () =>
    copyText(text).then(
      () => setSaid('copied'),
      () => setSaid('copyFailed'),
    );
  return (
    <div className="copy-text">
      <code className="copy-text-words" lang={lang}>
        {text}
      </code>
      <Button icon={<Copy aria-hidden />} aria-label={label} onPress={() => void copy()}>
        {t('copy')}
      </Button>
      <span className="small" role="status">
        {said ? t(said) : ''}
      </span>
    </div>
  );
}
