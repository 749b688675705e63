/** How a check ended: fine; fine with a reservation; not; or not to be told, because of an earlier one. */
export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** One line of the doctor's: what was looked at, what was found, and what to do about it. */
export type Check = {
  readonly check: string;
  readonly status: CheckStatus;
  /** What was found, in a sentence without its full stop. */
  readonly found: string;
  /** What to do; absent where there is nothing to. */
  readonly fix?: string;
};

/** Told of every check as soon as it is done. */
export type Report = (check: Check) => void;

const marks = { ok: '✔', warning: '!', failed: '✖', skipped: '·' } as const;

/** A check as people read it. */
export function asLine({ check, status, found, fix }: Check): string {
  return `${marks[status]} ${check}: ${found}.${fix === undefined ? '' : `\n    ${fix}`}`;
}
