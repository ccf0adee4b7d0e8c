import type { BundlePreview } from '../../../shared/contract/index.ts';
import { documentCode } from '../../../shared/domain/index.ts';
import { Checkbox, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type PapersProps = {
  /** What goes in as things are chosen now. */
  preview: BundlePreview | undefined;
  /** False where the meeting has neither: then there is nothing to decide. */
  any: boolean;
  wanted: boolean;
  onWanted(wanted: boolean): void;
};

/** Papers that the chosen moments name, and transcripts that may be quoted: each by name before it leaves; all can stay. */
export function Papers({ preview, any, wanted, onWanted }: PapersProps) {
  const { t } = useTranslation('evidence');
  if (!any) return null;
  const { papers = [], transcripts = [] } = preview ?? {};
  const count = papers.length + transcripts.length;
  return (
    <>
      <Checkbox isSelected={wanted} onChange={onWanted} hint={t('papers.hint')}>
        {t('papers.label')}
      </Checkbox>
      {wanted && preview && count === 0 ? <p className="quiet">{t('papers.none')}</p> : null}
      {count > 0 ? (
        <List label={t('papers.list')}>
          {papers.map((paper) => (
            <PaperRow key={paper.id} paper={paper} />
          ))}
          {transcripts.map(({ recordingCode, transcript }) => (
            <Row
              key={transcript.id}
              title={`${recordingCode} · ${transcript.title}`}
              note={t(transcript.kind === 'certified' ? 'papers.certified' : 'papers.checked')}
            />
          ))}
        </List>
      ) : null}
    </>
  );
}

function PaperRow({ paper }: { paper: BundlePreview['papers'][number] }) {
  const { t } = useTranslation(['vocabulary', 'evidence']);
  const format = useFormat();
  return (
    <Row
      title={`${documentCode(paper.ordinal)} · ${paper.title}`}
      note={[
        t(`vocabulary:documentKind.${paper.kind}`),
        paper.date === null ? null : format.day(paper.date),
        format.bytes(paper.bytes),
        paper.locked ? t('evidence:papers.locked') : null,
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    />
  );
}
