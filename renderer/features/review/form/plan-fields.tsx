import { useState } from 'react';
import { belongsInTable, IN_IEP } from '../../../../shared/domain/index.ts';
import { RadioGroup, TextField } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { WhoFields } from '../../goals/elsewhere.ts';
import { PaperFields } from '../../written/index.ts';
import type { MomentPart } from './moment-form.tsx';

const NOT_CHECKED = 'not-checked';

/** D2: is it in the written plan, and on which page? */
export function PlanFields({ moment, data, change }: MomentPart) {
  const { t } = useTranslation(['review', 'vocabulary']);
  return (
    <div className="stack" data-gap="small">
      {moment.type === 'promise' || (belongsInTable(moment) && moment.decisionId === null) ? (
        <WhoFields
          of={{ kind: 'moment', id: moment.id }}
          owner={moment.owner}
          due={moment.due}
          onSave={change}
        />
      ) : null}
      <RadioGroup
        label={t('review:form.inIep')}
        orientation="horizontal"
        options={[
          ...IN_IEP.map((value) => ({ value, label: t(`vocabulary:inIep.${value}`) })),
          { value: NOT_CHECKED, label: t('review:form.notChecked') },
        ]}
        value={moment.inIep ?? NOT_CHECKED}
        onChange={(value) => {
          const inIep = IN_IEP.find((one) => one === value) ?? null;
          const keepsPage = inIep === 'written' || inIep === 'different';
          change({ inIep, iepPage: keepsPage ? moment.iepPage : null });
        }}
      />
      {moment.inIep === 'written' || moment.inIep === 'different' ? (
        <PageField page={moment.iepPage} onPage={(iepPage) => change({ iepPage })} />
      ) : null}
      {moment.inIep === null ? null : (
        <PaperFields moment={moment} meetingId={data.meeting.id} onSave={change} />
      )}
    </div>
  );
}

function PageField({ page, onPage }: { page: number | null; onPage(page: number | null): void }) {
  const { t } = useTranslation('review');
  const [typed, setTyped] = useState(page === null ? '' : String(page));
  const read = typed.trim() === '' ? null : Number(typed);
  const fits = read === null || (Number.isInteger(read) && read >= 1 && read <= 9999);
  return (
    <div className="field-short">
      <TextField
        label={t('form.page')}
        inputMode="numeric"
        value={typed}
        error={fits ? null : t('form.pageWrong')}
        onChange={setTyped}
        onBlur={() => {
          if (fits && read !== page) onPage(read);
        }}
      />
    </div>
  );
}
