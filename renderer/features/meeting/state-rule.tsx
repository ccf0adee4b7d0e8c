import { consentRuleOf, isOutdated } from '../../../shared/reference/index.ts';
import { Details, Notice } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** What a state asks before recording, with its source and the day it was checked. Not legal advice (D9, D10). */
export function StateRule({ state }: { state: string }) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const rule = consentRuleOf(state);
  if (!rule) return null;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Details label={t('rule.title', { state: rule.name })}>
      <div className="stack" data-gap="small">
        <p>{t(`rule.${rule.inPersonConsent}`)}</p>
        {/* Reference text is kept in the words of its source. */}
        <p lang="en">{rule.note}</p>
        {rule.iepSpecific ? (
          <p lang="en">
            {rule.iepSpecific.rule} ({rule.iepSpecific.citation})
          </p>
        ) : null}
        <p className="quiet small">
          {t('rule.source', { statute: rule.statute, day: format.day(rule.checked) })}
        </p>
        {isOutdated(rule.checked, today) ? <Notice kind="careful">{t('rule.old')}</Notice> : null}
        <p className="quiet small">{t('rule.policy')}</p>
      </div>
    </Details>
  );
}
