import type { IsoDate } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { addMeeting, listMeetings } from './meetings.ts';

const PAGE = 200;

/** The meeting of this title on a day, made when there is none: where recordings go that nobody can place any more. */
export function meetingOfDay(archive: OpenArchive, title: string): (day: IsoDate) => string {
  return (day) => {
    for (let offset = 0; ; offset += PAGE) {
      const page = listMeetings(archive, { limit: PAGE, offset, text: title });
      const there = page.find((one) => one.title === title && one.date === day);
      if (there) return there.id;
      if (page.length < PAGE) return addMeeting(archive, { title, date: day, kind: 'other' }).id;
    }
  };
}
