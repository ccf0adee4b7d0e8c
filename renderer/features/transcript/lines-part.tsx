import { ArrowDownToLine, Ear, Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { TranscriptSummary } from '../../../shared/contract/index.ts';
import type { Milliseconds } from '../../../shared/time/index.ts';
import { type Player, usePlayerState } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, ErrorNotice, Loading } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { useChecker } from './checker.tsx';
import { LineActions } from './line-actions.tsx';
import { LineList } from './line-list.tsx';
import { chosenLines, type Line, lineAt } from './lines.ts';
import type { TranscriptPanelProps } from './panel.tsx';
import { TypingHelp } from './typing-help.tsx';
import { useDesk } from './use-desk.ts';
import { useFollow } from './use-follow.ts';
import { type LineChanges, useTranscriptLines } from './use-lines.ts';

type LinesProps = TranscriptPanelProps & {
  recording: { recordingId: string; durationMs: Milliseconds };
  summary: TranscriptSummary;
};

/** The lines of one transcript, once they are there. */
export function Lines(props: LinesProps) {
  const { opened, error, retry, changes } = useTranscriptLines(props.summary.id, props.recording.recordingId);
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (!opened) return <Loading />;
  return <OpenLines {...props} lines={opened.lines} changes={changes} />;
}

type OpenLinesProps = LinesProps & { lines: readonly Line[]; changes: LineChanges };

function OpenLines(props: OpenLinesProps) {
  const { lines, changes, player, recording, summary, meetingId, onMoment, onSpeed } = props;
  const { t } = useTranslation('transcript');
  const format = useFormat();
  const settings = useCall('app', 'settings');
  const [search, setSearch] = useState('');
  const [unchecked, setUnchecked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { follows, setFollows } = useFollow(box);
  const checker = useChecker();
  const wanted = useDeferredValue(search);
  const certified = summary.kind === 'certified';
  const people = useCall('people', 'list');
  const names = useMemo(
    () => new Map((people.data ?? []).map((person) => [person.id, person.label])),
    [people.data],
  );
  const shown = useMemo(
    () => chosenLines(lines, { search: wanted, unchecked, names }),
    [lines, wanted, unchecked, names],
  );
  const playKey = settings.data?.typingKey ?? 'escape';
  const desk = useDesk({
    transcriptId: summary.id,
    track: recording,
    shown,
    certified,
    player,
    changes,
    playKey,
    narrowedBy: wanted.trim() !== '' ? 'words' : unchecked ? 'check' : null,
    onSpeed,
    withChecker: checker.withChecker,
  });
  const isNarrowed = shown.length !== lines.length;
  return (
    <>
      {lines.length > 0 ? (
        <div className="transcript-tools">
          <input
            className="input"
            type="search"
            aria-label={t('search.label')}
            placeholder={t('search.short')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          {certified ? null : (
            <ToggleButton className="button toggle-button" isSelected={unchecked} onChange={setUnchecked}>
              <Ear aria-hidden />
              <span>{t('search.unchecked')}</span>
            </ToggleButton>
          )}
          <FollowButton player={player} follows={follows} onFollow={setFollows} desk={desk} />
        </div>
      ) : null}
      <p className="quiet small transcript-found" role="status">
        {isNarrowed ? t('search.found', { count: shown.length, of: format.number(lines.length) }) : ''}
      </p>
      {lines.length === 0 ? <p className="quiet">{t('list.empty')}</p> : null}
      <LineActions desk={desk} meetingId={meetingId} onMoment={onMoment} />
      <ErrorNotice error={desk.problem} />
      <LineList desk={desk} box={box} follows={follows} search={wanted} />
      {certified ? null : (
        <div className="transcript-foot">
          <Button icon={<Plus aria-hidden />} onPress={desk.newLine}>
            {t('list.newLine')}
          </Button>
          {checker.name === null ? null : (
            <p className="quiet small">
              {t('check.by', { by: checker.name })}{' '}
              <Button kind="link" onPress={checker.change}>
                {t('check.change')}
              </Button>
            </p>
          )}
          <TypingHelp playKey={playKey} />
        </div>
      )}
      {checker.dialog}
    </>
  );
}

type FollowProps = {
  player: Player;
  follows: boolean;
  onFollow(on: boolean): void;
  desk: ReturnType<typeof useDesk>;
};

function FollowButton({ player, follows, onFollow, desk }: FollowProps) {
  const { t } = useTranslation('transcript');
  const empty = usePlayerState(player, (state) => state.track === null);
  return (
    <ToggleButton
      className="button toggle-button"
      isSelected={follows}
      isDisabled={empty}
      onChange={(on) => {
        onFollow(on);
        if (on) desk.show(Math.max(0, lineAt(desk.shown, player.now())));
      }}
    >
      <ArrowDownToLine aria-hidden />
      <span>{t('follow')}</span>
    </ToggleButton>
  );
}
