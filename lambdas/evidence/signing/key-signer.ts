import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Signer } from './dsse.ts';

/** Signs with a private key in PEM: a person's own, on their machine. */
export function createKeySigner(privateKey: string): Signer {
  const key = createPrivateKey(privateKey);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return { publicKey: async () => publicKey, sign: async (bytes) => sign('sha256', bytes, key) };
}
