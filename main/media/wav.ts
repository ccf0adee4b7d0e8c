import { SAMPLE_RATE } from '../../shared/time/index.ts';

/** RIFF's sizes have 32 bits. */
const LARGEST_RIFF = 0xffff_ffff;
const BYTES_PER_SAMPLE = 2;

/**
 * The bytes before `samples` samples of 48 kHz mono signed 16-bit sound: an ordinary WAV header of 44 bytes, or, above
 * 4 GB (12 h 25 min), RF64 with 64-bit sizes (EBU Tech 3306, ITU-R BS.2088), which ffmpeg and audio editors read.
 */
export function wavHeader(samples: number): Buffer {
  if (!Number.isSafeInteger(samples) || samples < 0)
    throw new RangeError(`not a number of samples: ${samples}`);
  const data = samples * BYTES_PER_SAMPLE;
  return 36 + data > LARGEST_RIFF ? rf64Header(samples, data) : riffHeader(data);
}

function riffHeader(data: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data, 4);
  header.write('WAVE', 8, 'latin1');
  formatChunk().copy(header, 12);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data, 40);
  return header;
}

function rf64Header(samples: number, data: number): Buffer {
  const header = Buffer.alloc(80);
  header.write('RF64', 0, 'latin1');
  header.writeUInt32LE(LARGEST_RIFF, 4);
  header.write('WAVEds64', 8, 'latin1');
  header.writeUInt32LE(28, 16);
  header.writeBigUInt64LE(BigInt(72 + data), 20);
  header.writeBigUInt64LE(BigInt(data), 28);
  header.writeBigUInt64LE(BigInt(samples), 36);
  formatChunk().copy(header, 48);
  header.write('data', 72, 'latin1');
  header.writeUInt32LE(LARGEST_RIFF, 76);
  return header;
}

/** PCM, one channel, 48 kHz, 16 bits. */
function formatChunk(): Buffer {
  const chunk = Buffer.alloc(24);
  chunk.write('fmt ', 0, 'latin1');
  chunk.writeUInt32LE(16, 4);
  chunk.writeUInt16LE(1, 8);
  chunk.writeUInt16LE(1, 10);
  chunk.writeUInt32LE(SAMPLE_RATE, 12);
  chunk.writeUInt32LE(SAMPLE_RATE * BYTES_PER_SAMPLE, 16);
  chunk.writeUInt16LE(BYTES_PER_SAMPLE, 20);
  chunk.writeUInt16LE(16, 22);
  return chunk;
}
