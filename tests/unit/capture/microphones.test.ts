import { describe, expect, it } from 'vitest';
import { listenArguments, readAvfoundation, readDshow, readSources } from '../../../main/media/live.ts';

describe('the microphones by name', () => {
  it('of PulseAudio: the default is marked, what the loudspeakers play comes last', () => {
    const text = `Auto-detected sources for pulse:
  alsa_output.pci.monitor [Monitor of Built-in Audio] (none)
* alsa_input.usb-Blue_Yeti [Yeti [Stereo] Microphone] (none)
`;
    expect(readSources('pulse', text)).toEqual([
      {
        system: 'pulse',
        name: 'alsa_input.usb-Blue_Yeti',
        label: 'Yeti [Stereo] Microphone',
        isDefault: true,
      },
      {
        system: 'pulse',
        name: 'alsa_output.pci.monitor',
        label: 'Monitor of Built-in Audio',
        isDefault: false,
      },
    ]);
  });

  it('of ALSA: only those a person can choose from', () => {
    const text = `Auto-detected sources for alsa:
* default [Default Audio Device]
  null [Discard all samples (playback) or generate zero samples (capture)]
  surround51:CARD=PCH [HDA Intel]
  plughw:CARD=PCH,DEV=0 [HDA Intel PCH]
`;
    expect(readSources('alsa', text).map(({ name }) => name)).toEqual(['default', 'plughw:CARD=PCH,DEV=0']);
  });

  it('of macOS, behind the cameras', () => {
    const lines = [
      '[AVFoundation indev @ 0x1] [info] AVFoundation video devices:',
      '[AVFoundation indev @ 0x1] [info] [0] FaceTime HD Camera',
      '[AVFoundation indev @ 0x1] [info] AVFoundation audio devices:',
      '[AVFoundation indev @ 0x1] [info] [0] MacBook Pro Microphone',
      '[AVFoundation indev @ 0x1] [info] [1] Yeti: Stereo',
      'Error opening input',
    ];
    expect(readAvfoundation(lines).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['MacBook Pro Microphone', true],
      ['Yeti: Stereo', false],
    ]);
    expect(readAvfoundation([])).toEqual([]);
  });

  it('of Windows, in the new words and in the old', () => {
    const now = [
      '[dshow @ 01] [info] "Integrated Camera" (video)',
      '[dshow @ 01] [info]   Alternative name "@device_pnp_1"',
      '[dshow @ 01] [info] "Microphone (Realtek(R) Audio)" (audio)',
      '[dshow @ 01] [info]   Alternative name "@device_cm_2"',
    ];
    expect(readDshow(now).map(({ name }) => name)).toEqual(['Microphone (Realtek(R) Audio)']);
    const then = [
      '[dshow @ 01] [info] DirectShow video devices',
      '[dshow @ 01] [info]  "Integrated Camera"',
      '[dshow @ 01] [info] DirectShow audio devices',
      '[dshow @ 01] [info]  "Microphone (Realtek)"',
      '[dshow @ 01] [info]     Alternative name "@device_cm_2"',
    ];
    expect(readDshow(then).map(({ name }) => name)).toEqual(['Microphone (Realtek)']);
  });

  it('never lets a name become an option: it stands alone behind -i', () => {
    for (const system of ['pulse', 'alsa', 'avfoundation', 'dshow', 'lavfi'] as const) {
      const args = listenArguments({ system, name: '-y /etc/passwd' });
      const at = args.indexOf('-i');
      expect(args[at + 1]?.endsWith('-y /etc/passwd')).toBe(true);
      expect(args.filter((one) => one.includes('/etc/passwd'))).toHaveLength(1);
      expect(args.slice(-3)).toEqual(['-f', 's16le', 'pipe:1']);
    }
  });
});
