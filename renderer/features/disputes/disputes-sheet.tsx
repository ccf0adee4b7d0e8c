import type { DisputeView } from '../../../shared/contract/index.ts';
import { useSpeaker } from '../../app/index.ts';
import { PrintSheet } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { useDisputeWords } from './words.ts';

type DisputesSheetProps = {
  disputes: readonly DisputeView[];
  withPrivate: boolean;
  onDone(): void;
};

/** Disputes on paper: one line each, no buttons and no colours. */
export function DisputesSheet({ disputes, withPrivate, onDone }: DisputesSheetProps) {
  const { t } = useTranslation(['disputes', 'vocabulary']);
  const words = useDisputeWords();
  const speakerOf = useSpeaker();
  return (
    <PrintSheet onDone={onDone}>
      <h1>{t('disputes:sheet.title')}</h1>
      <p>
        {t('disputes:sheet.made', { day: words.format.day(dayHere()) })}{' '}
        {withPrivate ? t('disputes:sheet.private') : null}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('disputes:sheet.number')}</th>
            <th scope="col">{t('disputes:said')}</th>
            <th scope="col">{t('disputes:claimed')}</th>
            <th scope="col">{t('disputes:sheet.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {disputes.map((view, at) => (
            <tr key={view.said.momentId}>
              <td>{at + 1}</td>
              <td>
                <div>{words.said(view.said)}</div>
                <div>{speakerOf(view.said)}</div>
                <div>{words.place(view.said)}</div>
              </td>
              <td>
                <div>{view.dispute.claim.trim() || t('disputes:noClaim')}</div>
                <div>{words.source(view)}</div>
              </td>
              <td>
                <div>{t(`vocabulary:disputeStatus.${view.dispute.status}`)}.</div>
                {view.requests.map((one) => (
                  <div key={one.id}>
                    {words.asked(one)}. {words.answered(one)}. {one.answerText}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PrintSheet>
  );
}
