import { createPublicKey, hash, verify } from 'node:crypto';
import * as z from 'zod';

/** Written in one way only: other bytes that mean the same would be a change that no signature covers. */
const base64 = z.base64().refine((text) => Buffer.from(text, 'base64').toString('base64') === text);

/**
 * A signed envelope: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md. Signatures are ECDSA over P-256 and
 * SHA-256, in DER.
 */
export const Envelope = z.strictObject({
  /** Base64 of the statement's bytes. */
  payload: base64,
  payloadType: z.literal('application/vnd.in-toto+json'),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: base64 })).min(1),
});
export type Envelope = z.infer<typeof Envelope>;

/** What is signed of a run: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md. */
export const Statement = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  /** Every file of the run, the manifest among them, by its key. */
  subject: z.array(z.strictObject({ name: z.string(), digest: z.strictObject({ sha256: z.string() }) })).min(1),
  predicateType: z.literal('urn:okta-evidence:run:v1'),
  predicate: z.strictObject({
    run: z.string(),
    org: z.string(),
    status: z.string(),
    execution: z.string(),
    manifest: z.string(),
  }),
});
export type Statement = z.infer<typeof Statement>;

/** Signs with a private key that we may not see. */
export type Signer = {
  /** The public key, PEM of its SubjectPublicKeyInfo. */
  readonly publicKey: () => Promise<string>;
  /** DER of an ECDSA P-256 signature over these bytes' SHA-256. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

const payloadType = 'application/vnd.in-toto+json';

/** What is signed: type and payload with their lengths, so that neither can be taken for the other. */
export function preAuthenticationEncoding(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

export async function seal(statement: Statement, signer: Signer): Promise<Envelope> {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = await signer.sign(preAuthenticationEncoding(payload));
  return {
    payload: payload.toString('base64'),
    payloadType,
    signatures: [{ keyid: keyId(await signer.publicKey()), sig: Buffer.from(sig).toString('base64') }],
  };
}

/** Name of a public key: SHA-256 of its SubjectPublicKeyInfo in DER, hex. */
export function keyId(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return hash('sha256', der);
}

/** The statement of an envelope; null when no signature of it is this key's. @throws {z.ZodError} when it holds no statement. */
export function open(envelope: Envelope, publicKey: string): Statement | null {
  const payload = Buffer.from(envelope.payload, 'base64');
  const signed = preAuthenticationEncoding(payload);
  const good = envelope.signatures.some(({ sig }) =>
    verify('sha256', signed, createPublicKey(publicKey), Buffer.from(sig, 'base64')),
  );
  return good ? Statement.parse(JSON.parse(payload.toString('utf8'))) : null;
}
