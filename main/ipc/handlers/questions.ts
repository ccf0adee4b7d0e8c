import type { Handlers } from '../../../shared/contract/index.ts';
import { addMoment, changeMoment } from '../../review/index.ts';
import { momentOfLines } from '../../transcripts/index.ts';
import { listQuestions, questionOfMoment } from '../../written/index.ts';
import type { HandlerContext } from './context.ts';

export function questionHandlers({ session }: HandlerContext): Handlers['questions'] {
  return {
    list: (wanted) => listQuestions(session.archive(), wanted),
    ofMoment: (of) => questionOfMoment(session.archive(), of),
    answer({ momentId: id, by }) {
      const archive = session.archive();
      return archive.index.transaction(() => {
        if (by === null) return changeMoment(archive, { id, change: { answeredById: null } });
        const answeredById =
          'momentId' in by ? by.momentId : addMoment(archive, momentOfLines(archive, by)).id;
        return changeMoment(archive, { id, change: { answeredById } });
      });
    },
  };
}
