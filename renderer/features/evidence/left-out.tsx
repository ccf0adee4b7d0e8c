import type { LeftOut as Left } from '../../../shared/contract/index.ts';
import { Details } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** What of the meeting stays in the archive, each thing with its reason. */
export function LeftOut({ leftOut }: { leftOut: readonly Left[] }) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  if (leftOut.length === 0) return null;
  const what = ({ what: kind, code, atMs, count }: Left) =>
    t(`leftOut.what.${kind}`, {
      code: code ?? '',
      at: atMs === null ? '' : format.timecode(atMs),
      count: count ?? 1,
    });
  const why = ({ why: reason, lines }: Left) =>
    t(`leftOut.why.${reason}`, { count: lines?.unchecked ?? 1, all: lines?.all ?? 0 });
  return (
    <Details label={t('leftOut.label', { count: leftOut.length })}>
      <ul className="left-out">
        {leftOut.map((one) => (
          <li key={`${one.what}/${one.code}/${one.atMs}/${one.text}/${one.why}`}>
            <strong>
              {what(one)}
              {one.text === null ? null : `: ${one.text}`}
            </strong>{' '}
            <span className="quiet">{why(one)}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
