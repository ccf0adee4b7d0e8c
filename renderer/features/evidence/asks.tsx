import type { BundlePreview } from '../../../shared/contract/index.ts';
import { Checkbox, Details, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type AsksProps = { asks: BundlePreview['asks']; wanted: boolean; onWanted(wanted: boolean): void };

/** What the school was asked for: hers, so it goes only where she ticks it, and every line can be seen before. */
export function Asks({ asks, wanted, onWanted }: AsksProps) {
  const { t } = useTranslation('evidence');
  if (asks.length === 0) return null;
  const label = t('asks.list', { count: asks.length });
  return (
    <>
      <Checkbox isSelected={wanted} onChange={onWanted} hint={t('asks.hint')}>
        {t('asks.label')}
      </Checkbox>
      <Details label={label}>
        <List label={label}>
          {asks.map((one) => (
            <AskRow key={one.id} ask={one} />
          ))}
        </List>
      </Details>
    </>
  );
}

function AskRow({ ask }: { ask: BundlePreview['asks'][number] }) {
  const { t } = useTranslation('asks');
  const format = useFormat();
  const answer = ask.answer === null ? t('waiting') : t(`answer.${ask.answer}`);
  return (
    <Row
      title={ask.what}
      note={[format.day(ask.askedOn), ask.text, answer, ask.answerText].filter(Boolean).join(' · ')}
    />
  );
}
