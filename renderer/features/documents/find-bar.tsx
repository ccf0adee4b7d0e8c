import { ChevronDown, ChevronUp } from 'lucide-react';
import type { Ref } from 'react';
import { IconButton, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type FindBarProps = {
  words: string;
  onWords(words: string): void;
  /** How many places, and which of them is shown: 0 is the first. */
  count: number;
  at: number;
  onStep(by: 1 | -1): void;
  inputRef: Ref<HTMLInputElement>;
};

/** Finding words in the document. Enter goes to the next place, Shift+Enter to the one before. */
export function FindBar({ words, onWords, count, at, onStep, inputRef }: FindBarProps) {
  const { t } = useTranslation('documents');
  const told =
    words.trim() === '' ? '' : count === 0 ? t('find.none') : t('find.place', { n: at + 1, all: count });
  return (
    <div className="find-bar">
      <TextField
        label={t('find.label')}
        value={words}
        onChange={onWords}
        inputRef={inputRef}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
      />
      <div className="row" data-gap="small">
        <IconButton
          label={t('find.before')}
          icon={<ChevronUp aria-hidden />}
          isDisabled={count === 0}
          onPress={() => onStep(-1)}
        />
        <IconButton
          label={t('find.next')}
          icon={<ChevronDown aria-hidden />}
          isDisabled={count === 0}
          onPress={() => onStep(1)}
        />
        <span className="quiet small" role="status">
          {told}
        </span>
      </div>
    </div>
  );
}
