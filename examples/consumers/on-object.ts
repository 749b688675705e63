import { openRun, openStore } from 'okta-evidence-connector/evidence';

/** What S3 itself sends: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export type S3Notification = {
  readonly Records?: readonly {
    readonly s3: {
      readonly bucket: { readonly name: string };
      readonly object: { readonly key: string; readonly versionId?: string };
    };
  }[];
};

/** What S3 sends through EventBridge: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export type ObjectCreated = {
  readonly detail: {
    readonly bucket: { readonly name: string };
    readonly object: { readonly key: string; readonly 'version-id'?: string };
  };
};

/** The last object of a run. Parts under v1/ come before it: until it is there, they are no evidence. */
const manifestKey = /^runs\/org=[^/]+\/run=[^/]+\/manifest\.json$/;

/** Invoked with every new object: waits for manifests, and reads the groups of whole runs. */
export async function handler(event: S3Notification | ObjectCreated): Promise<string[]> {
  const names: string[] = [];
  for (const { bucket, key, versionId } of objectsOf(event)) {
    if (!manifestKey.test(key)) continue;
    const checked = await openRun(
      openStore(`s3://${bucket}`),
      { key, versionId },
      process.env.SIGNING_PUBLIC_KEY ?? '', // PEM, the stack's output SigningPublicKey
    );
    const { status, run } = checked.manifest;
    if (status !== 'complete' && status !== 'limited') continue;
    for await (const group of checked.rows('groups')) names.push(String(Object(group.profile).name));
    console.log(JSON.stringify({ run, groups: names.length }));
  }
  return names;
}

function objectsOf(event: S3Notification | ObjectCreated) {
  if ('detail' in event) {
    const { bucket, object } = event.detail;
    return [{ bucket: bucket.name, key: object.key, versionId: object['version-id'] }];
  }
  // S3 writes keys as in a form: a + is a space. Its test event has no records.
  return (event.Records ?? []).map(({ s3: { bucket, object } }) => ({
    bucket: bucket.name,
    key: decodeURIComponent(object.key.replaceAll('+', ' ')),
    versionId: object.versionId,
  }));
}
