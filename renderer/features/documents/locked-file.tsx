import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button, Form, SecretField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Takes the password of a file that could not be opened. The file is kept as it came; the password is kept with it. */
export function LockedFile({
  name,
  isWrong,
  onPassword,
}: {
  name: string;
  /** A password was given, and it does not open the file. */
  isWrong: boolean;
  onPassword(password: string): void;
}) {
  const { t } = useTranslation('documents');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const error = isWrong ? t('attach.passwordWrong') : t('attach.passwordNeeded');
  return (
    <Form
      onSubmit={() => {
        setTried(true);
        if (password !== '') onPassword(password);
      }}
    >
      <SecretField
        label={t('attach.password', { name })}
        hint={t('attach.passwordHint')}
        show={t('attach.passwordShow')}
        hide={t('attach.passwordHide')}
        value={password}
        onChange={setPassword}
        maxLength={127}
        error={password === '' && (tried || isWrong) ? error : null}
      />
      <Button type="submit" icon={<LockOpen aria-hidden />}>
        {t('attach.unlock')}
      </Button>
    </Form>
  );
}
