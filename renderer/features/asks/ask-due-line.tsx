import { MailQuestion } from 'lucide-react';
import type { AskThreadView } from '../../../shared/contract/index.ts';
import { SOON_DAYS, shortLine } from '../../../shared/domain/index.ts';
import { addDays } from '../../../shared/time/index.ts';
import { useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';

/** More words than this are not read on the way to the request. */
const SHORT = 60;

/**
 * One line for Home: what the school was asked for and has not answered, once the day is over or near; one press leads
 * there. Nothing when nothing is.
 */
export function AskDueLine() {
  const { t } = useTranslation('asks');
  const format = useFormat();
  const { go } = useNavigation();
  const { child } = useChild();
  const list = useCall('asks', 'list', { studentId: child?.id ?? null });
  const today = dayHere();
  const due = dueBy(list.data ?? [], addDays(today, SOON_DAYS));
  const [first] = due;
  if (!first) return null;
  const { what, on, by, id } = first;
  const was = on < today ? 'was' : 'is';
  return (
    <Notice
      kind="info"
      actions={
        <Button
          icon={<MailQuestion aria-hidden />}
          onPress={() => go(due.length === 1 ? { at: 'asks', id } : { at: 'asks' })}
        >
          {t('due.look', { count: due.length })}
        </Button>
      }
    >
      <p>
        {t('due.line', { count: due.length, what: shortLine(what, SHORT) })}{' '}
        {t(`due.${by}.${was}`, { day: format.day(on) })}
      </p>
    </Notice>
  );
}

/** Those whose day is not after `until`, the earliest first. */
function dueBy(threads: readonly AskThreadView[], until: string) {
  return threads
    .flatMap(({ first, due }) => (due && due.on <= until ? [{ ...due, id: first.id, what: first.what }] : []))
    .sort((a, b) => a.on.localeCompare(b.on));
}
