import { FileText, X } from 'lucide-react';
import { useState } from 'react';
import type { AttachResult, KeptwordApi, PickedFile, WireError } from '../../../shared/contract/index.ts';
import { toWireError, useJob, useKeptword } from '../../bridge/index.ts';
import {
  BegunNotice,
  Button,
  Dialog,
  DropPlace,
  ErrorNotice,
  Form,
  IconButton,
  List,
  ProgressBar,
  Row,
  toWrongField,
  useMessages,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { AboutDocumentFields, NOTHING_SAID } from './about-fields.tsx';
import { AttachResults } from './attach-results.tsx';

type AttachDialogProps = { meetingId: string | null; studentId: string | null; onClose(): void };

/** Attaching papers: choose files, say what they are, see what became of each. */
export function AttachDialog({ meetingId, studentId, onClose }: AttachDialogProps) {
  const { t } = useTranslation('documents');
  const api = useKeptword();
  const job = useJob<readonly AttachResult[]>('attach', 'documents');
  // Of a file that is locked, the same is said when it is tried again; what became of the others stays in sight.
  const [said, setSaid] = useState<Said>({ meetingId, studentId, kind: 'other' });
  const [earlier, setEarlier] = useState<readonly AttachResult[]>([]);
  const [unlocked, setUnlocked] = useState<ReadonlySet<string>>(new Set());
  const results = job.result ? withNews(earlier, job.result) : null;
  const attach = (about: Said, fileIds: string[], passwords: Record<string, string> = {}) =>
    job.run((jobId) => api.documents.attach({ jobId, fileIds, about, passwords }));
  const close = () => {
    if (!job.running) job.clear();
    onClose();
  };
  return (
    <Dialog title={t('attach.title')} isOpen onClose={close} width="wide">
      {job.running ? (
        <ProgressBar
          label={job.progress?.item ?? t('attach.begin')}
          progress={job.progress}
          stopping={job.stopping}
          onCancel={job.cancel}
        />
      ) : results ? (
        <AttachResults
          results={results}
          unlocked={unlocked}
          onUnlock={(fileId, password) => {
            setEarlier(results);
            setUnlocked(new Set([...unlocked, fileId]));
            attach(said, [fileId], { [fileId]: password });
          }}
          onMore={() => {
            setEarlier([]);
            job.clear();
          }}
          onClose={close}
        />
      ) : (
        <AttachForm
          meetingId={meetingId}
          studentId={studentId}
          failure={job.error}
          onStart={(about, fileIds) => {
            setSaid(about);
            attach(about, fileIds);
          }}
          onClose={close}
        />
      )}
    </Dialog>
  );
}

type Said = Parameters<KeptwordApi['documents']['attach']>[0]['about'];

/** What became of a file the second time stands where it stood. */
function withNews(earlier: readonly AttachResult[], news: readonly AttachResult[]): AttachResult[] {
  const stays = earlier.map((one) => news.find(({ fileId }) => fileId === one.fileId) ?? one);
  return [...stays, ...news.filter(({ fileId }) => earlier.every((one) => one.fileId !== fileId))];
}

type AttachFormProps = AttachDialogProps & {
  /** Why the last try failed as a whole. */
  failure: WireError | null | undefined;
  onStart(about: Said, fileIds: string[]): void;
};

function AttachForm({ meetingId, studentId, failure, onStart, onClose }: AttachFormProps) {
  const { t } = useTranslation(['documents', 'common']);
  const api = useKeptword();
  const messages = useMessages();
  const [files, setFiles] = useState<readonly PickedFile[]>([]);
  const [problem, setProblem] = useState<WireError | null>(null);
  const [about, setAbout] = useState({ ...NOTHING_SAID, meetingId });
  const [tried, setTried] = useState(false);
  const of = meetingId
    ? { kind: 'meeting' as const, id: meetingId }
    : studentId
      ? { kind: 'student' as const, id: studentId }
      : null;
  const draft = useFormDraft({ form: 'document', of }, about, setAbout);
  const take = async (picking: Promise<readonly PickedFile[]>) => {
    setProblem(null);
    try {
      const picked = await picking;
      setFiles((before) => [...before, ...picked]);
      if (picked.length > 0) {
        messages.announce(
          t('documents:attach.chosen', {
            count: picked.length,
            names: picked.map(({ name }) => name).join(', '),
          }),
        );
      }
    } catch (thrown) {
      setProblem(toWireError(thrown));
    }
  };
  const start = () => {
    setTried(true);
    const { kind } = about;
    if (kind === null || files.length === 0) return;
    draft.end();
    onStart(
      { ...about, kind, studentId },
      files.map(({ fileId }) => fileId),
    );
  };
  return (
    <Form
      onSubmit={(form) => {
        start();
        toWrongField(form);
      }}
    >
      <FilePlace
        hasFiles={files.length > 0}
        onPick={() => void take(api.documents.pick())}
        onDrop={(dropped) => void take(dropped.then((all) => api.dropFiles(all)))}
        error={tried && files.length === 0 ? t('documents:attach.chooseFirst') : null}
      />
      <ErrorNotice error={problem ?? failure} />
      {files.length > 0 ? (
        <>
          <PickedFiles
            files={files}
            onDrop={(fileId) => setFiles((before) => before.filter((one) => one.fileId !== fileId))}
          />
          <BegunNotice draft={draft} />
          <AboutDocumentFields
            about={about}
            onChange={(next) => setAbout({ ...about, ...next })}
            asked={tried}
          />
        </>
      ) : null}
      <footer className="dialog-actions">
        <Button
          onPress={() => {
            draft.end();
            onClose();
          }}
        >
          {t('common:cancel')}
        </Button>
        {/* One way on at a time: until a file is there, it is to choose one. */}
        <Button kind={files.length > 0 ? 'primary' : 'secondary'} type="submit">
          {t('documents:attach.submit', { count: Math.max(1, files.length) })}
        </Button>
      </footer>
    </Form>
  );
}

function FilePlace({
  hasFiles,
  error,
  onPick,
  onDrop,
}: {
  hasFiles: boolean;
  onPick(): void;
  error: string | null;
  onDrop(files: Promise<readonly File[]>): void;
}) {
  const { t } = useTranslation('documents');
  return (
    <DropPlace className="document-place" hasFiles={hasFiles} onFiles={onDrop} error={error}>
      {hasFiles ? null : <FileText aria-hidden className="lucide document-place-icon" />}
      <p>{t('attach.drop')}</p>
      <Button kind={hasFiles ? 'secondary' : 'primary'} onPress={onPick}>
        {t(hasFiles ? 'attach.pickMore' : 'attach.pick')}
      </Button>
      <p className="quiet small">{t('attach.kinds')}</p>
    </DropPlace>
  );
}

function PickedFiles({ files, onDrop }: { files: readonly PickedFile[]; onDrop(fileId: string): void }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  return (
    <List label={t('attach.files')}>
      {files.map((file) => (
        <Row
          key={file.fileId}
          title={file.name}
          note={format.bytes(file.bytes)}
          after={
            <IconButton
              label={t('attach.leaveOut', { name: file.name })}
              icon={<X aria-hidden />}
              onPress={() => onDrop(file.fileId)}
            />
          }
        />
      ))}
    </List>
  );
}
