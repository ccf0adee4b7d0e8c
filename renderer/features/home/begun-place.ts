import type { BegunView } from '../../../shared/contract/index.ts';
import type { Route } from '../../app/index.ts';

/** The page with the button that opens the form again; null: it is in more than one place. */
export function placeOfForm({ key, near }: Pick<BegunView, 'key' | 'near'>): Route | null {
  const { form, of } = key;
  if (form === 'delivery') return { at: 'goals', tab: 'promises' };
  if (form === 'need' || form === 'evaluation') {
    return { at: 'goals', tab: 'needs', ...(of?.kind === 'need' ? { needId: of.id } : {}) };
  }
  if (form === 'level') return { at: 'goals' };
  if (form === 'dispute-request' || form === 'statement-pair') return { at: 'goals', tab: 'disputes' };
  if (of === null) {
    if (form === 'meeting') return { at: 'meetings' };
    if (form === 'playlist') return { at: 'playlists' };
    if (form === 'incident') return { at: 'incidents', write: true };
    if (form === 'ask') return { at: 'asks', write: true };
    return null;
  }
  const { kind, id } = of;
  if (form === 'briefing') return { at: 'for-new', ...(kind === 'briefing' ? { id } : {}) };
  if (form === 'import') return { at: 'import', meetingId: id };
  if (form === 'document' && kind === 'student') return { at: 'goals', tab: 'documents' };
  switch (kind) {
    case 'student':
      return { at: 'goals' };
    case 'goal':
      return { at: 'goals', goalId: id };
    case 'meeting':
      return { at: 'meeting', id };
    case 'incident':
      return { at: 'incidents', id };
    case 'ask':
      return { at: 'asks' };
    case 'document':
      return { at: 'document', id };
    case 'playlist':
      return { at: 'playlists', id };
    case 'progress':
      return near ? { at: 'goals', goalId: near } : null;
    case 'moment':
      return near ? { at: 'review', recordingId: near, momentId: id } : null;
    case 'transcript':
      return near ? { at: 'transcript', transcriptId: id, recordingId: near } : null;
    case 'decision':
    case 'concern':
    case 'recording':
      return near ? { at: 'meeting', id: near } : null;
    default:
      return null;
  }
}
