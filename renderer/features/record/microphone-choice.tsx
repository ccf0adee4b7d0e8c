import { Mic, RefreshCw, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CaptureDevice, CaptureDevices } from '../../../shared/contract/index.ts';
import { useCall, useCapture, useChange, useKeptword } from '../../bridge/index.ts';
import { Button, ErrorNotice, Loading, Notice, RadioGroup, Section, Select } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Level } from './level.tsx';
import { Warnings } from './warnings.tsx';

/** More than this would push the rest out of sight. */
const MOST_IN_SIGHT = 5;

/** A microphone's name in the words of the screen. */
export function useDeviceName(): (device: CaptureDevice) => string {
  const { t } = useTranslation('record');
  return (device) => (device.source === 'window' ? t('microphone.window') : device.name);
}

/** Which microphone listens, why that one, and whether it hears anything. */
export function MicrophoneChoice() {
  const { t } = useTranslation('record');
  const devices = useCall('capture', 'devices');
  return (
    <Section
      title={t('microphone.title')}
      aside={
        <Button kind="quiet" icon={<RefreshCw aria-hidden />} onPress={() => void devices.refetch()}>
          {t('microphone.look')}
        </Button>
      }
    >
      <ErrorNotice error={devices.error} onRetry={() => void devices.refetch()} />
      {devices.data ? <Choice devices={devices.data} /> : devices.error ? null : <Loading />}
    </Section>
  );
}

function Choice({ devices }: { devices: CaptureDevices }) {
  const { t } = useTranslation('record');
  const choose = useChange('capture', 'chooseDevice');
  const name = useDeviceName();
  // A computer names its microphones, but does not say when one is plugged in: the browser does.
  const refetch = useCall('capture', 'devices').refetch;
  useEffect(() => {
    const look = () => void refetch();
    navigator.mediaDevices?.addEventListener('devicechange', look);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', look);
  }, [refetch]);
  const options = devices.devices.map((one) => ({
    value: one.deviceId,
    label: name(one),
    ...(one.isDefault ? { hint: t('microphone.default') } : {}),
  }));
  const set = (deviceId: string | null) => {
    if (deviceId && deviceId !== devices.chosenId) choose.mutate({ deviceId });
  };
  const chosenWindow = devices.reason === 'chosen' && devices.source === 'window';
  return (
    <>
      {options.length > MOST_IN_SIGHT ? (
        <Select label={t('microphone.choose')} options={options} value={devices.chosenId} onChange={set} />
      ) : (
        <RadioGroup
          label={t('microphone.choose')}
          options={options}
          value={devices.chosenId}
          onChange={set}
        />
      )}
      <p className="quiet">
        {t(chosenWindow ? 'microphone.why.chosenWindow' : `microphone.why.${devices.reason}`)}
      </p>
      <ErrorNotice error={choose.error} />
      <LevelTest deviceId={devices.chosenId} />
    </>
  );
}

/** The level of the chosen microphone; nothing of it is kept. It ends when the page is left. */
function LevelTest({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation('record');
  const api = useKeptword();
  const testing = useCapture((news) => news.state?.state === 'testing');
  const tested = useCapture((news) =>
    news.state?.state === 'testing' ? news.state.device?.deviceId : undefined,
  );
  const start = useChange('capture', 'startTest');
  const stop = useChange('capture', 'stopTest');
  useEffect(() => () => void api.capture.stopTest().catch(() => undefined), [api]);
  const { mutate } = start;
  const shown = useRef(deviceId);
  // Another microphone was chosen in the middle of the test: that one is tested now.
  useEffect(() => {
    if (shown.current !== deviceId && tested !== undefined && tested !== deviceId) mutate({ deviceId });
    shown.current = deviceId;
  }, [tested, deviceId, mutate]);
  // Main went over to the window's microphone, or back, because the one before gave nothing: the list says so too.
  const refetch = useCall('capture', 'devices').refetch;
  useEffect(() => {
    if (tested !== undefined && tested !== deviceId) void refetch();
  }, [tested, deviceId, refetch]);
  if (!testing) {
    return (
      <>
        <div className="row">
          <Button icon={<Mic aria-hidden />} onPress={() => start.mutate({ deviceId })}>
            {t('microphone.try')}
          </Button>
        </div>
        <ErrorNotice error={start.error} />
      </>
    );
  }
  return (
    <div className="level-test">
      <Notice announce="later">
        <p>{t('microphone.trying')}</p>
      </Notice>
      <Level />
      <Warnings />
      <div className="row">
        <Button icon={<Square aria-hidden />} onPress={() => stop.mutate(undefined)}>
          {t('microphone.stopTry')}
        </Button>
      </div>
    </div>
  );
}
