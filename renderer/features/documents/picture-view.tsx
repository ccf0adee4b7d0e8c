import { useState } from 'react';
import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** A photo or scan of one page. A HEIC is kept and not shown: no part of this program reads that format. */
export function PictureView({
  document,
  zoom,
}: {
  document: { id: string; title: string; mediaType: string };
  zoom: number | 'fit';
}) {
  const { t } = useTranslation('documents');
  const shown = document.mediaType !== 'image/heic';
  const address = useCall('documents', 'address', { id: document.id }, { enabled: shown });
  const [broken, setBroken] = useState(false);
  if (!shown) return <Notice kind="careful">{t('viewer.heic')}</Notice>;
  if (broken) return <Notice kind="careful">{t('viewer.brokenPicture')}</Notice>;
  return (
    <div className="pdf-view">
      <ErrorNotice error={address.error} onRetry={() => void address.refetch()} />
      {address.data ? (
        <img
          className="picture"
          src={address.data.url}
          alt={t('viewer.pictureOf', { title: document.title })}
          style={zoom === 'fit' ? { inlineSize: '100%' } : { inlineSize: `${zoom * 100}%` }}
          onError={() => setBroken(true)}
        />
      ) : null}
    </div>
  );
}
