/**
 * Okta refused a request, or gave no answer that can be read. Small and safe to log: no header, query, id or body.
 * `status` is null when no answer came; `errorCode` is Okta's, the only part of its error bodies that is stable
 * (https://developer.okta.com/docs/reference/error-codes/).
 */
export class OktaError extends Error {
  override readonly name = 'OktaError';
  readonly status: number | null;
  readonly errorCode: string | null;
  /** Path template: `/api/v1/users/{userId}/factors`. */
  readonly path: string;
  readonly requestId: string | null;

  constructor(facts: {
    readonly status: number | null;
    readonly errorCode?: string | null;
    readonly path: string;
    readonly requestId?: string | null;
    /** What happened, when it is not that Okta answered with this status: "the connection was reset". */
    readonly what?: string;
  }) {
    const code = facts.errorCode ? ` ${facts.errorCode}` : '';
    const request = facts.requestId ? ` (request ${facts.requestId})` : '';
    const answered = facts.status === null ? '' : `Okta answered ${facts.status}${code}`;
    super(`${facts.what ?? answered} to GET ${facts.path}${request}`);
    this.status = facts.status;
    this.errorCode = facts.errorCode ?? null;
    this.path = facts.path;
    this.requestId = facts.requestId ?? null;
  }

  /**
   * Whether the token itself was refused. Not every 401 is: E0000015 says that the org lacks a feature.
   */
  get refusesToken(): boolean {
    return this.status === 401 && (this.errorCode === 'E0000011' || this.errorCode === 'E0000004');
  }
}

/** The request must wait for Okta longer than it is worth keeping a function alive. */
export class WaitForOkta extends Error {
  override readonly name = 'WaitForOkta';
  readonly resumeAt: Date;

  constructor(resumeAt: Date) {
    super(`Okta's rate limit has no room before ${resumeAt.toISOString()}`);
    this.resumeAt = resumeAt;
  }
}

/** Someone asked us to stop before the request was sent. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
