import { X } from 'lucide-react';
import type { Meeting } from '../../../shared/domain/index.ts';
import { consentRuleOf, consentRules } from '../../../shared/reference/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Checkbox, ErrorNotice, Notice, Section, Select } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { StateRule } from '../meeting/index.ts';
import type { Consent } from './consent.ts';
import type { Plan } from './plan.ts';

const STATES = consentRules.map((rule) => ({ value: rule.code, label: rule.name }));

type Props = {
  meeting: Meeting;
  consent: Consent;
  remote: Plan['remote'];
  onRemote: (remote: Plan['remote']) => void;
};

/** Who must agree, by the strictest rule that counts, with its source (D9, D31). Not legal advice. */
export function ConsentRuleSection({ meeting, consent, remote, onRemote }: Props) {
  const { t } = useTranslation('record');
  const change = useChange('meetings', 'change');
  return (
    <Section title={t('rule.title')}>
      <Notice kind={consent.everyone ? 'careful' : 'info'} announce="later">
        <p>{t(`rule.${consent.why}`, { state: consent.rule?.name ?? '' })}</p>
      </Notice>
      {meeting.state === null ? (
        <Select
          label={t('rule.state')}
          options={STATES}
          value={null}
          onChange={(state) => {
            if (state) change.mutate({ id: meeting.id, change: { state } });
          }}
        />
      ) : null}
      <ErrorNotice error={change.error} />
      {consent.rule ? <StateRule state={consent.rule.code} /> : null}
      <Checkbox
        isSelected={remote.has}
        onChange={(has) => onRemote({ ...remote, has })}
        hint={t('rule.remoteHint')}
      >
        {t('rule.remote')}
      </Checkbox>
      {remote.has ? <RemoteStates remote={remote} onRemote={onRemote} /> : null}
    </Section>
  );
}

function RemoteStates({ remote, onRemote }: Pick<Props, 'remote' | 'onRemote'>) {
  const { t } = useTranslation('record');
  const left = STATES.filter((one) => !remote.states.includes(one.value));
  return (
    <>
      <Select
        label={t('rule.remoteState')}
        options={left}
        value={null}
        onChange={(state) => {
          if (state) onRemote({ ...remote, states: [...remote.states, state] });
        }}
      />
      {remote.states.length > 0 ? (
        <div className="row" data-gap="small">
          {remote.states.map((code) => {
            const state = consentRuleOf(code)?.name ?? code;
            return (
              <Button
                key={code}
                icon={<X aria-hidden />}
                aria-label={t('rule.remoteOut', { state })}
                onPress={() => onRemote({ ...remote, states: remote.states.filter((one) => one !== code) })}
              >
                {state}
              </Button>
            );
          })}
        </div>
      ) : null}
    </>
  );
}
