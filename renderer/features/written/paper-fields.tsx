import type { Moment } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { SelectAmong } from '../../components/index.ts';
import { LeftField } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { useRowWords } from './words.ts';

type PaperFieldsProps = {
  moment: Pick<Moment, 'id' | 'inIep' | 'iepDocumentId' | 'iepNote'>;
  meetingId: string;
  onSave(change: Partial<Pick<Moment, 'iepDocumentId' | 'iepPage' | 'iepNote'>>): void;
};

/** Which document was read, and what it says instead. For the moment's own form. */
export function PaperFields({ moment, meetingId, onSave }: PaperFieldsProps) {
  const { t } = useTranslation('written');
  const words = useRowWords();
  const table = useCall('written', 'table', { of: { kind: 'meeting', meetingId }, limit: 1 });
  const papers = table.data?.papers ?? [];
  return (
    <>
      {papers.length > 0 ? (
        <SelectAmong
          label={t('details.paper')}
          none={t('details.noPaper')}
          options={papers.map((one) => ({ value: one.id, label: words.paper(one) }))}
          value={moment.iepDocumentId}
          onChange={(iepDocumentId) => onSave({ iepDocumentId, iepPage: null })}
        />
      ) : null}
      <LeftField
        draft={{ form: 'moment-line', of: { kind: 'moment', id: moment.id }, part: 'note' }}
        label={moment.inIep === 'written' ? t('details.note') : t('details.noteInstead')}
        hint={t('details.noteHint')}
        rows={2}
        value={moment.iepNote}
        onSave={(iepNote) => onSave({ iepNote })}
      />
    </>
  );
}
