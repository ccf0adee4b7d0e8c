import { MessageCircleQuestion, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { QuestionView } from '../../../shared/contract/index.ts';
import { useSayDone } from '../../app/index.ts';
import type { Clips } from '../../audio/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, OutcomeBadge } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type DisputeWords, Statement } from '../disputes/index.ts';
import { AnswerDialog } from './answer-dialog.tsx';

type AnswerProps = { view: QuestionView; clips: Clips; words: DisputeWords };

/** The clip that answers a question, to be heard at once; or the way to find it. */
export function Answer({ view, clips, words }: AnswerProps) {
  const { t } = useTranslation('questions');
  const sayDone = useSayDone();
  const change = useChange('questions', 'answer');
  const [asking, setAsking] = useState(false);
  const { said, answer, outcome, state } = view;
  const takeBack = () =>
    change.mutate(
      { momentId: said.momentId, by: null },
      {
        onSuccess: () => sayDone(t('tookBack')),
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
      {answer === null ? <p className="quiet">{t(`${lackOf(view)}`)}</p> : null}
      <div className="row" data-gap="small">
        <Button
          kind={state === 'open' ? 'secondary' : 'quiet'}
          icon={<MessageCircleQuestion aria-hidden />}
          {...(answer ? {} : { 'aria-label': t('findThis', { text: words.short(said) }) })}
          onPress={() => setAsking(true)}
        >
          {t(answer ? 'other' : 'find')}
        </Button>
        {answer ? (
          <Button kind="quiet" icon={<Undo2 aria-hidden />} isPending={change.isPending} onPress={takeBack}>
            {t('takeBack')}
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
