import { ChevronDown, Play, Square, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useSpeaker } from '../../app/index.ts';
import {
  Badge,
  DisputedBadge,
  OutcomeBadge,
  PrivateBadge,
  type TableRowPlace,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { RowDetails } from './row-details.tsx';
import { clipOf, heardFirst, type SaidRowProps } from './row-props.ts';
import { StateBadge, StateButtons } from './state-badge.tsx';
import { stateOfRow } from './use-said-table.ts';

/** One promise or decision: what was said on the left, what the paper says on the right. */
export function SaidRow(props: SaidRowProps) {
  const { row, place, isCurrent, isOpen, onChoose } = props;
  return (
    <tr
      {...place}
      className="said-row"
      data-current={isCurrent || undefined}
      data-open={isOpen || undefined}
      onFocus={onChoose}
    >
      <th scope="row" className="said-cell">
        <Said {...props} />
      </th>
      <td className="said-cell">
        <Paper {...props} />
        {isOpen ? <RowDetails key={row.key} {...props} /> : null}
      </td>
    </tr>
  );
}

/** The place of a row that is still to be fetched. */
export function SaidRowToCome({ place }: { place: TableRowPlace }) {
  return (
    <tr {...place} className="said-row" aria-busy>
      <th scope="row" className="said-cell quiet">
        …
      </th>
      <td className="said-cell" />
    </tr>
  );
}

function Said({ row, meeting, clips, isOpen, onOpen, data, words }: SaidRowProps) {
  const { t } = useTranslation('written');
  const [first] = row.spoken;
  const speakerOf = useSpeaker();
  const speaker = first ? speakerOf(first) : null;
  const task = words.task(row);
  return (
    <div className="said-words">
      {heardFirst(row) ? (
        <PlayButton row={row} clips={clips} words={words} />
      ) : (
        <span className="said-noplay" aria-hidden />
      )}
      <div className="said-text">
        <AriaButton
          className="said-open"
          data-said={row.key}
          aria-expanded={isOpen}
          aria-label={t('row.more', { text: words.said(row) })}
          onPress={onOpen}
        >
          <span className="said-quote">{words.said(row)}</span>
          <ChevronDown aria-hidden className="lucide said-chevron" />
        </AriaButton>
        <p className="quiet small">
          {first
            ? [
                speaker ? t('row.by', { name: speaker }) : t('row.nobody'),
                data.meetings.length > 1 && meeting ? words.format.day(meeting.date) : null,
                words.place(first),
              ]
                .filter(Boolean)
                .join(' · ')
            : t(heardFirst(row) ? 'row.heardAbout' : 'row.notHeard')}
        </p>
        {task ? <p className="small">{task}</p> : null}
        {row.partOf ? <p className="quiet small">{t('row.partOf', { text: row.partOf })}</p> : null}
        <div className="said-marks">
          <Badge>{t(`row.kind.${row.kind}`)}</Badge>
          {row.outcome ? <OutcomeBadge outcome={row.outcome} /> : null}
          {row.disputed ? <DisputedBadge status={row.disputed} /> : null}
          {row.private ? <PrivateBadge /> : null}
        </div>
      </div>
    </div>
  );
}

/** A plain button: a tooltip for each costs more than the row. */
function PlayButton({ row, clips, words }: Pick<SaidRowProps, 'row' | 'clips' | 'words'>) {
  const { t } = useTranslation('written');
  const first = heardFirst(row);
  if (!first) return null;
  const clip = clipOf(first);
  const sounds = clips.isPlaying(clip);
  const text = words.short(row);
  const label = sounds ? t('row.stop', { text }) : t('row.listen', { text });
  return (
    <button
      type="button"
      className="button icon-button said-play"
      data-kind="quiet"
      aria-label={label}
      title={label}
      onClick={() => clips.toggle(clip)}
    >
      {sounds ? <Square aria-hidden /> : <Play aria-hidden />}
    </button>
  );
}

function Paper({ row, onAnswer, words }: SaidRowProps) {
  const { t } = useTranslation('written');
  const state = stateOfRow(row);
  return (
    <div className="said-paper">
      <StateButtons state={state} label={t('row.check', { text: words.short(row) })} onState={onAnswer} />
      {state === 'not-checked' ? <StateBadge state={state} /> : null}
      <PaperWords row={row} words={words} />
    </div>
  );
}

/** Document, page, the paper's own words, and whether any of it is out of date. */
function PaperWords({ row, words }: Pick<SaidRowProps, 'row' | 'words'>) {
  const { t } = useTranslation('written');
  const { paper, newer, passages, note } = row;
  return (
    <>
      {passages.map((one) => (
        <blockquote key={one.id} className="said-passage">
          {one.page === row.page
            ? t('row.quote', { quote: one.quote })
            : t('row.quotePage', { quote: one.quote, page: String(one.page) })}
        </blockquote>
      ))}
      {note ? <p>{t('row.instead', { note })}</p> : null}
      {paper ? (
        <p className="quiet small">
          {newer && paper.isDraft && !paper.takenOut
            ? t('row.checkedAgainstDraft', { paper: paper.title })
            : t('row.checkedAgainst', { paper: words.paperPage(paper, row.page) })}
        </p>
      ) : null}
      {newer ? (
        <p className="said-newer small">
          <TriangleAlert aria-hidden className="lucide" /> {t('row.newer', { paper: words.paper(newer) })}
        </p>
      ) : null}
      {!paper && row.inIep ? <p className="quiet small">{t('row.noPaperNamed')}</p> : null}
      {row.differs ? <p className="said-newer small">{t('row.differs')}</p> : null}
    </>
  );
}
