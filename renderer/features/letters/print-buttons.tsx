import { Printer } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { Button, type ButtonProps } from '../../components/index.ts';
import { InLanguage, type Language, useLanguage, useTranslation } from '../../i18n/index.ts';
import { useLetterLanguage } from './language-field.tsx';

type PrintButtonsProps = {
  /** "Print", or what is printed. */
  label: string;
  kind?: ButtonProps['kind'];
  isDisabled?: boolean;
  /** Fetches what the sheet shows; it is printed when this is there. False: it did not come, and that was told. */
  prepare?(): Promise<boolean>;
  /** A `<PrintSheet>`; its words are those of the language that was pressed, as far as hooks give them. */
  sheet(onDone: () => void): ReactNode;
};

/** Prints a sheet in the language of the letters; where the parent has another one, also for herself in hers. */
export function PrintButtons({ label, kind = 'secondary', isDisabled, prepare, sheet }: PrintButtonsProps) {
  const { t } = useTranslation('letters');
  const own = useLanguage();
  const sent = useLetterLanguage();
  const [printing, setPrinting] = useState<Language | null>(null);
  const done = useCallback(() => setPrinting(null), []);
  const print = async (language: Language) => {
    if (prepare && !(await prepare())) return;
    setPrinting(language);
  };
  return (
    <>
      {(sent === own ? [sent] : [sent, own]).map((language) => (
        <Button
          key={language}
          kind={kind}
          icon={<Printer aria-hidden />}
          isDisabled={isDisabled ?? false}
          onPress={() => void print(language)}
        >
          {sent === own ? label : t('inLanguage', { what: label, language: t(`names.${language}`) })}
        </Button>
      ))}
      {printing ? <InLanguage language={printing}>{sheet(done)}</InLanguage> : null}
    </>
  );
}
