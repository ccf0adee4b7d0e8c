import { SHARE_WHYS, type ShareNote } from '../../../shared/domain/index.ts';
import { Button, Select, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Names that are offered again; more would be a list of its own. */
const MOST_AGAIN = 4;

/** Her own keeping: nothing has to be said for that. */
export const KEPT_BY_HER: ShareNote = { to: null, why: 'own' };

export type ShareFieldsProps = {
  /** Null: not said yet. */
  share: ShareNote | null;
  onShare(share: ShareNote): void;
  /** Names she wrote down before, newest first. */
  known: readonly ShareNote[];
  /** Where it must be said: what is still missing of it; null: nothing is, or she was not asked yet. */
  missing?: 'why' | 'to' | null;
};

/** Why it leaves; and where she does not keep it herself, to whom it goes: a name or a role. */
export function ShareFields({ share, onShare, known, missing }: ShareFieldsProps) {
  const { t } = useTranslation('evidence');
  const isAsked = missing !== undefined;
  const again = known.filter(({ to }) => to !== share?.to).slice(0, MOST_AGAIN);
  return (
    <div className="stack">
      <Select
        label={t('share.why')}
        options={SHARE_WHYS.map((value) => ({ value, label: t(`share.whys.${value}`) }))}
        value={share?.why ?? null}
        onChange={(why) =>
          onShare(why === null || why === 'own' ? KEPT_BY_HER : { to: share?.to ?? null, why })
        }
        {...(isAsked ? { need: 'required' } : {})}
        error={missing === 'why' ? t('share.whyNeeded') : null}
      />
      {share === null || share.why === 'own' ? null : (
        <TextField
          label={t('share.to')}
          hint={t(isAsked ? 'share.toStays' : 'share.toHint')}
          {...(isAsked ? { need: 'required' } : {})}
          maxLength={500}
          value={share.to ?? ''}
          onChange={(to) => onShare({ ...share, to: to === '' ? null : to })}
          error={missing === 'to' ? t('share.toNeeded') : null}
        />
      )}
      {again.length > 0 ? (
        <div className="row" data-gap="small">
          {again.map((one) => (
            <Button key={one.to} onPress={() => onShare(one)}>
              {t('share.again', { name: one.to ?? '' })}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
