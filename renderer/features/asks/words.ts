import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import type { Ask } from '../../../shared/domain/index.ts';
import { type Format, useFormat, useTranslation } from '../../i18n/index.ts';

/** How an ask and its answer are said, on the screen and in a letter. */
export type AskWords = { format: Format; asked(one: Ask): string; answered(one: Ask): string };

export function useAskWords(): AskWords {
  const { t } = useTranslation(['asks', 'disputes']);
  const format = useFormat();
  return useMemo(() => askWords(t, format), [t, format]);
}

/** The same in the language of `t` and `format`. */
export function askWords(t: TFunction<['asks', 'disputes']>, format: Format): AskWords {
  return {
    format,
    asked: ({ askedOn, how, askedOf }) => {
      const line = { day: format.day(askedOn), how: t(`disputes:way.${how}`) };
      return askedOf ? t('asks:lineTo', { ...line, name: askedOf }) : t('asks:line', line);
    },
    answered: ({ answer, answeredOn }) => {
      if (answer === null) return t('asks:waiting');
      const word = t(`asks:answer.${answer}`);
      return answeredOn === null
        ? t('asks:answered', { answer: word })
        : t('asks:answeredOn', { day: format.day(answeredOn), answer: word });
    },
  };
}
