import type { Handlers, Settings } from '../../../shared/contract/index.ts';
import { examine } from '../../doctor/index.ts';
import type { HandlerContext } from './context.ts';
import { given } from './given.ts';

export function appHandlers({ session, profile, locale }: HandlerContext): Handlers['app'] {
  return {
    settings: () => profile.settings(),
    async changeSettings(change) {
      const changed = await profile.changeSettings(given<Settings>(change));
      await session.settingsChanged();
      return changed;
    },
    locale,
    doctor: () => examine(),
    cancelJob: ({ jobId }) => session.jobs.cancel(jobId),
    touch: () => session.touch(),
  };
}
