import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useWaveView } from '../../../renderer/audio/waveform/use-wave-view.ts';

describe('the picture follows the needle', () => {
  it('and is the very same picture when it cannot go further, or it would be drawn for ever', () => {
    const { result } = renderHook(() => useWaveView(100_000));
    act(() => result.current.setWidth(1000));
    const whole = result.current;
    act(() => whole.follow(99_900));
    expect(result.current).toBe(whole);

    act(() => result.current.zoomBy(4, 50_000));
    act(() => result.current.follow(99_900));
    const atTheEnd = result.current;
    expect(atTheEnd.view.fromMs + atTheEnd.view.msPerPx * 1000).toBe(100_000);
    act(() => atTheEnd.follow(99_950));
    expect(result.current).toBe(atTheEnd);
  });
});
