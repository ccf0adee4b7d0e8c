import type { SearchHit } from '../../../shared/contract/index.ts';
import { useSpeaker } from '../../app/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** The quiet line under a hit: what it is, from which meeting or paper, when. */
export function useHitNote(hit: SearchHit): string {
  const { t } = useTranslation(['search', 'vocabulary', 'asks']);
  const format = useFormat();
  const speakerOf = useSpeaker();
  const parts = ((): (string | null)[] => {
    switch (hit.kind) {
      case 'moment':
        return [
          speakerOf({ speaker: hit.speaker, speakerHow: hit.moment.speakerHow }),
          t(`vocabulary:momentType.${hit.moment.type}`),
          `${hit.meeting.title}, ${format.day(hit.meeting.date)}`,
          format.timecode(hit.sound.startMs),
        ];
      case 'line':
        return [
          speakerOf({ speaker: hit.speaker, speakerHow: hit.line.speakerHow }),
          `${hit.meeting.title}, ${format.day(hit.meeting.date)}`,
          format.timecode(hit.sound.startMs),
        ];
      case 'request':
        return [
          t('asked', { day: format.day(hit.request.askedOn) }),
          `${hit.meeting.title}, ${format.day(hit.meeting.date)}`,
        ];
      case 'ask':
        return [t('asked', { day: format.day(hit.ask.askedOn) }), t(`asks:about.${hit.ask.about}`)];
      case 'decision':
      case 'meeting':
        return [`${hit.meeting.title}, ${format.day(hit.meeting.date)}`];
      case 'incident':
        return [day(hit.incident.date), hit.incident.toldBy];
      case 'goal':
        return [hit.goal.area, format.schoolYear(hit.goal.schoolYear)];
      case 'need':
        return [];
      case 'evaluation':
        return [hit.evaluation.evaluator, day(hit.evaluation.date)];
      case 'level':
        return [hit.level.area, format.day(hit.level.date), hit.level.measure];
      case 'progress':
        return [format.day(hit.progress.date), hit.goal.text];
      case 'page':
        return [hit.document.title, t('page', { page: hit.page }), day(hit.document.date)];
      case 'document':
        return [hit.document.sender, day(hit.document.date)];
      case 'person':
        return [t(`vocabulary:role.${hit.person.role}`)];
    }
  })();
  return parts.filter((part) => part !== null && part !== '').join(' · ');

  function day(date: string | null): string | null {
    return date === null ? null : format.day(date);
  }
}
