import { MessageCircleQuestion, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { QuestionView } from '../../../shared/contract/index.ts';
import { useUndo } from '../../app/index.ts';
import type { Clips } from '../../audio/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, OutcomeBadge, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type DisputeWords, Statement } from '../disputes/index.ts';
import { AnswerDialog } from './answer-dialog.tsx';

type AnswerProps = { view: QuestionView; clips: Clips; words: DisputeWords };

/** The clip that answers a question, to be heard at once; or the way to find it. */
export function Answer({ view, clips, words }: AnswerProps) {
  const { t } = useTranslation(['questions', 'app']);
  const messages = useMessages();
  const undo = useUndo();
  const change = useChange('questions', 'answer');
  const [asking, setAsking] = useState(false);
  const { said, answer, outcome, state } = view;
  const takeBack = () =>
    change.mutate(
      { momentId: said.momentId, by: null },
      {
        onSuccess: () =>
          messages.say({
            text: t('questions:tookBack'),
            action: { label: t('app:keys.undo'), run: () => void undo('undo') },
          }),
      },
    );
  return (
    <div className="stack" data-gap="small">
      {answer ? <Statement said={answer} clips={clips} words={words} /> : null}
      {answer === null && outcome ? (
        <div className="row" data-gap="small">
          <OutcomeBadge outcome={outcome} />
        </div>
      ) : null}
      {answer === null ? <p className="quiet">{t(`questions:${lackOf(view)}`)}</p> : null}
      <div className="row" data-gap="small">
        <Button
          kind={state === 'open' ? 'secondary' : 'quiet'}
          icon={<MessageCircleQuestion aria-hidden />}
          {...(answer ? {} : { 'aria-label': t('questions:findThis', { text: words.short(said) }) })}
          onPress={() => setAsking(true)}
        >
          {t(answer ? 'questions:other' : 'questions:find')}
        </Button>
        {answer ? (
          <Button kind="quiet" icon={<Undo2 aria-hidden />} isPending={change.isPending} onPress={takeBack}>
            {t('questions:takeBack')}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={change.error} />
      {asking ? (
        <AnswerDialog question={view} clips={clips} words={words} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

/** Why no clip is shown: none was found yet, an outcome settled it, or it is private. */
function lackOf({ state, outcome }: QuestionView): 'noAnswer' | 'came' | 'hidden' {
  if (state === 'open') return 'noAnswer';
  return outcome === null ? 'hidden' : 'came';
}
