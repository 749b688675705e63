import { createHash } from 'node:crypto';

/** Start time to the second in ISO basic form, and the first 8 hex digits of the SHA-256 of the execution's ARN. */
export function runId({ startedAt, execution }: { readonly startedAt: string; readonly execution: string }): string {
  const second = `${new Date(startedAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return `${second}-${createHash('sha256').update(execution).digest('hex').slice(0, 8)}`;
}
