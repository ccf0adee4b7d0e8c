import { useState } from 'react';
import type { Moment } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Select, TextArea } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { useRowWords } from './words.ts';

type PaperFieldsProps = {
  moment: Pick<Moment, 'inIep' | 'iepDocumentId' | 'iepNote'>;
  meetingId: string;
  onSave(change: Partial<Pick<Moment, 'iepDocumentId' | 'iepPage' | 'iepNote'>>): void;
};

/** Which document was read, and what it says instead. For the moment's own form. */
export function PaperFields({ moment, meetingId, onSave }: PaperFieldsProps) {
  const { t } = useTranslation('written');
  const words = useRowWords();
  const table = useCall('written', 'table', { of: { kind: 'meeting', meetingId }, limit: 1 });
  const [typed, setTyped] = useState<string | null>(null);
  const papers = table.data?.papers ?? [];
  return (
    <>
      {papers.length > 0 ? (
        <Select
          label={t('details.paper')}
          none={t('details.noPaper')}
          options={papers.map((one) => ({ value: one.id, label: words.paper(one) }))}
          value={moment.iepDocumentId}
          onChange={(iepDocumentId) => onSave({ iepDocumentId, iepPage: null })}
        />
      ) : null}
      <TextArea
        label={moment.inIep === 'written' ? t('details.note') : t('details.noteInstead')}
        hint={t('details.noteHint')}
        rows={2}
        value={typed ?? moment.iepNote ?? ''}
        onChange={setTyped}
        onBlur={() => {
          if (typed === null) return;
          const next = typed.trim() === '' ? null : typed.trim();
          setTyped(null);
          if (next !== moment.iepNote) onSave({ iepNote: next });
        }}
      />
    </>
  );
}
