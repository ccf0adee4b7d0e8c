import type { ConcernView, MeetingSummary } from '../../../shared/contract/index.ts';
import { PrintSheet } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { useConcernWords } from './words.ts';

type ConcernSheetProps = {
  meeting: MeetingSummary;
  concerns: readonly ConcernView[];
  isOver: boolean;
  onDone(): void;
};

/** The sheet on paper: one line each. Before the meeting its last column is empty, to be ticked by hand. */
export function ConcernSheet({ meeting, concerns, isOver, onDone }: ConcernSheetProps) {
  const { t } = useTranslation('concerns');
  const format = useFormat();
  const words = useConcernWords();
  return (
    <PrintSheet onDone={onDone}>
      <h1>{t('sheet.title')}</h1>
      <p>{t('sheet.made', { title: meeting.title, day: format.day(meeting.date) })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheet.number')}</th>
            <th scope="col">{t('sheet.text')}</th>
            <th scope="col">{t('sheet.why')}</th>
            <th scope="col">{t('sheet.goal')}</th>
            <th scope="col">{t('sheet.raised')}</th>
          </tr>
        </thead>
        <tbody>
          {concerns.map((view, at) => (
            <tr key={view.concern.id}>
              <td>{at + 1}</td>
              <td>
                {view.concern.text}
                <Beneath text={view.concern.fromChild ? t('fromChild') : ''} />
                <Beneath text={words.problem(view)} />
                <Beneath text={words.answered(view)} />
              </td>
              <td>{view.concern.why}</td>
              <td>{view.goal?.text}</td>
              <td>{view.raised.length > 0 || !isOver ? words.came(view, false) : t('notRaised')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PrintSheet>
  );
}

function Beneath({ text }: { text: string }) {
  return text === '' ? null : <p className="small">{text}</p>;
}
