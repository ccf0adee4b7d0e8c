import { ReadAloud, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

const NOT_DEFENDED = ['openComputer', 'brokenSystem', 'forced', 'swap', 'oldCopies', 'truth'] as const;
const DEFENDED = ['stolen', 'changed', 'network', 'crash'] as const;

/** SAFETY §1: what is promised, and, as plainly, what is not. */
export function Limits() {
  const { t } = useTranslation('settings');
  const spoken = [
    ...DEFENDED.map((key) => t(`limits.yes.${key}`)),
    ...NOT_DEFENDED.map((key) => t(`limits.no.${key}`)),
  ];
  return (
    <>
      <ReadAloud text={spoken.join(' ')} />
      <Section title={t('limits.yesTitle')}>
        <ul className="plain-list">
          {DEFENDED.map((key) => (
            <li key={key}>{t(`limits.yes.${key}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('limits.noTitle')}>
        <ul className="plain-list">
          {NOT_DEFENDED.map((key) => (
            <li key={key}>{t(`limits.no.${key}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
