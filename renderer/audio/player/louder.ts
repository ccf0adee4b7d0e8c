/**
 * Lifts far and quiet voices towards the near ones, at playback only: what is stored and exported is never touched.
 * A hard compressor evens the room out (Web Audio's own adds make-up gain), a second one keeps peaks from clipping.
 * The element can be wired to Web Audio only once, so the graph is made on first use and then only re-plugged.
 */
export type Louder = {
  /** Safe to call often. Does nothing until it is first asked to be on. */
  set(on: boolean): void;
  /** Chromium suspends a context that was made without a gesture; play() is a gesture. */
  wake(): void;
  close(): void;
};

type Graph = { context: AudioContext; source: MediaElementAudioSourceNode; lift: AudioNode };

export function createLouder(element: HTMLAudioElement): Louder {
  let graph: Graph | null = null;
  let isOn = false;

  const plug = (on: boolean) => {
    if (!graph) return;
    graph.source.disconnect();
    graph.source.connect(on ? graph.lift : graph.context.destination);
  };

  return {
    set(on) {
      if (on === isOn) return;
      isOn = on;
      if (on && !graph) graph = build(element);
      plug(on);
    },
    wake() {
      if (graph?.context.state === 'suspended') void graph.context.resume();
    },
    close() {
      // The source node stays bound to the element for its life; closing the context frees the device.
      if (graph) void graph.context.close();
      graph = null;
      isOn = false;
    },
  };
}

function build(element: HTMLAudioElement): Graph {
  const context = new AudioContext();
  const source = context.createMediaElementSource(element);
  const even = new DynamicsCompressorNode(context, {
    threshold: -50,
    knee: 30,
    ratio: 12,
    attack: 0.005,
    release: 0.3,
  });
  const gain = new GainNode(context, { gain: 1.6 });
  const guard = new DynamicsCompressorNode(context, {
    threshold: -6,
    knee: 0,
    ratio: 20,
    attack: 0.001,
    release: 0.1,
  });
  even.connect(gain).connect(guard).connect(context.destination);
  return { context, source, lift: even };
}
