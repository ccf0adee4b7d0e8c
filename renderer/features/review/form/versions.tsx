import type { TFunction } from 'i18next';
import { Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import {
  asChange,
  changedFields,
  type Moment,
  type MomentField,
  type MomentSaved,
} from '../../../../shared/domain/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button, ErrorNotice, Loading, useMessages } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import type { MomentPart } from './moment-form.tsx';

/** Every saved version of a moment, newest first, and what changed in each: nothing that was written is ever gone. */
export function Versions({ moment, change }: MomentPart) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const messages = useMessages();
  const history = useCall('review', 'history', { id: moment.id });
  if (history.error) return <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  const versions = history.data;
  return (
    <ol className="versions" aria-label={t('form.versions')}>
      {versions.map(({ at, version, because }, index) => {
        const before = versions[index + 1]?.version ?? null;
        return (
          <li key={`${at}/${versions.length - index}`} className="version">
            <VersionHead at={at} because={because} isFirst={before === null} />
            <WhatChanged before={before} after={version} isBack={because !== null} />
            {index > 0 && changedFields(version, moment).length > 0 ? (
              <Button
                kind="link"
                icon={<Undo2 aria-hidden />}
                aria-label={t('versions.putBackOf', { at: format.instant(at) })}
                onPress={() =>
                  void change(asChange(version)).then(
                    (isBack) => isBack && messages.announce(t('versions.isBack', { at: format.instant(at) })),
                  )
                }
              >
                {t('versions.putBack')}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

/** Only the person with the passphrase can change a moment, so it was always "you". */
function VersionHead({ at, because, isFirst }: Pick<MomentSaved, 'at' | 'because'> & { isFirst: boolean }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const how = because ?? (isFirst ? 'marked' : 'changed');
  return <p className="quiet small">{t(`versions.how.${how}`, { at: format.instant(at) })}</p>;
}

type Changed = { before: Moment | null; after: Moment; isBack: boolean };

function WhatChanged({ before, after, isBack }: Changed) {
  const { t } = useTranslation('review');
  const words = useFieldWords();
  if (!before) return <p>{words('text', after)}</p>;
  const fields = changedFields(before, after);
  // Undo of a taking out, or redo of an adding, brings it back whole: there was no version in between.
  if (fields.length === 0) return <p>{t(isBack ? 'versions.back' : 'versions.same')}</p>;
  return (
    <ul className="version-fields">
      {fields.map((field) => (
        <li key={field}>
          <strong>{t(`versions.field.${field}`)}</strong> <del className="quiet">{words(field, before)}</del>{' '}
          <ins>{words(field, after)}</ins>
        </li>
      ))}
    </ul>
  );
}

/** A field of a version in words; a thing that was since taken out is named as that. */
function useFieldWords(): (field: MomentField, of: Moment) => string {
  const { t } = useTranslation(['review', 'vocabulary', 'common', 'issues']);
  const format = useFormat();
  const people = useCall('people', 'list');
  const goals = useCall('goals', 'list', { studentId: null });
  return useMemo(() => {
    const nothing = t('review:versions.nothing');
    const gone = t('review:versions.gone');
    const known = <T extends { id: string }>(
      list: readonly T[] | undefined,
      id: string | null,
      of: (one: T) => string,
    ) => {
      if (id === null) return nothing;
      const one = list?.find((thing) => thing.id === id);
      return one ? of(one) : gone;
    };
    return (field, moment) => {
      switch (field) {
        case 'text':
          return moment.text.trim() === '' ? t('review:list.noText') : moment.text;
        case 'startMs':
        case 'endMs':
          return format.timecode(moment[field]);
        case 'type':
          return t(`vocabulary:momentType.${moment.type}`);
        case 'mark':
          return moment.mark ? t(`vocabulary:mark.${moment.mark}`) : nothing;
        case 'outcome':
          return moment.outcome ? t(`vocabulary:outcome.${moment.outcome}`) : nothing;
        case 'speakerId':
          return known(people.data, moment.speakerId, (one) => one.label);
        case 'speakerHow':
          return moment.speakerHow ? t(`vocabulary:speakerHow.${moment.speakerHow}`) : nothing;
        case 'goalId':
          return known(goals.data, moment.goalId, (one) => one.text);
        case 'inIep':
          return moment.inIep ? t(`vocabulary:inIep.${moment.inIep}`) : t('review:form.notChecked');
        case 'iepPage':
          return moment.iepPage === null ? nothing : format.number(moment.iepPage);
        case 'due':
          return moment.due === null ? nothing : format.day(moment.due);
        case 'dispute':
          return disputeWords(moment, nothing, (status) => t(`vocabulary:disputeStatus.${status}`));
        case 'signing':
          return signingWords(moment, nothing, t);
        case 'private':
          return moment.private ? t('common:yes') : t('common:no');
        case 'decisionId':
        case 'iepDocumentId':
        case 'answeredById':
        case 'concernId':
          return moment[field] === null ? nothing : t('review:versions.chosen');
        case 'issues':
          return moment.issues.map((issue) => t(`issues:names.${issue}`)).join(', ') || nothing;
        case 'reason':
        case 'iepNote':
        case 'owner':
          return moment[field]?.trim() || nothing;
      }
    };
  }, [t, format, people.data, goals.data]);
}

function signingWords(
  { signing }: Moment,
  nothing: string,
  t: TFunction<['review', 'vocabulary', 'common', 'issues']>,
): string {
  if (!signing) return nothing;
  const { what, signed, purpose } = signing;
  const parts = [what, t(`common:${signed}`), t(`review:signing.for.${purpose}`)];
  return parts.filter((one) => one).join(' · ');
}

function disputeWords(
  { dispute }: Moment,
  nothing: string,
  statusWords: (status: NonNullable<Moment['dispute']>['status']) => string,
): string {
  if (!dispute) return nothing;
  const parts = [dispute.claim.trim(), dispute.by, dispute.where, statusWords(dispute.status)];
  return parts.filter((one) => one).join(' · ');
}
