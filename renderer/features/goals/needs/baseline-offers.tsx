import { offeredBaselines } from '../../../../shared/domain/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import './needs.css';

type BaselineOffersProps = {
  studentId: string;
  /** The area of the goal as far as it is typed. */
  area: string;
  onChoose(baseline: string): void;
};

/** What was last written down in this area, to begin a goal with (D86). Nothing while nothing is. */
export function BaselineOffers({ studentId, area, onChoose }: BaselineOffersProps) {
  const { t } = useTranslation('needs');
  const format = useFormat();
  const { data } = useCall('levels', 'list', { studentId });
  const offered = offeredBaselines(
    (data ?? []).map(({ level }) => level),
    area,
  );
  if (offered.length === 0) return null;
  return (
    <div className="baseline-offers">
      <span className="quiet small">{t('levels.offer')}</span>
      {offered.map(({ id, area: of, date, text }) => {
        const words = `${of}, ${format.day(date)}: ${text}`;
        return (
          <Button
            key={id}
            kind="link"
            aria-label={t('levels.use', { text: words })}
            onPress={() => onChoose(text)}
          >
            {words}
          </Button>
        );
      })}
    </div>
  );
}
