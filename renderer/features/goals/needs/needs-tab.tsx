import { FilePlus2, Plus } from 'lucide-react';
import { useState } from 'react';
import type { EvaluationView, NeedView } from '../../../../shared/contract/index.ts';
import { type Evaluation, needCounts, newestYear } from '../../../../shared/domain/index.ts';
import { useChild, useNavigation } from '../../../app/index.ts';
import { useCall } from '../../../bridge/index.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  List,
  Loading,
  Row,
  Section,
} from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { EvaluationDialog } from './evaluation-dialog.tsx';
import { NeedDialog } from './need-dialog.tsx';
import { StandingBadges } from './standing-badges.tsx';
import { useNeedWords } from './words.ts';
import './needs.css';

type Open = { what: 'need' } | { what: 'evaluation'; evaluation?: Evaluation } | null;

/** Which need has no goal or service, at a glance; and what each evaluation found (D84). */
export function NeedsTab() {
  const { t } = useTranslation('needs');
  const { child } = useChild();
  const studentId = child?.id ?? '';
  const needs = useCall('needs', 'list', { studentId }, { enabled: child !== null });
  const evaluations = useCall('evaluations', 'list', { studentId }, { enabled: child !== null });
  const goals = useCall('goals', 'list', { studentId }, { enabled: child !== null });
  const [open, setOpen] = useState<Open>(null);
  const error = needs.error ?? evaluations.error ?? goals.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void needs.refetch()} />;
  if (!child || !needs.data || !evaluations.data || !goals.data) return <Loading />;
  const isEmpty = needs.data.length + evaluations.data.length === 0;
  const buttons = (
    <>
      <Button kind="primary" icon={<FilePlus2 aria-hidden />} onPress={() => setOpen({ what: 'evaluation' })}>
        {t('addEvaluation')}
      </Button>
      <Button icon={<Plus aria-hidden />} onPress={() => setOpen({ what: 'need' })}>
        {t('addNeed')}
      </Button>
    </>
  );
  return (
    <>
      {isEmpty ? (
        <EmptyState title={t('empty')} action={buttons}>
          {t('emptyAbout')}
        </EmptyState>
      ) : (
        <>
          <div className="row">{buttons}</div>
          <Needs needs={needs.data} year={newestYear(goals.data)} />
          <Evaluations
            evaluations={evaluations.data}
            onEdit={(evaluation) => setOpen({ what: 'evaluation', evaluation })}
          />
        </>
      )}
      {open?.what === 'need' ? <NeedDialog studentId={child.id} onClose={() => setOpen(null)} /> : null}
      {open?.what === 'evaluation' ? (
        <EvaluationDialog
          studentId={child.id}
          {...(open.evaluation ? { evaluation: open.evaluation } : {})}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

function Needs({ needs, year }: { needs: readonly NeedView[]; year: string | null }) {
  const { t } = useTranslation('needs');
  const words = useNeedWords();
  const counts = needCounts(
    needs.map((one) => one.metBy),
    year,
  );
  return (
    <Section title={t('needs')}>
      {needs.length === 0 ? (
        <p className="quiet">{t('noNeeds')}</p>
      ) : (
        <>
          <p>{words.counts(counts, year)}</p>
          <List label={t('needs')}>
            {needs.map((one) => (
              <NeedRow key={one.need.id} view={one} year={year} />
            ))}
          </List>
        </>
      )}
    </Section>
  );
}

function NeedRow({ view, year }: { view: NeedView; year: string | null }) {
  const { go } = useNavigation();
  const words = useNeedWords();
  const { need, metBy } = view;
  return (
    <Row
      title={need.text}
      note={
        <>
          {words.foundBy(view)}
          <span className="need-met">{words.metBy(metBy, year)}</span>
        </>
      }
      marks={<StandingBadges {...words.standing(metBy, year)} />}
      onPress={() => go({ at: 'goals', tab: 'needs', needId: need.id })}
    />
  );
}

type EvaluationsProps = {
  evaluations: readonly EvaluationView[];
  onEdit(evaluation: Evaluation): void;
};

function Evaluations({ evaluations, onEdit }: EvaluationsProps) {
  const { t } = useTranslation('needs');
  return (
    <Section title={t('evaluations')}>
      {evaluations.length === 0 ? (
        <p className="quiet">{t('noEvaluations')}</p>
      ) : (
        <List label={t('evaluations')}>
          {evaluations.map((one) => (
            <EvaluationRow key={one.evaluation.id} view={one} onEdit={() => onEdit(one.evaluation)} />
          ))}
        </List>
      )}
    </Section>
  );
}

function EvaluationRow({ view, onEdit }: { view: EvaluationView; onEdit(): void }) {
  const { t } = useTranslation('needs');
  const { go } = useNavigation();
  const words = useNeedWords();
  const { evaluation, document } = view;
  const { page } = evaluation;
  return (
    <Row
      title={evaluation.title}
      note={
        <>
          {words.aboutEvaluation(view)}
          <span className="need-met">{words.findings(view)}</span>
        </>
      }
      marks={evaluation.understood ? <Badge>{t(`understood.badge.${evaluation.understood}`)}</Badge> : null}
      after={
        document ? (
          <Button
            kind="quiet"
            aria-label={t('openDocument', { document: words.placeOf(document, page) })}
            onPress={() => go({ at: 'document', id: document.id, ...(page === null ? {} : { page }) })}
          >
            {[document.code, page === null ? null : t('page', { page })].filter(Boolean).join(', ')}
          </Button>
        ) : undefined
      }
      onPress={onEdit}
    />
  );
}
