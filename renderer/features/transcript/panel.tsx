import { FileUp, Keyboard, Maximize2, Settings2 } from 'lucide-react';
import { useState } from 'react';
import type { TranscriptSummary } from '../../../shared/contract/index.ts';
import type { Moment } from '../../../shared/domain/index.ts';
import type { Milliseconds } from '../../../shared/time/index.ts';
import { useNavigation } from '../../app/index.ts';
import { type Player, usePlayerState } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, Menu, Select } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { AddTranscript } from './add-transcript.tsx';
import { useShownTranscript } from './last-shown.ts';
import { Lines } from './lines-part.tsx';
import { useTranscriptMenu } from './transcript-menu.tsx';
import './transcript.css';

export type TranscriptPanelProps = {
  /** The recordings of the meeting; the panel shows transcripts of the one under the needle. */
  recordings: readonly { recordingId: string; code: string; durationMs: Milliseconds }[];
  meetingId: string;
  player: Player;
  onSpeed(direction: 1 | -1): void;
  /** A moment was made of lines. */
  onMoment?(moment: Moment): void;
  /** On the page that is only for typing: this one is shown first, and there is no way to itself. */
  only?: string;
};

/** The transcripts of the recording that is heard, beside it: draft, typed, certified. */
export function TranscriptPanel(props: TranscriptPanelProps) {
  const { t } = useTranslation('transcript');
  const { recordings, player, only } = props;
  const heard = usePlayerState(player, (state) => state.track?.recordingId ?? null);
  const recording = recordings.find((one) => one.recordingId === heard) ?? recordings[0];
  const recordingId = recording?.recordingId ?? '';
  const list = useCall('transcripts', 'list', { recordingId }, { enabled: recording !== undefined });
  const { chosen, choose } = useShownTranscript(recordingId, only);
  const [adding, setAdding] = useState<'file' | 'typed' | null>(null);
  const shown = list.data?.find((one) => one.id === chosen) ?? list.data?.[0];
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!recording || !list.data) return <Loading />;
  return (
    <div className="transcript">
      {shown ? (
        <>
          <Head
            {...props}
            shown={shown}
            all={list.data}
            code={recordings.length > 1 ? recording.code : null}
            onChoose={choose}
            onAdd={setAdding}
          />
          <Lines key={shown.id} {...props} recording={recording} summary={shown} />
        </>
      ) : (
        <EmptyState
          title={t('none.title')}
          action={
            <div className="row">
              <Button kind="primary" icon={<FileUp aria-hidden />} onPress={() => setAdding('file')}>
                {t('add.file')}
              </Button>
              <Button icon={<Keyboard aria-hidden />} onPress={() => setAdding('typed')}>
                {t('add.typed')}
              </Button>
            </div>
          }
        >
          {t('none.text')}
        </EmptyState>
      )}
      {adding ? (
        <AddTranscript
          kind={adding}
          recordingId={recordingId}
          onClose={() => setAdding(null)}
          onAdded={(id) => {
            choose(id);
            setAdding(null);
          }}
        />
      ) : null}
    </div>
  );
}

type HeadProps = TranscriptPanelProps & {
  shown: TranscriptSummary;
  all: readonly TranscriptSummary[];
  code: string | null;
  onChoose(id: string): void;
  onAdd(kind: 'file' | 'typed'): void;
};

/** Which transcript it is and how far it may be relied on, and what can be done with it as a whole. */
function Head({ shown, all, code, only, onChoose, onAdd }: HeadProps) {
  const { t } = useTranslation('transcript');
  const { go } = useNavigation();
  const menu = useTranscriptMenu(shown);
  const add = [
    { id: 'file', label: t('add.file'), onAction: () => onAdd('file') },
    { id: 'typed', label: t('add.typed'), onAction: () => onAdd('typed') },
  ];
  return (
    <div className="transcript-head">
      {all.length > 1 ? (
        <Select
          label={code === null ? t('choose') : t('chooseOf', { code })}
          options={all.map((one) => ({ value: one.id, label: t(`named.${one.kind}`, { title: one.title }) }))}
          value={shown.id}
          onChange={(id) => id && onChoose(id)}
        />
      ) : (
        <h2 className="transcript-title">{code === null ? shown.title : `${code} · ${shown.title}`}</h2>
      )}
      <Standing of={shown} />
      <div className="row" data-gap="small">
        {only ? null : (
          <Button
            kind="quiet"
            icon={<Maximize2 aria-hidden />}
            onPress={() => go({ at: 'transcript', transcriptId: shown.id, recordingId: shown.recordingId })}
          >
            {t('fullPage')}
          </Button>
        )}
        <Menu label={t('add.label')} actions={add}>
          <Button kind="quiet" icon={<FileUp aria-hidden />}>
            {t('add.label')}
          </Button>
        </Menu>
        <Menu label={t('menu.label')} actions={menu.actions}>
          <Button kind="quiet" icon={<Settings2 aria-hidden />}>
            {t('menu.label')}
          </Button>
        </Menu>
      </div>
      {menu.dialogs}
    </div>
  );
}

function Standing({ of }: { of: TranscriptSummary }) {
  const { t } = useTranslation('transcript');
  const format = useFormat();
  if (of.kind === 'certified') {
    return (
      <p className="quiet">
        {t('standing.certified', { by: of.certifiedBy ?? '', on: format.day(of.certifiedOn ?? '') })}
      </p>
    );
  }
  const whole = of.lines > 0 && of.checked === of.lines;
  return (
    <p className={whole ? 'quiet' : undefined}>
      {whole
        ? t('standing.checked')
        : t('standing.draft', {
            count: of.lines,
            checked: format.number(of.checked),
            lines: format.number(of.lines),
          })}
      {of.placed > 0 ? ` ${t('standing.placed', { count: of.placed })}` : null}
    </p>
  );
}
