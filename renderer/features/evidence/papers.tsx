import { documentCode, type Paper } from '../../../shared/domain/index.ts';
import { Checkbox, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type PapersProps = {
  /** What goes in as things are chosen now. */
  named: readonly Paper[];
  /** False where no moment of the meeting names a paper: then there is nothing to decide. */
  any: boolean;
  wanted: boolean;
  onWanted(wanted: boolean): void;
};

/** The papers that the chosen moments are held against: each by name before it leaves, and all of them can stay. */
export function Papers({ named, any, wanted, onWanted }: PapersProps) {
  const { t } = useTranslation(['evidence', 'vocabulary']);
  const format = useFormat();
  if (!any) return null;
  return (
    <>
      <Checkbox isSelected={wanted} onChange={onWanted} hint={t('papers.hint')}>
        {t('papers.label')}
      </Checkbox>
      {wanted && named.length === 0 ? <p className="quiet">{t('papers.none')}</p> : null}
      {named.length > 0 ? (
        <List label={t('papers.list')}>
          {named.map((paper) => (
            <Row
              key={paper.id}
              title={`${documentCode(paper.ordinal)} · ${paper.title}`}
              note={[
                t(`vocabulary:documentKind.${paper.kind}`),
                paper.date === null ? null : format.day(paper.date),
                format.bytes(paper.bytes),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            />
          ))}
        </List>
      ) : null}
    </>
  );
}
