import { SIGNING_PURPOSES, type Signing } from '../../../../shared/domain/index.ts';
import { RadioGroup, Select } from '../../../components/index.ts';
import { LeftField } from '../../../drafts/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import type { MomentPart } from './moment-form.tsx';
import { useWhole } from './use-whole.ts';

const NOTHING_SAID: Signing = { what: null, signed: 'unknown', purpose: 'not-said' };

/** D21: what the parent was asked to sign, whether she did, and what her name on it was said to mean. */
export function SigningFields({ moment, change }: MomentPart) {
  const { t } = useTranslation(['review', 'common']);
  const signing = moment.signing ?? NOTHING_SAID;
  const set = useWhole(signing, (whole) => change({ signing: whole }));
  if (moment.mark !== 'asked-to-sign' && moment.signing === null) return null;
  return (
    <div className="stack">
      <LeftField
        draft={{ form: 'moment-line', of: { kind: 'moment', id: moment.id }, part: 'signing' }}
        label={t('review:signing.what')}
        hint={t('review:signing.whatHint')}
        value={signing.what}
        onSave={(what) => set({ what })}
      />
      <div className="field-pair">
        <RadioGroup
          label={t('review:signing.signed')}
          orientation="horizontal"
          options={(['yes', 'no', 'unknown'] as const).map((value) => ({
            value,
            label: t(`common:${value}`),
          }))}
          value={signing.signed}
          onChange={(signed) => set({ signed })}
        />
        <Select
          label={t('review:signing.purpose')}
          options={SIGNING_PURPOSES.map((value) => ({ value, label: t(`review:signing.for.${value}`) }))}
          value={signing.purpose}
          onChange={(purpose) => {
            if (purpose) set({ purpose });
          }}
        />
      </div>
    </div>
  );
}
