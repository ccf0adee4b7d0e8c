import { AudioLines, Play, Square } from 'lucide-react';
import { useState } from 'react';
import type { Spoken } from '../../../shared/contract/index.ts';
import { useNavigation, useSpeaker } from '../../app/index.ts';
import type { Clips } from '../../audio/index.ts';
import { Button, DateField, IconButton, SelectAmong, TextField } from '../../components/index.ts';
import { LeftField } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { clipOf, heardFirst, type SaidRowProps } from './row-props.ts';
import { TieSound } from './tie-sound.tsx';
import { stateOfRow } from './use-said-table.ts';
import type { RowWords } from './words.ts';

/** Everything else about a row: document, page, the paper's words, who does it and by when. Saved as it is left. */
export function RowDetails({ row, data, clips, table, words }: SaidRowProps) {
  const { t } = useTranslation('written');
  const { go } = useNavigation();
  const change = (what: Parameters<typeof table.change>[1]) => void table.change(row, what);
  const state = stateOfRow(row);
  const of = row.decisionId
    ? { kind: 'decision' as const, id: row.decisionId }
    : { kind: 'moment' as const, id: row.momentId ?? row.key };
  const papers = [
    ...data.papers,
    ...(row.paper && !data.papers.some((one) => one.id === row.paper?.id) ? [row.paper] : []),
  ];
  const [first] = row.spoken;
  return (
    <div className="said-details stack">
      {heardFirst(row) ? null : <TieSound row={row} />}
      <SelectAmong
        label={t('details.paper')}
        none={t('details.noPaper')}
        options={papers.map((one) => ({ value: one.id, label: words.paper(one) }))}
        value={row.paper?.id ?? null}
        onChange={(iepDocumentId) => change({ iepDocumentId, iepPage: null })}
      />
      {state === 'missing' ? null : <PageField page={row.page} onPage={(iepPage) => change({ iepPage })} />}
      <LeftField
        draft={{ form: 'moment-line', of, part: 'note' }}
        label={state === 'written' ? t('details.note') : t('details.noteInstead')}
        hint={t('details.noteHint')}
        value={row.note}
        rows={2}
        onSave={(iepNote) => change({ iepNote })}
      />
      <LeftField
        draft={{ form: 'moment-line', of, part: 'owner' }}
        label={t('details.owner')}
        value={row.owner}
        onSave={(owner) => change({ owner })}
      />
      <DateField label={t('details.due')} value={row.due} onChange={(due) => change({ due })} />
      {row.reason ? (
        <p>
          <span className="quiet">{t('details.reason')}:</span> {row.reason}
        </p>
      ) : null}
      <SpokenList label={t('details.also')} spoken={row.spoken.slice(1)} clips={clips} words={words} />
      <SpokenList label={t('details.around')} spoken={row.around} clips={clips} words={words} />
      <div className="row" data-gap="small">
        {first ? (
          <Button
            kind="quiet"
            icon={<AudioLines aria-hidden />}
            onPress={() =>
              go({
                at: 'review',
                recordingId: first.recordingId,
                atMs: first.startMs,
                momentId: first.momentId,
              })
            }
          >
            {t('details.listenIn')}
          </Button>
        ) : null}
        {row.inIep === null ? null : (
          <Button
            kind="quiet"
            onPress={() => change({ inIep: null, iepPage: null, iepDocumentId: null, iepNote: null })}
          >
            {t('details.uncheck')}
          </Button>
        )}
      </div>
    </div>
  );
}

type SpokenListProps = { label: string; spoken: readonly Spoken[]; clips: Clips; words: RowWords };

function SpokenList({ label, spoken, clips, words }: SpokenListProps) {
  const { t } = useTranslation('written');
  const speakerOf = useSpeaker();
  if (spoken.length === 0) return null;
  return (
    <div>
      <p className="quiet small">{label}</p>
      <ul className="said-others">
        {spoken.map((one) => {
          const clip = clipOf(one);
          const sounds = clips.isPlaying(clip);
          const text = words.short({ said: one.text });
          return (
            <li key={one.momentId}>
              <IconButton
                label={sounds ? t('row.stop', { text }) : t('row.listen', { text })}
                icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
                onPress={() => clips.toggle(clip)}
              />
              <span>
                {words.said({ said: one.text })} <span className="quiet small">{speakerOf(one)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function PageField({ page, onPage }: { page: number | null; onPage(page: number | null): void }) {
  const { t } = useTranslation('written');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (page === null ? '' : String(page));
  const read = shown.trim() === '' ? null : Number(shown);
  const fits = read === null || (Number.isInteger(read) && read >= 1 && read <= 9999);
  return (
    <div className="field-short">
      <TextField
        label={t('details.page')}
        inputMode="numeric"
        value={shown}
        error={fits ? null : t('details.pageWrong')}
        onChange={setTyped}
        onBlur={() => {
          if (!fits) return;
          setTyped(null);
          if (read !== page) onPage(read);
        }}
      />
    </div>
  );
}
