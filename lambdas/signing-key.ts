import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod';

const resource = {
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
};

/**
 * What CloudFormation asks of a custom resource:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requests.html
 */
const Requested = z.discriminatedUnion('RequestType', [
  z.object({
    RequestType: z.enum(['Create', 'Update']),
    ...resource,
    ResourceProperties: z.object({ KeyArn: z.string() }),
  }),
  z.object({ RequestType: z.literal('Delete'), ...resource, PhysicalResourceId: z.string() }),
]);
type Requested = z.infer<typeof Requested>;

/** What it hears. */
type Answer =
  | { readonly Status: 'SUCCESS'; readonly PhysicalResourceId: string; readonly Data?: { readonly PublicKey: string } }
  | { readonly Status: 'FAILED'; readonly PhysicalResourceId: string; readonly Reason: string };

/**
 * Tells CloudFormation the public half of the key that signs manifests, PEM, as the attribute `PublicKey`: a key has no such
 * attribute of its own. Nothing is made, so that there is nothing to delete.
 *
 * @throws {Error} when CloudFormation does not take the answer: Lambda then asks again.
 */
export async function handler(event: unknown): Promise<void> {
  const requested = Requested.parse(event);
  await tell(requested, await answer(requested));
}

async function answer(requested: Requested): Promise<Answer> {
  if (requested.RequestType === 'Delete')
    return { Status: 'SUCCESS', PhysicalResourceId: requested.PhysicalResourceId };
  const { KeyArn } = requested.ResourceProperties;
  try {
    const { PublicKey } = await new KMSClient().send(new GetPublicKeyCommand({ KeyId: KeyArn }));
    const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
    const pem = key.export({ type: 'spki', format: 'pem' }).toString();
    return { Status: 'SUCCESS', PhysicalResourceId: KeyArn, Data: { PublicKey: pem } };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'an unknown error';
    return {
      Status: 'FAILED',
      PhysicalResourceId: KeyArn,
      Reason: `KMS would not give the public key of ${KeyArn} (${name}). Check that the key is enabled, and that the function's role may use kms:GetPublicKey on it; then deploy again.`,
    };
  }
}

/** Times it is tried: CloudFormation waits an hour for an answer that does not come. */
const attempts = 3;

async function tell({ ResponseURL, StackId, RequestId, LogicalResourceId }: Requested, answer: Answer): Promise<void> {
  const body = JSON.stringify({ ...answer, StackId, RequestId, LogicalResourceId });
  for (let attempt = 1; ; attempt += 1) {
    // The address is signed for no content type: any other would be refused.
    const response = await fetch(ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body }).catch(
      () => null,
    );
    if (response?.ok) return;
    if (attempt === attempts)
      throw new Error(
        `CloudFormation did not take the answer for ${LogicalResourceId} (${response === null ? 'no answer came' : `status ${response.status}`}).`,
      );
  }
}
