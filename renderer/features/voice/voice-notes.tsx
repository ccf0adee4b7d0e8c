import { Mic, Play, Square, Trash2 } from 'lucide-react';
import type { VoiceNote } from '../../../shared/domain/index.ts';
import { useKeyShortcut, useListeningKeys } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  ErrorNotice,
  IconButton,
  List,
  Notice,
  PrivateBadge,
  Row,
  useMessages,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { useNotePlayer } from './use-note-player.ts';
import { useVoiceRecorder, type VoiceRecording } from './use-voice-recorder.ts';
import './voice.css';

type VoiceNotesProps = {
  momentId: string;
  /** The sound of the meeting stops: nobody speaks over it, and it must not be heard in the note. */
  onSound(): void;
};

/** Speaking about a moment instead of writing (D37). A note is the parent's alone and never leaves the archive. */
export function VoiceNotes({ momentId, onSound }: VoiceNotesProps) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation(['voice', 'audio']);
  const messages = useMessages();
  const notes = useCall('voice', 'list', { momentId });
  const recording = useVoiceRecorder(momentId, () => messages.announce(t('voice:kept')));
  const player = useNotePlayer(onSound);
  const speak = () => {
    player.stop();
    onSound();
    recording.start();
  };
  const isRecording = recording.status === 'recording';
  useListeningKeys({ 'voice-note': isRecording ? recording.stop : speak });
  return (
    <div className="voice">
      <ErrorNotice error={notes.error ?? recording.error} onRetry={() => void notes.refetch()} />
      {notes.data && notes.data.length > 0 ? (
        <List label={t('voice:list')}>
          {notes.data.map((note) => (
            <NoteRow key={note.id} note={note} player={player} />
          ))}
        </List>
      ) : null}
      {player.failed ? (
        <Notice kind="problem" announce="now">
          {t('audio:player.failed')}
        </Notice>
      ) : null}
      <div className="row" data-gap="small">
        {isRecording ? (
          <Button
            kind="primary"
            icon={<Square aria-hidden />}
            aria-keyshortcuts={keyShortcut('voice-note')}
            onPress={recording.stop}
          >
            {t('voice:stop')}
          </Button>
        ) : (
          <Button icon={<Mic aria-hidden />} aria-keyshortcuts={keyShortcut('voice-note')} onPress={speak}>
            {t('voice:speak')}
          </Button>
        )}
        <Progress recording={recording} />
      </div>
      <Trouble recording={recording} />
      <p className="quiet small">{t('voice:private')}</p>
    </div>
  );
}

function Progress({ recording: { status, seconds, trouble } }: { recording: VoiceRecording }) {
  const { t } = useTranslation('voice');
  const format = useFormat();
  // Without a microphone nobody listens, and nothing is counted: below stands what to do.
  if (status === 'idle' || trouble !== null) return null;
  return (
    <>
      {/* Read out once; the seconds are for the eye. */}
      <span className="voice-state" role="status">
        {t(status === 'recording' ? 'listening' : 'keeping')}
      </span>
      {status === 'recording' ? (
        <span className="figures" aria-hidden>
          {format.timecode(seconds * 1000)}
        </span>
      ) : null}
    </>
  );
}

function Trouble({ recording: { trouble, silent } }: { recording: VoiceRecording }) {
  const { t } = useTranslation('voice');
  if (trouble === null && !silent) return null;
  return (
    <Notice kind="careful" announce="now">
      {trouble === null ? t('silent') : t(`trouble.${trouble}`)}
    </Notice>
  );
}

function NoteRow({ note, player }: { note: VoiceNote; player: ReturnType<typeof useNotePlayer> }) {
  const { t } = useTranslation(['voice', 'common']);
  const format = useFormat();
  const messages = useMessages();
  const remove = useChange('voice', 'remove');
  const takeBack = useChange('review', 'undo');
  const isPlaying = player.playingId === note.id;
  const when = format.instant(note.createdAt);
  const takeOut = () => {
    if (isPlaying) player.stop();
    remove.mutate(
      { id: note.id },
      {
        onSuccess: () =>
          messages.say({
            text: t('voice:removed'),
            action: { label: t('voice:undo'), run: () => takeBack.mutate() },
          }),
      },
    );
  };
  return (
    <>
      <Row
        title={t('voice:note', { length: format.span(note.durationMs) })}
        note={note.cutShort ? t('voice:cutShort', { at: when }) : when}
        marks={<PrivateBadge />}
        before={
          <IconButton
            label={t(isPlaying ? 'voice:stopNote' : 'voice:play', { at: when })}
            icon={isPlaying ? <Square aria-hidden /> : <Play aria-hidden />}
            onPress={() => (isPlaying ? player.stop() : player.play(note.id))}
          />
        }
        after={
          <IconButton
            label={t('voice:remove', { at: when })}
            icon={<Trash2 aria-hidden />}
            onPress={takeOut}
          />
        }
      />
      <ErrorNotice error={remove.error ?? takeBack.error} />
    </>
  );
}
