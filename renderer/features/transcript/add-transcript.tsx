import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { PickedFile, WireError } from '../../../shared/contract/index.ts';
import { parseTimecode } from '../../../shared/time/index.ts';
import { toWireError, useChange, useKeptword } from '../../bridge/index.ts';
import {
  Button,
  DateField,
  DropPlace,
  ErrorNotice,
  FormDialog,
  RadioGroup,
  Select,
  TextField,
  useMessages,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { addedWords } from './added-words.ts';
import { WhyNotTaken } from './why-not-taken.tsx';

type AddProps = {
  kind: 'file' | 'typed';
  recordingId: string;
  onClose(): void;
  onAdded(id: string): void;
};

const LANGUAGES = ['en', 'es'] as const;
type Language = (typeof LANGUAGES)[number];

/** A transcript from a file, or an empty one to type into. */
export function AddTranscript(props: AddProps) {
  return props.kind === 'file' ? <FromFile {...props} /> : <Typed {...props} />;
}

function FromFile({ recordingId, onClose, onAdded }: AddProps) {
  const { t } = useTranslation(['transcript', 'common']);
  const messages = useMessages();
  const [file, setFile] = useState<PickedFile | null>(null);
  const [kind, setKind] = useState<Kind>('imported');
  const [by, setBy] = useState('');
  const [on, setOn] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language | null>(null);
  const [first, setFirst] = useState('');
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'transcript', of: { kind: 'recording', id: recordingId }, part: 'file' },
    { kind, by, on, language, first },
    (begun) => {
      setKind(begun.kind);
      setBy(begun.by);
      setOn(begun.on);
      setLanguage(begun.language);
      setFirst(begun.first ?? '');
    },
  );
  const take = useChange('transcripts', 'import');
  const certified = kind === 'certified';
  const submit = () => {
    setTried(true);
    const firstLineMs = first.trim() === '' ? null : parseTimecode(first);
    const isWrong = first.trim() !== '' && firstLineMs === null;
    if (!file || isWrong || (certified && (by.trim() === '' || on === null))) return;
    take.mutate(
      {
        recordingId,
        fileId: file.fileId,
        kind,
        certifiedBy: certified ? by.trim() : null,
        certifiedOn: certified ? on : null,
        language,
        firstLineMs,
      },
      {
        onSuccess: draft.savedThen((done) => {
          const words = addedWords(t, done);
          // What has to be looked at stays until it was read.
          messages.say({ text: words.join(' '), stays: words.length > 1 });
          onAdded(done.transcript.id);
        }),
      },
    );
  };
  return (
    <FormDialog
      title={t('transcript:file.title')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:add')}
      onSubmit={submit}
      isPending={take.isPending}
    >
      <FilePlace
        file={file}
        onFile={(next) => {
          setFile(next);
          // What was wrong with the file before is not said of this one.
          take.reset();
        }}
        missing={tried && file === null}
      />
      <KindChoice value={kind} onChange={setKind} />
      {certified ? <CertifiedFields {...{ by, on, tried }} onBy={setBy} onDay={setOn} /> : null}
      <LanguageSelect none={t('transcript:file.languageNone')} value={language} onChange={setLanguage} />
      <FirstLine value={first} onChange={setFirst} tried={tried} />
      <WhyNotTaken error={take.error} />
    </FormDialog>
  );
}

type Kind = 'imported' | 'certified';

function KindChoice(props: { value: Kind; onChange(value: Kind): void }) {
  const { t } = useTranslation('transcript');
  return (
    <RadioGroup
      label={t('file.kind')}
      options={[
        { value: 'imported', label: t('file.imported'), hint: t('file.importedHint') },
        { value: 'certified', label: t('file.certified'), hint: t('file.certifiedHint') },
      ]}
      {...props}
    />
  );
}

/** A phone that was started earlier than Zoom has every line later: one time puts all of them in place. */
function FirstLine(props: { value: string; onChange(value: string): void; tried: boolean }) {
  const { t } = useTranslation('transcript');
  const { tried, ...field } = props;
  const isWrong = tried && field.value.trim() !== '' && parseTimecode(field.value) === null;
  return (
    <TextField
      label={t('file.first')}
      need="optional"
      hint={t('file.firstHint')}
      maxLength={20}
      error={isWrong ? t('file.firstWrong') : undefined}
      {...field}
    />
  );
}

type CertifiedFieldsProps = {
  by: string;
  on: string | null;
  tried: boolean;
  onBy(by: string): void;
  onDay(on: string | null): void;
};

/** Who signed it, and on which day: without both nobody can rely on it. */
function CertifiedFields({ by, on, tried, onBy, onDay }: CertifiedFieldsProps) {
  const { t } = useTranslation('transcript');
  return (
    <div className="field-pair">
      <TextField
        label={t('file.by')}
        need="required"
        value={by}
        onChange={onBy}
        maxLength={200}
        error={tried && by.trim() === '' ? t('file.byMissing') : undefined}
      />
      <DateField
        label={t('file.on')}
        need="required"
        value={on}
        onChange={onDay}
        error={tried && on === null ? t('file.onMissing') : undefined}
      />
    </div>
  );
}

type FilePlaceProps = { file: PickedFile | null; missing: boolean; onFile(file: PickedFile): void };

function FilePlace({ file, missing, onFile }: FilePlaceProps) {
  const { t } = useTranslation('transcript');
  const api = useKeptword();
  const [error, setError] = useState<WireError | null>(null);
  const taking = (files: Promise<readonly PickedFile[]>) => {
    setError(null);
    void files.then(
      ([first]) => first && onFile(first),
      (thrown) => setError(toWireError(thrown)),
    );
  };
  return (
    <DropPlace
      className="file-place"
      onFiles={(dropped) => taking(dropped.then((files) => api.dropFiles(files)))}
      error={missing ? t('file.missing') : null}
    >
      <FileText aria-hidden />
      <p role="status">{file ? <strong>{file.name}</strong> : t('file.drop')}</p>
      <Button
        kind={file ? 'secondary' : 'primary'}
        onPress={() => taking(api.transcripts.pick().then((picked) => (picked ? [picked] : [])))}
      >
        {t(file ? 'file.other' : 'file.pick')}
      </Button>
      <p className="quiet small">{t('file.kinds')}</p>
      <ErrorNotice error={error} />
    </DropPlace>
  );
}

function Typed({ recordingId, onClose, onAdded }: AddProps) {
  const { t } = useTranslation(['transcript', 'common']);
  const [title, setTitle] = useState(() => t('transcript:typed.first'));
  const [language, setLanguage] = useState<Language | null>(null);
  const [tried, setTried] = useState(false);
  const isNameless = title.trim() === '';
  const draft = useFormDraft(
    { form: 'transcript', of: { kind: 'recording', id: recordingId }, part: 'typed' },
    { title, language },
    (begun) => {
      setTitle(begun.title);
      setLanguage(begun.language);
    },
  );
  const start = useChange('transcripts', 'start');
  const submit = () => {
    setTried(true);
    if (isNameless) return;
    start.mutate(
      { recordingId, title: title.trim(), language },
      { onSuccess: draft.savedThen(({ id }) => onAdded(id)) },
    );
  };
  return (
    <FormDialog
      title={t('transcript:typed.title')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('transcript:typed.begin')}
      onSubmit={submit}
      isPending={start.isPending}
    >
      <TextField
        label={t('transcript:typed.name')}
        need="required"
        value={title}
        onChange={setTitle}
        maxLength={200}
        error={tried && isNameless ? t('transcript:typed.missing') : undefined}
      />
      <LanguageSelect none={t('transcript:typed.languageNone')} value={language} onChange={setLanguage} />
      <ErrorNotice error={start.error} />
    </FormDialog>
  );
}

function LanguageSelect(props: {
  /** What it is when none is chosen. */
  none: string;
  value: Language | null;
  onChange(value: Language | null): void;
}) {
  const { t } = useTranslation('transcript');
  return (
    <Select
      label={t('file.language')}
      options={LANGUAGES.map((value) => ({ value, label: t(`file.languages.${value}`) }))}
      {...props}
    />
  );
}
