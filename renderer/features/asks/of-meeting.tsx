import { MailPlus } from 'lucide-react';
import { useState } from 'react';
import type { Meeting } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, Item, Items, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { AskCard } from './ask-card.tsx';
import { AskDialog, type OpenAsk } from './ask-dialog.tsx';
import './asks.css';

/** A card's usual height with the gap below it, and as many as are simply drawn. */
const CARD_PX = 240;
const WHOLE = 6;

/**
 * What the school was asked for about a meeting. Where nothing was: only the way to ask for the district's recording,
 * and only when she wrote down that it made one; the page of a meeting has enough on it.
 */
export function AsksOfMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('asks');
  const list = useCall('asks', 'list', { studentId: null });
  const [open, setOpen] = useState<OpenAsk | null>(null);
  const own = (list.data ?? []).filter(({ first }) => first.meetingId === meeting.id);
  if (own.length === 0 && meeting.districtRecorded !== 'yes') return null;
  return (
    <Section
      title={t('ofMeeting')}
      aside={
        <Button
          kind="quiet"
          icon={<MailPlus aria-hidden />}
          onPress={() => setOpen({ kind: 'new', meetingId: meeting.id })}
        >
          {t('write')}
        </Button>
      }
    >
      {own.length === 0 ? <p className="quiet">{t('districtRecorded')}</p> : null}
      {own.length > 0 ? (
        <Items label={t('ofMeeting')} itemPx={CARD_PX} whole={WHOLE}>
          {own.map((view) => (
            <Item key={view.first.id} label={view.first.what}>
              <AskCard view={view} withMeeting={false} onOpen={setOpen} />
            </Item>
          ))}
        </Items>
      ) : null}
      {open ? <AskDialog open={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
