import { useMemo, useState } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { FindSelect } from './find-select.tsx';
import { FEW_CHOICES, finderAmong } from './finding.ts';
import { Select, type SelectProps } from './select.tsx';

/** So many rows are made at once; of more it is said how many there are, and typing finds them. */
const SHOWN = 50;

/**
 * One choice among options that are all at hand and may be very many: goals, papers, people, the moments of a meeting.
 * A few are a `Select`; among more there is a box that finds them by their words.
 */
export function SelectAmong<V extends string>(props: SelectProps<V>) {
  return props.options.length > FEW_CHOICES ? <Among {...props} /> : <Select {...props} />;
}

function Among<V extends string>({ options, value, onChange, placeholder, ...rest }: SelectProps<V>) {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const find = useMemo(() => finderAmong(options), [options]);
  const found = find(text);
  const known = options.find((one) => one.value === value);
  const first = found.slice(0, SHOWN);
  // What is chosen stands in the list when it opens, however far down its place is.
  const isListed = known === undefined || text.trim() !== '' || first.includes(known);
  const rows = isListed ? first : [known, ...first];
  return (
    <FindSelect
      {...rest}
      rows={rows}
      value={value}
      // One that is not among the options is neither any of them nor "none".
      chosen={known?.label ?? (value === null ? null : (placeholder ?? t('choose')))}
      onChange={(next) => onChange(options.find((one) => one.value === next)?.value ?? null)}
      placeholder={placeholder}
      text={text}
      onText={setText}
      find={t('find.byWords')}
      more={found.length - rows.length}
    />
  );
}
