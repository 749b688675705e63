import { createECDH, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { type Operations, Refusal } from './protocol.ts';

const Of = z.object({ KeyId: z.string() });
const Sign = z.object({ ...Of.shape, Message: z.base64(), MessageType: z.literal('DIGEST') });

/** KMS with asymmetric keys (ECC_NIST_P256, SIGN_VERIFY), by ARN. */
export function keyManagement(arns: readonly string[]): Operations {
  const keys = new Map(arns.map((arn) => [arn, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey]));
  const find = (arn: string) => {
    const key = keys.get(arn);
    if (key === undefined) throw new Refusal('NotFoundException', `Key '${arn}' does not exist`);
    return key;
  };
  return {
    'TrentService.GetPublicKey': (given) => {
      const { KeyId } = Of.parse(given);
      const key = createPublicKey(find(KeyId)).export({ type: 'spki', format: 'der' });
      return { KeyId, PublicKey: key.toString('base64'), KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' };
    },
    'TrentService.Sign': (given) => {
      const { KeyId, Message } = Sign.parse(given);
      const signature = signDigest(Buffer.from(Message, 'base64'), find(KeyId));
      return { KeyId, Signature: signature.toString('base64'), SigningAlgorithm: 'ECDSA_SHA_256' };
    },
  };
}

/** Order of the curve P-256: NIST SP 800-186. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const Jwk = z.object({ d: z.base64url() });

/** ECDSA over a digest, as KMS does it: Node's own would hash it once more. For keys that guard nothing. */
function signDigest(digest: Buffer, key: KeyObject): Buffer {
  const own = numberOf(Buffer.from(Jwk.parse(key.export({ format: 'jwk' })).d, 'base64url'));
  const once = createECDH('prime256v1');
  // The first half of an uncompressed point, after its leading byte, is its x.
  const r = numberOf(once.generateKeys().subarray(1, 33)) % order;
  const s = (inverse(numberOf(once.getPrivateKey())) * (numberOf(digest) + r * own)) % order;
  const both = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.from([0x30, both.length]), both]);
}

const numberOf = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);

/** By Fermat: the order is prime. */
function inverse(value: bigint): bigint {
  let result = 1n;
  for (let [base, power] = [value % order, order - 2n]; power > 0n; base = (base * base) % order, power >>= 1n)
    if (power & 1n) result = (result * base) % order;
  return result;
}

/** In DER, where a leading bit would be a sign. */
function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const positive = (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  return Buffer.concat([Buffer.from([0x02, positive.length]), positive]);
}
