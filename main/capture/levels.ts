import type { CaptureLevel } from '../../shared/contract/index.ts';

const SILENT_DB = -96;
/** Speech across a table peaks between these; below, somebody far away will not be understood. */
const QUIET_DB = -36;
const LOUD_DB = -1;
/** A dither or a converter's last bit is no sound. */
const DIGITAL_SILENCE = 1;

/** How loud it is, and for how long there has been nothing at all. */
export function levelMeter() {
  let peak = 0;
  let silentSamples = 0;
  let heardSound = false;
  return {
    add(pcm: Buffer): void {
      let loudest = 0;
      let lastLoud = -1;
      const samples = pcm.length / 2;
      for (let i = 0; i < samples; i += 1) {
        const value = Math.abs(pcm.readInt16LE(i * 2));
        if (value > DIGITAL_SILENCE) lastLoud = i;
        if (value > loudest) loudest = value;
      }
      peak = Math.max(peak, loudest);
      heardSound ||= lastLoud >= 0;
      silentSamples = lastLoud < 0 ? silentSamples + samples : samples - 1 - lastLoud;
    },
    /** The peak since the last reading. */
    read(): CaptureLevel {
      const db = peak === 0 ? SILENT_DB : Math.max(SILENT_DB, Math.min(0, 20 * Math.log10(peak / 32768)));
      peak = 0;
      const words =
        db <= SILENT_DB + 6 ? 'nothing' : db < QUIET_DB ? 'too-quiet' : db < LOUD_DB ? 'good' : 'too-loud';
      return { db: Math.round(db * 10) / 10, words };
    },
    /** Samples of unbroken digital silence up to now. */
    get silentSamples() {
      return silentSamples;
    },
    /** True as soon as anything but digital silence has come. */
    get heardSound() {
      return heardSound;
    },
    restart() {
      silentSamples = 0;
      heardSound = false;
    },
  };
}
