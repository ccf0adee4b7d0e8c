import { Check, Play, Square } from 'lucide-react';
import { useState } from 'react';
import type { QuestionView, SearchHit } from '../../../shared/contract/index.ts';
import type { Clips } from '../../audio/index.ts';
import { useChange } from '../../bridge/index.ts';
import {
  Button,
  Dialog,
  ErrorNotice,
  IconButton,
  List,
  Loading,
  Row,
  TextField,
  useMessages,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { DisputeWords } from '../disputes/index.ts';
import { Highlighted, HitMarks, useHitNote } from '../search/index.ts';
import { type Candidate, useCandidates } from './candidates.ts';

type AnswerDialogProps = {
  question: QuestionView;
  clips: Clips;
  words: DisputeWords;
  onClose(): void;
};

/** "Was this answered?": finds the answer among everything that was said, lets it be heard, and keeps it (D41). */
export function AnswerDialog({ question, clips, words, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('questions');
  const messages = useMessages();
  const answer = useChange('questions', 'answer');
  const [text, setText] = useState('');
  const { candidates, searched, waits, error } = useCandidates(question, text);
  const title = t(searched ? 'dialog.found' : 'dialog.soon');
  const choose = ({ by }: Candidate) =>
    answer.mutate(
      { momentId: question.said.momentId, by },
      {
        onSuccess: () => {
          messages.say({ text: t('dialog.kept') });
          onClose();
        },
      },
    );
  return (
    <Dialog title={t('dialog.title')} isOpen onClose={onClose} width="wide">
      <p>
        <span className="quiet">{t('dialog.question')}</span> {words.said(question.said)}
      </p>
      <TextField
        label={t('dialog.label')}
        hint={t('dialog.hint')}
        type="search"
        value={text}
        onChange={setText}
        autoFocus
      />
      <ErrorNotice error={answer.error ?? error} />
      <h3>{title}</h3>
      {waits && !error ? <Loading /> : null}
      {!waits && candidates.length === 0 ? (
        <p className="quiet">{t(searched ? 'dialog.nothing' : 'dialog.nothingSoon')}</p>
      ) : null}
      {candidates.length > 0 ? (
        <List label={title}>
          {candidates.map((one) => (
            <CandidateRow
              key={one.key}
              candidate={one}
              query={text}
              clips={clips}
              onChoose={() => choose(one)}
            />
          ))}
        </List>
      ) : null}
    </Dialog>
  );
}

type CandidateRowProps = { candidate: Candidate; query: string; clips: Clips; onChoose(): void };

function CandidateRow({ candidate, query, clips, onChoose }: CandidateRowProps) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const { clip, text } = candidate;
  const sounds = clips.isPlaying(clip);
  return (
    <Row
      before={
        <IconButton
          label={t(sounds ? 'dialog.stop' : 'dialog.listen', { text })}
          icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
          onPress={() => clips.toggle(clip)}
        />
      }
      title={'hit' in candidate ? <Highlighted snippet={text} query={query} /> : text}
      note={'hit' in candidate ? <HitNote hit={candidate.hit} /> : format.timecode(candidate.startMs)}
      marks={'hit' in candidate ? <HitMarks hit={candidate.hit} /> : null}
      after={
        <Button
          icon={<Check aria-hidden />}
          aria-label={t('dialog.thisOne', { text: text.slice(0, 60) })}
          onPress={onChoose}
        >
          {t('dialog.this')}
        </Button>
      }
    />
  );
}

function HitNote({ hit }: { hit: SearchHit }) {
  return <>{useHitNote(hit)}</>;
}
