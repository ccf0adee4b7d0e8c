import { AudioLines, CalendarClock, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { datesDisagree, type Recording, recordingCode, type Session } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { Badge, Button, Details, Facts } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { GapBadges } from '../record/elsewhere.ts';
import { CutShortNote, useCutShortProof } from './cut-short.tsx';
import { DescribeDialog } from './describe-dialog.tsx';
import { RemoveRecordingDialog } from './remove-recording-dialog.tsx';
import { useTrackNames } from './track-names.ts';

type RecordingsProps = { recordings: readonly Recording[]; sessions: readonly Session[] };

/** The files of a meeting, in order, with what is known of each. */
export function Recordings({ recordings, sessions }: RecordingsProps) {
  const { t } = useTranslation('meeting');
  return (
    <ol className="recordings" aria-label={t('recordings.title')}>
      {recordings.map((one) => (
        <RecordingCard
          key={one.id}
          recording={one}
          session={sessions.length > 1 ? sessions.find((session) => session.id === one.sessionId) : undefined}
        />
      ))}
    </ol>
  );
}

function RecordingCard({ recording, session }: { recording: Recording; session: Session | undefined }) {
  const { t } = useTranslation(['meeting', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  const [dialog, setDialog] = useState<'describe' | 'remove' | null>(null);
  const code = recordingCode(recording.ordinal);
  return (
    <li className="recording">
      <div className="recording-head">
        <h3>
          {code} · {recording.label ?? recording.originalName}
        </h3>
        <p className="quiet small">
          {format.span(recording.durationMs)} · {format.bytes(recording.bytes)}
          {session
            ? ` · ${t('meeting:recordings.session', { n: session.ordinal, day: format.day(session.date) })}`
            : ''}
        </p>
      </div>
      <div className="row" data-gap="small">
        <Badge>{t(`vocabulary:recordingSource.${recording.source}`)}</Badge>
        <AnnouncedBadge recording={recording} />
        <GapBadges recordingId={recording.id} />
      </div>
      <CutShortNote recording={recording} />
      <ThreeDates recording={recording} />
      <div className="row" data-gap="small">
        <Button
          icon={<AudioLines aria-hidden />}
          onPress={() => go({ at: 'review', recordingId: recording.id })}
        >
          {t('meeting:recordings.listen')} <span className="visually-hidden">{code}</span>
        </Button>
        <Button kind="quiet" icon={<PencilLine aria-hidden />} onPress={() => setDialog('describe')}>
          {t('meeting:recordings.describe')} <span className="visually-hidden">{code}</span>
        </Button>
      </div>
      <Details label={t('meeting:recordings.proof')}>
        <div className="stack" data-gap="small">
          <ProofFacts recording={recording} />
          <div>
            <Button kind="danger" icon={<Trash2 aria-hidden />} onPress={() => setDialog('remove')}>
              {t('meeting:recordings.remove')}
            </Button>
          </div>
        </div>
      </Details>
      <DescribeDialog recording={dialog === 'describe' ? recording : null} onClose={() => setDialog(null)} />
      <RemoveRecordingDialog
        recording={dialog === 'remove' ? recording : null}
        onClose={() => setDialog(null)}
      />
    </li>
  );
}

/** D28 and D64: was it said aloud that a recording runs? */
function AnnouncedBadge({ recording }: { recording: Recording }) {
  const { t } = useTranslation('meeting');
  if (recording.announced === 'yes') return <Badge tone="good">{t('announced.yes')}</Badge>;
  if (recording.announced === 'no') return <Badge tone="careful">{t('announced.no')}</Badge>;
  return <Badge>{t('announced.unknown')}</Badge>;
}

/** The three dates of a recording, stated only when they do not agree. */
export function ThreeDates({ recording }: { recording: Recording }) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  if (!datesDisagree(recording)) return null;
  const facts = [
    { name: t('dates.inFile'), value: recording.dateInFile && format.instant(recording.dateInFile) },
    { name: t('dates.onDisk'), value: recording.dateOnDisk && format.instant(recording.dateOnDisk) },
    { name: t('dates.byParent'), value: recording.dateByParent && format.day(recording.dateByParent) },
  ];
  return (
    <div className="three-dates small">
      <p>
        <CalendarClock aria-hidden /> <strong>{t('dates.title')}</strong>{' '}
        <span className="quiet">{t('dates.why')}</span>
      </p>
      <dl>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd>{value ?? t('dates.none')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function ProofFacts({ recording }: { recording: Recording }) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const cut = useCutShortProof(recording);
  const trackNames = useTrackNames(recording.trackNames);
  const soundTracks = recording.soundTracks ?? 1;
  const facts = [
    { name: t('proof.name'), value: recording.originalName },
    { name: t('proof.sha256'), value: <code className="hash">{recording.sha256}</code> },
    { name: t('proof.imported'), value: format.instant(recording.importedAt) },
    { name: t('proof.kind'), value: `${recording.container} · ${recording.codec}` },
    {
      name: t('proof.tracks'),
      value:
        soundTracks > 1
          ? [t('proof.tracksKept', { count: soundTracks }), trackNames].filter(Boolean).join(' ')
          : null,
    },
    { name: t('proof.cut'), value: cut },
    { name: t('proof.recordedBy'), value: recording.recordedBy },
    { name: t('proof.device'), value: recording.device },
    { name: t('proof.video'), value: recording.hasVideo ? t('proof.videoKept') : null },
  ];
  return <Facts facts={facts.flatMap(({ name, value }) => (value ? [{ name, value }] : []))} />;
}
