import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import {
  AT,
  type ContainerHeader,
  type ContainerKind,
  type ContainerState,
  damaged,
  encodeAuthenticated,
  HEADER_BYTES,
  locked,
  STATE,
  TAG_BYTES,
  uuidBytes,
} from './format.ts';

const GCM = 'aes-256-gcm';

/** Seals and opens the chunks of one file. Holds the file's payload key until `forget`. */
export type ChunkCipher = {
  /** Ciphertext and tag. Each (index, final) is sealed once in the life of a key: never call it twice for one index. */
  seal(index: number, final: boolean, plain: Uint8Array): [Buffer, Buffer];
  /** The plaintext, or null when the tag does not fit. `sealed` is ciphertext followed by the tag. */
  open(index: number, final: boolean, sealed: Buffer): Buffer | null;
  /** Lets go of the key: OpenSSL overwrites it when it is collected. `seal` and `open` throw afterwards. */
  forget(): void;
};

/** A new header with a fresh content key, wrapped with the archive's file key, and the cipher for its chunks. */
export function newHeader(of: {
  fileKey: Uint8Array;
  kind: ContainerKind;
  state?: ContainerState;
  chunkBytes: number;
  archiveId: string;
  id: string;
}): { header: Buffer; cipher: ChunkCipher } {
  const salt = randomBytes(32);
  const state = of.state ?? 'sealed';
  const authenticated = encodeAuthenticated({
    kind: of.kind,
    state,
    chunkBytes: of.chunkBytes,
    archiveId: uuidBytes(of.archiveId),
    fileId: uuidBytes(of.id),
    salt,
  });
  const contentKey = randomBytes(32);
  try {
    const mac = headerMac(contentKey, salt, authenticated);
    const bound = Buffer.concat([authenticated, mac]);
    const wrapNonce = randomBytes(12);
    const wrap = createCipheriv(GCM, of.fileKey, wrapNonce).setAAD(bound);
    const wrapped = Buffer.concat([wrap.update(contentKey), wrap.final(), wrap.getAuthTag()]);
    const header = Buffer.concat([bound, wrapNonce, wrapped, Buffer.alloc(HEADER_BYTES - AT.zeroC)]);
    return { header, cipher: chunkCipher(contentKey, salt, mac, state) };
  } finally {
    contentKey.fill(0);
  }
}

/** Unwraps the content key and checks the MAC. Throws `blob-damaged` when either does not fit. */
export function openHeader(header: ContainerHeader, fileKey: Uint8Array, id: string): ChunkCipher {
  const unwrap = createDecipheriv(GCM, fileKey, header.wrapNonce, { authTagLength: TAG_BYTES });
  unwrap.setAAD(header.bound).setAuthTag(header.wrapped.subarray(32));
  const contentKey = unwrap.update(header.wrapped.subarray(0, 32));
  try {
    try {
      unwrap.final();
    } catch (error) {
      throw damaged(id, 'the header does not match its key', error);
    }
    const mac = headerMac(contentKey, header.salt, header.authenticated);
    if (!timingSafeEqual(mac, header.mac)) throw damaged(id, 'the header was changed');
    return chunkCipher(contentKey, header.salt, header.mac, header.state);
  } finally {
    contentKey.fill(0);
  }
}

function headerMac(contentKey: Buffer, salt: Uint8Array, authenticated: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', contentKey, salt, 'keptword/v1/header', 32));
  const mac = createHmac('sha256', key).update(authenticated).digest();
  key.fill(0);
  return mac;
}

/** A `KeyObject` instead of a Buffer: OpenSSL then sets a chunk up twice as fast, and the key leaves the JS heap. */
function chunkCipher(
  contentKey: Buffer,
  salt: Uint8Array,
  mac: Uint8Array,
  state: ContainerState,
): ChunkCipher {
  const raw = Buffer.from(hkdfSync('sha256', contentKey, salt, 'keptword/v1/payload', 32));
  let held: KeyObject | null = createSecretKey(raw);
  raw.fill(0);
  // 11-byte counter and final flag; MAC, index and state, and in a journal the record's length. Both are copied by the
  // cipher before it returns.
  const nonce = Buffer.alloc(12);
  const journal = state === 'journal';
  const aad = Buffer.alloc(32 + 8 + 1 + (journal ? 4 : 0));
  aad.set(mac, 0);
  aad.writeUInt8(STATE[state], 40);

  const keyFor = (index: number, final: boolean, length: number): KeyObject => {
    if (held === null) throw locked();
    if (journal) aad.writeUInt32BE(length, 41);
    nonce.writeBigUInt64BE(BigInt(index), 3);
    nonce.writeUInt8(final ? 1 : 0, 11);
    aad.writeBigUInt64BE(BigInt(index), 32);
    return held;
  };

  return {
    seal(index, final, plain) {
      const cipher = createCipheriv(GCM, keyFor(index, final, plain.length), nonce);
      cipher.setAAD(aad);
      const sealed = cipher.update(plain);
      cipher.final();
      return [sealed, cipher.getAuthTag()];
    },
    open(index, final, sealed) {
      if (sealed.length < TAG_BYTES) return null;
      const key = keyFor(index, final, sealed.length - TAG_BYTES);
      const cipher = createDecipheriv(GCM, key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(aad);
      cipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const plain = cipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
      try {
        cipher.final();
      } catch {
        // The only way in which final() fails here is a tag that does not fit; unverified bytes must not leave.
        plain.fill(0);
        return null;
      }
      return plain;
    },
    forget() {
      held = null;
    },
  };
}
