import type { LeftOut as Left } from '../../../shared/contract/index.ts';
import { Details, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** What of the meeting stays in the archive, each thing with its reason. */
export function LeftOut({ leftOut }: { leftOut: readonly Left[] }) {
  const { t } = useTranslation('evidence');
  if (leftOut.length === 0) return null;
  const label = t('leftOut.label', { count: leftOut.length });
  return (
    <Details label={label}>
      <List label={label}>
        {leftOut.map((one) => (
          <LeftOutRow key={`${one.what}/${one.code}/${one.atMs}/${one.text}/${one.why}`} one={one} />
        ))}
      </List>
    </Details>
  );
}

function LeftOutRow({ one }: { one: Left }) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  const { what, why, code, atMs, text, count, lines } = one;
  const name = t(`leftOut.what.${what}`, {
    code: code ?? '',
    at: atMs === null ? '' : format.timecode(atMs),
    count: count ?? 1,
  });
  return (
    <Row
      title={text === null ? name : `${name}: ${text}`}
      note={t(`leftOut.why.${why}`, { count: lines?.unchecked ?? 1, all: lines?.all ?? 0 })}
    />
  );
}
