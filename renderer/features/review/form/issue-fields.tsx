import { useMemo } from 'react';
import { ISSUES, type Issue } from '../../../../shared/domain/index.ts';
import { issueCitation } from '../../../../shared/reference/index.ts';
import { Checkbox } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { FormPart } from './form-part.tsx';
import type { MomentPart } from './moment-form.tsx';
import { useWhole } from './use-whole.ts';

/** D69: what it goes to, in the terms in which a case is argued. Folded: no parent has to know or choose them. */
export function IssuesPart(part: MomentPart) {
  const { t } = useTranslation('issues');
  const named = part.moment.issues.map((issue) => t(`names.${issue}`));
  return (
    <FormPart
      part="review/issues"
      label={named.length === 0 ? t('part') : t('partWith', { issues: named.join(', ') })}
      folded
    >
      <IssueFields {...part} />
    </FormPart>
  );
}

type Chosen = Partial<Record<Issue, boolean>>;

function IssueFields({ moment: { issues }, change }: MomentPart) {
  const { t } = useTranslation('issues');
  const chosen = useMemo(() => Object.fromEntries(issues.map((issue) => [issue, true])) as Chosen, [issues]);
  const set = useWhole(chosen, (whole) => change({ issues: ISSUES.filter((issue) => whole[issue]) }));
  return (
    <>
      <p className="quiet">{t('hint')}</p>
      <div className="stack" data-gap="small">
        {ISSUES.map((issue) => (
          <Checkbox
            key={issue}
            isSelected={issues.includes(issue)}
            onChange={(isChosen) => set({ [issue]: isChosen })}
            hint={
              <>
                {t(`says.${issue}`)}{' '}
                <span lang="en" className="issue-rule">
                  {issueCitation(issue)}
                </span>
              </>
            }
          >
            {t(`names.${issue}`)}
          </Checkbox>
        ))}
      </div>
    </>
  );
}
