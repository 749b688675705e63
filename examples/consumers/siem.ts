import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Announcement, type EvidenceRow, openRun, openStore } from 'okta-evidence-connector/evidence';

export type Forwarding = {
  /** Where the completion events are. */
  readonly queueUrl: string;
  /** PEM, the stack's output SigningPublicKey. */
  readonly publicKey: string;
  readonly resourceTypes: readonly string[];
  /** Hands rows to the SIEM. It may get the same rows twice: run and place in the run say so. */
  readonly send: (rows: readonly SiemRow[]) => Promise<void>;
};

export type SiemRow = {
  readonly run: string;
  readonly resourceType: string;
  readonly place: number;
  readonly row: EvidenceRow;
};

const rowsAtOnce = 500;

/** Forwards runs as they complete, until it is told to stop. */
export async function forward(forwarding: Forwarding, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) await forwardNext(forwarding, 20);
}

/**
 * Forwards the run of the next event, if one comes within so many seconds, and takes the event from the queue when the SIEM has
 * all of it. What fails comes again after the queue's visibility timeout, and ends in its dead-letter queue.
 */
export async function forwardNext({ queueUrl, publicKey, resourceTypes, send }: Forwarding, seconds: number) {
  const sqs = new SQSClient();
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds: seconds }),
  );
  for (const { Body = '', ReceiptHandle } of Messages) {
    const { manifest } = Announcement.parse(JSON.parse(Body).detail);
    if (manifest !== null) {
      const checked = await openRun(openStore(`s3://${manifest.bucket}`), manifest, publicKey);
      const { run } = checked.manifest;
      for (const resourceType of resourceTypes) {
        let rows: SiemRow[] = [];
        let place = 0;
        for await (const row of checked.rows(resourceType)) {
          rows.push({ run, resourceType, place, row });
          place += 1;
          if (rows.length < rowsAtOnce) continue;
          await send(rows);
          rows = [];
        }
        if (rows.length > 0) await send(rows);
      }
    }
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  }
}
