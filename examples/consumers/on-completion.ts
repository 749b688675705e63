import { Announcement, openRun, openStore } from 'okta-evidence-connector/evidence';

/** What EventBridge hands a function: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
export type CompletionEvent = { readonly detail: unknown };

/** Invoked with every completed run: counts people by status, from rows that are as they were signed. */
export async function handler({ detail }: CompletionEvent): Promise<Record<string, number>> {
  const { run, reason, manifest } = Announcement.parse(detail);
  if (manifest === null) throw new Error(`Run ${run} left no manifest: ${reason}`);
  const checked = await openRun(
    openStore(`s3://${manifest.bucket}`),
    manifest,
    process.env.SIGNING_PUBLIC_KEY ?? '', // PEM, the stack's output SigningPublicKey
  );
  const { outcome } = checked.resource('users');
  if (outcome !== 'complete') throw new Error(`Run ${run} has not all people: users is ${outcome}.`);
  const counts: Record<string, number> = {};
  for await (const { status } of checked.rows('users')) {
    const name = String(status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  console.log(JSON.stringify({ run, counts }));
  return counts;
}
