import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { Signer } from './dsse.ts';

/** The signing key would not sign. The message says which, why, and what to do. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}

/**
 * Signs with an asymmetric KMS key (ECC_NIST_P256, SIGN_VERIFY), which nobody can take out of KMS.
 *
 * @param keyArn the key.
 */
export function createKmsSigner(client: KMSClient, keyArn: string): Signer {
  const refused = (error: unknown) => {
    const name = error instanceof Error ? error.name : 'an unknown error';
    return new SigningError(
      `KMS would not sign with ${keyArn} (${name}). Check that the key is enabled, and that the function's role may use kms:Sign and kms:GetPublicKey on it.`,
    );
  };
  return {
    async publicKey() {
      const answer = await client.send(new GetPublicKeyCommand({ KeyId: keyArn })).catch((error: unknown) => {
        throw refused(error);
      });
      const der = Buffer.from(answer.PublicKey ?? []);
      return createPublicKey({ key: der, format: 'der', type: 'spki' })
        .export({ type: 'spki', format: 'pem' })
        .toString();
    },
    async sign(bytes) {
      const command = new SignCommand({
        KeyId: keyArn,
        // KMS takes messages of up to 4,096 bytes: the digest stands for a longer one.
        Message: createHash('sha256').update(bytes).digest(),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      });
      const answer = await client.send(command).catch((error: unknown) => {
        throw refused(error);
      });
      if (answer.Signature === undefined) throw refused(new Error('no signature came'));
      return answer.Signature;
    },
  };
}
