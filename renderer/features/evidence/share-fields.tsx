import { SHARE_WHYS, type ShareNote } from '../../../shared/domain/index.ts';
import { Button, Select, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Names that are offered again; more would be a list of its own. */
const MOST_AGAIN = 4;

/** Her own keeping: nothing has to be said for that. */
export const KEPT_BY_HER: ShareNote = { to: null, why: 'own' };

type Props = {
  share: ShareNote;
  onShare(share: ShareNote): void;
  /** Names she wrote down before, newest first. */
  known: readonly string[];
};

/** Why it leaves, and to whom it goes: one choice, and a name or a role if she likes. */
export function ShareFields({ share, onShare, known }: Props) {
  const { t } = useTranslation('evidence');
  const again = known.filter((name) => name !== share.to).slice(0, MOST_AGAIN);
  return (
    <div className="stack">
      <Select
        label={t('share.why')}
        options={SHARE_WHYS.map((value) => ({ value, label: t(`share.whys.${value}`) }))}
        value={share.why}
        onChange={(why) => onShare({ ...share, why: why ?? 'own' })}
      />
      <TextField
        label={t('share.to')}
        hint={t('share.toHint')}
        maxLength={500}
        value={share.to ?? ''}
        onChange={(to) => onShare({ ...share, to: to === '' ? null : to })}
      />
      {again.length > 0 ? (
        <div className="row" data-gap="small">
          {again.map((name) => (
            <Button key={name} onPress={() => onShare({ ...share, to: name })}>
              {t('share.again', { name })}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
