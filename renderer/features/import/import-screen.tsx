import { useCallback, useRef, useState } from 'react';
import type { ImportResult, KeptwordApi, PickedFile, WireError } from '../../../shared/contract/index.ts';
import { type Meeting, mayHoldRecordings } from '../../../shared/domain/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import { toWireError, useCall, useJob, useKeptword } from '../../bridge/index.ts';
import {
  BackLink,
  BegunNotice,
  Button,
  ErrorNotice,
  Loading,
  Notice,
  Page,
  ProgressBar,
  Section,
  Select,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type AboutFields, AboutRecording } from '../meeting/index.ts';
import { FilePlace } from './file-place.tsx';
import { ImportResults } from './import-results.tsx';
import { PickedFiles } from './picked-files.tsx';
import './import.css';

/** Bringing recordings into a meeting: choose files, say two things about them, watch them go in. */
export function ImportScreen({ route }: { route: Extract<Route, { at: 'import' }> }) {
  const { t } = useTranslation('import');
  const meeting = useCall('meetings', 'get', { id: route.meetingId });
  if (meeting.error) {
    return (
      <Page title={t('title')}>
        <ErrorNotice error={meeting.error} onRetry={() => void meeting.refetch()} />
      </Page>
    );
  }
  if (!meeting.data) return <Loading />;
  return <ImportPage meeting={meeting.data.meeting} sessions={meeting.data.sessions} />;
}

type Asked = Pick<Parameters<KeptwordApi['recordings']['import']>[0], 'meetingId' | 'sessionId' | 'about'>;
/** What the running or finished import answers, with what was asked for. */
type Imported = { asked: Asked; results: readonly ImportResult[] };

type ImportPageProps = {
  meeting: Meeting;
  sessions: readonly { id: string; date: string; ordinal: number }[];
};

function ImportPage({ meeting, sessions }: ImportPageProps) {
  const { t } = useTranslation('import');
  const { go } = useNavigation();
  const job = useJob<Imported>('import', 'recordings');
  const api = useKeptword();
  const [isAgain, setAgain] = useState(false);
  const more = () => {
    setAgain(true);
    job.clear();
  };
  const keep = (before: Imported, fileId: string) =>
    job.run(async (jobId) => ({ ...before, results: await keptAfter(api, before, { jobId, fileId }) }));
  return (
    <Page
      title={t('title')}
      above={<BackLink onPress={() => go({ at: 'meeting', id: meeting.id })}>{meeting.title}</BackLink>}
    >
      {!mayHoldRecordings(meeting) ? (
        <Notice kind="careful" title={t('mediationTitle')}>
          {t('mediation')}
        </Notice>
      ) : job.running ? (
        <ImportRunning job={job} />
      ) : job.result ? (
        <Finished imported={job.result} onMore={more} onKeep={keep} />
      ) : (
        <ImportForm meeting={meeting} sessions={sessions} job={job} isAgain={isAgain} />
      )}
    </Page>
  );
}

type FinishedProps = {
  imported: Imported;
  onMore(): void;
  onKeep(imported: Imported, fileId: string): void;
};

function Finished({ imported, onMore, onKeep }: FinishedProps) {
  const { asked, results } = imported;
  const keep = (fileId: string) => onKeep(imported, fileId);
  return <ImportResults results={results} meetingId={asked.meetingId} onMore={onMore} onKeep={keep} />;
}

/** The same results, with what became of the one file whose part is kept. When that is stopped, all is as before. */
async function keptAfter(
  api: KeptwordApi,
  { asked, results }: Imported,
  { jobId, fileId }: { jobId: string; fileId: string },
): Promise<readonly ImportResult[]> {
  const [now] = await api.recordings
    .import({ ...asked, jobId, fileIds: [fileId], cutShort: 'keep' })
    .catch((thrown: unknown): ImportResult[] => {
      const name = results.find((one) => one.fileId === fileId)?.name ?? '';
      return [{ outcome: 'failed', fileId, name, error: toWireError(thrown) }];
    });
  const isStopped = now?.outcome === 'failed' && now.error.code === 'cancelled';
  return results.map((one) => (one.fileId === fileId && now && !isStopped ? now : one));
}

type ImportJob = ReturnType<typeof useJob<Imported>>;

function ImportRunning({ job }: { job: ImportJob }) {
  const { t } = useTranslation('import');
  return (
    <Section title={t('running.title')}>
      <ProgressBar
        label={job.progress?.item ?? t('running.begin')}
        progress={job.progress}
        stopping={job.stopping}
        onCancel={job.cancel}
      />
      <p className="quiet">{t('running.leave')}</p>
    </Section>
  );
}

type ImportFormProps = ImportPageProps & {
  job: ImportJob;
  /** After “Add more”: the focus is where the files are chosen. */
  isAgain: boolean;
};

function ImportForm({ meeting, sessions, job, isAgain }: ImportFormProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const api = useKeptword();
  const [files, setFiles] = useState<readonly PickedFile[]>([]);
  const [problem, setProblem] = useState<WireError | null>(null);
  const [about, setAbout] = useState<AboutFields>({
    source: 'parent',
    announced: null,
    recordedBy: null,
    dateByParent: meeting.date,
    device: null,
  });
  const [sessionId, setSessionId] = useState<string | null>(sessions[0]?.id ?? null);
  const [tried, setTried] = useState(false);
  const question = useRef<HTMLDivElement>(null);

  const draft = useFormDraft(
    { form: 'import', of: { kind: 'meeting', id: meeting.id } },
    { ...about, sessionId },
    ({ sessionId: begun, ...rest }) => {
      setAbout(rest);
      setSessionId(begun);
    },
  );

  const take = useCallback(async (picking: Promise<readonly PickedFile[]>) => {
    setProblem(null);
    try {
      const picked = await picking;
      setFiles((before) => [
        ...before,
        ...picked.filter((one) => before.every((old) => old.fileId !== one.fileId)),
      ]);
    } catch (thrown) {
      setProblem(toWireError(thrown));
    }
  }, []);

  const start = () => {
    setTried(true);
    const { announced } = about;
    if (files.length === 0) return;
    if (announced === null) {
      // To the question that is still open, whose words now say so.
      question.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus();
      return;
    }
    draft.end();
    const fileIds = files.map((one) => one.fileId);
    const asked = { meetingId: meeting.id, sessionId, about: { ...about, announced } };
    job.run(async (jobId) => ({
      asked,
      results: await api.recordings.import({ ...asked, jobId, fileIds }),
    }));
  };

  const filePlace = (
    <FilePlace
      hasFiles={files.length > 0}
      isFirst={isAgain && files.length === 0}
      onPick={() => void take(api.recordings.pick())}
      onDrop={(dropped) => void take(dropped.then((files) => api.dropFiles(files)))}
    />
  );
  return (
    <>
      <BegunNotice draft={draft} />
      {files.length === 0 ? filePlace : null}
      <ErrorNotice error={problem ?? job.error} />
      {files.length > 0 ? (
        <>
          <PickedFiles
            files={files}
            onDrop={(fileId) => setFiles((before) => before.filter((one) => one.fileId !== fileId))}
          />
          {/* What is asked next comes into sight, in the smallest window too: nothing else would say that it is there. */}
          <Section title={t('about.title', { count: files.length })} arrives>
            <div className="stack" ref={question}>
              <AboutRecording about={about} onChange={setAbout} asked={tried} isShort />
            </div>
            {sessions.length > 1 ? (
              <Select
                label={t('session')}
                options={sessions.map((one) => ({
                  value: one.id,
                  label: t('sessionOf', { n: one.ordinal, day: format.day(one.date) }),
                }))}
                value={sessionId}
                onChange={setSessionId}
              />
            ) : null}
          </Section>
          <div className="row">
            <Button kind="primary" size="large" onPress={start}>
              {t('start', { count: files.length })}
            </Button>
          </div>
          {filePlace}
        </>
      ) : null}
    </>
  );
}
