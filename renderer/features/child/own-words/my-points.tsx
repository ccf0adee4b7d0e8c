import { Check, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { ReadAloud } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { BigButton } from '../big-button.tsx';
import { PageTitle } from '../page-title.tsx';

/** The agenda that a student leads: its own points, one at a time, large enough to read out at the table. */
export function MyPoints({ points, onDone }: { points: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('child');
  const [at, setAt] = useState(0);
  const text = points[at] ?? '';
  return (
    <main className="child">
      <p className="child-list">{t('own.points.title')}</p>
      <PageTitle className="child-title">{text}</PageTitle>
      <p className="quiet" role="status">
        <span className="visually-hidden">{text}</span> {t('view.of', { n: at + 1, count: points.length })}
      </p>
      <ReadAloud key={at} text={text} label={t('own.readPoint')} />
      <div className="child-buttons">
        <BigButton
          label={t('view.back')}
          icon={<ChevronLeft aria-hidden />}
          isDisabled={at === 0}
          onPress={() => setAt(at - 1)}
        />
        <BigButton
          label={t('view.next')}
          icon={<ChevronRight aria-hidden />}
          isDisabled={at >= points.length - 1}
          onPress={() => setAt(at + 1)}
          main
        />
        <BigButton label={t('own.points.done')} icon={<Check aria-hidden />} onPress={onDone} />
      </div>
    </main>
  );
}
