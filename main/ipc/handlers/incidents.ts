import type { Handlers } from '../../../shared/contract/index.ts';
import {
  addIncident,
  changeIncident,
  historyOfIncident,
  listIncidents,
  removeIncident,
} from '../../meetings/index.ts';
import type { HandlerContext } from './context.ts';

export function incidentHandlers({ session }: HandlerContext): Handlers['incidents'] {
  return {
    list: (of) => listIncidents(session.archive(), of),
    history: (which) => historyOfIncident(session.archive(), which),
    add: (fields) => addIncident(session.archive(), fields),
    change: (change) => changeIncident(session.archive(), change),
    remove: (which) => removeIncident(session.archive(), which),
  };
}
