import { PrintSheet } from '../../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { type Outcomes, useOutcomeWords } from './use-outcomes.ts';

type OutcomesSheetProps = { data: Outcomes; withPrivate: boolean; onDone(): void };

/** The page on paper: a table for each outcome, no buttons and no colours. */
export function OutcomesSheet({ data, withPrivate, onDone }: OutcomesSheetProps) {
  const { t } = useTranslation(['outcomes', 'vocabulary']);
  const format = useFormat();
  const words = useOutcomeWords(data);
  const { meeting, groups } = data;
  return (
    <PrintSheet onDone={onDone}>
      <h1>{t('outcomes:title')}</h1>
      <p>
        {meeting.title}, {format.day(meeting.date)}
      </p>
      <p>
        {t('outcomes:sheet.made', { day: format.day(dayHere()) })}{' '}
        {withPrivate ? t('outcomes:sheet.private') : null}
      </p>
      {groups.map(({ outcome, entries }) => (
        <section key={outcome}>
          <h2>
            {t('outcomes:count', { outcome: t(`vocabulary:outcome.${outcome}`), count: entries.length })}
          </h2>
          {entries.length === 0 ? null : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('outcomes:sheet.number')}</th>
                  <th scope="col">{t('outcomes:sheet.what')}</th>
                  <th scope="col">{t('outcomes:sheet.who')}</th>
                  <th scope="col">{t('outcomes:sheet.where')}</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((one, at) => (
                  <tr key={one.id}>
                    <td>{at + 1}</td>
                    <td>
                      <div>{words.text(one)}</div>
                      <div>{words.reason(one)}</div>
                    </td>
                    <td>{words.who(one)}</td>
                    <td>{words.where(one)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </PrintSheet>
  );
}
