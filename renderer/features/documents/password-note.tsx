import { useCall } from '../../bridge/index.ts';
import { Details, Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Says of a file that it is locked: it opens here by itself, and whoever gets a copy of it needs the password. */
export function PasswordNote({ documentId }: { documentId: string }) {
  const { t } = useTranslation('documents');
  const password = useCall('documents', 'password', { id: documentId });
  if (!password.data?.password) return null;
  return (
    <Notice>
      <p>{t('viewer.locked')}</p>
      <Details label={t('viewer.showPassword')}>
        <code>{password.data.password}</code>
      </Details>
    </Notice>
  );
}
