import { type Concern, PROBLEM_KINDS, type ProblemKind } from '../../../shared/domain/index.ts';
import { DateField, Select, TextArea, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** The problem template (D91) as it stands in a form. */
export type ProblemForm = {
  problem: ProblemKind | null;
  since: string;
  promised: string;
  promisedBy: string;
  due: string | null;
  soFar: string;
};

export const NO_PROBLEM: ProblemForm = {
  ...{ problem: null, since: '', promised: '', promisedBy: '', due: null, soFar: '' },
};

export function problemForm({ problem, since, promised, promisedBy, due, soFar }: Concern): ProblemForm {
  return {
    ...{ problem, due, since: since ?? '', promised: promised ?? '' },
    ...{ promisedBy: promisedBy ?? '', soFar: soFar ?? '' },
  };
}

/** What is saved of it: empty words are none. */
export function problemSaved({ problem, since, promised, promisedBy, due, soFar }: ProblemForm) {
  const words = (text: string) => text.trim() || null;
  return {
    ...{ problem, due, since: words(since), promised: words(promised) },
    ...{ promisedBy: words(promisedBy), soFar: words(soFar) },
  };
}

type ProblemFieldsProps = { form: ProblemForm; set(of: Partial<ProblemForm>): void };

/** What kind of problem, since when, what was promised, by whom, by when, and what came of it. None is required. */
export function ProblemFields({ form, set }: ProblemFieldsProps) {
  const { t } = useTranslation('concerns');
  return (
    <>
      <Select
        label={t('problem.kind')}
        none={t('problem.noKind')}
        options={PROBLEM_KINDS.map((value) => ({ value, label: t(`problem.kinds.${value}`) }))}
        value={form.problem}
        onChange={(problem) => set({ problem })}
      />
      <TextField
        label={t('problem.since')}
        hint={t('problem.sinceHint')}
        value={form.since}
        onChange={(since) => set({ since })}
        maxLength={500}
      />
      <TextArea
        label={t('problem.promised')}
        rows={2}
        value={form.promised}
        onChange={(promised) => set({ promised })}
      />
      <TextField
        label={t('problem.promisedBy')}
        value={form.promisedBy}
        onChange={(promisedBy) => set({ promisedBy })}
        maxLength={500}
      />
      <DateField label={t('problem.due')} value={form.due} onChange={(due) => set({ due })} />
      <TextField
        label={t('problem.soFar')}
        hint={t('problem.soFarHint')}
        value={form.soFar}
        onChange={(soFar) => set({ soFar })}
        maxLength={500}
      />
    </>
  );
}
