import { Pieces } from './pcm.ts';

/*
 * Runs on the audio thread (Web Audio API, AudioWorkletGlobalScope), in a file of its own: the page's policy loads
 * scripts from our own origin only. TypeScript has no types for this scope.
 */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class MicrophoneProcessor extends AudioWorkletProcessor {
  readonly #pieces = new Pieces((number, pcm) => this.port.postMessage({ number, pcm }, [pcm.buffer]));

  /** Called for every 128 samples. One channel: the node mixes to mono. True keeps the processor alive. */
  process(inputs: Float32Array[][]): boolean {
    const samples = inputs[0]?.[0];
    if (samples) this.#pieces.add(samples);
    return true;
  }
}

registerProcessor('keptword-microphone', MicrophoneProcessor);
