/**
 * Okta refused a request, or gave no answer that can be read. Small and safe to log: no header, query, id or body.
 * `status` is null when no answer came; `errorCode` is Okta's, the only part of its error bodies that is stable
 * (https://developer.okta.com/docs/reference/error-codes/).
 */
export class OktaError extends Error {
  override readonly name = 'OktaError';
  readonly status: number | null;
  readonly errorCode: string | null;
  /** OAuth's own name of a refusal, from the token endpoint or a `WWW-Authenticate` header: `invalid_client`. */
  readonly oauthError: string | null;
  /** What to do about it, where more is known than the status says; null: nothing more is. */
  readonly advice: string | null;
  /** Path template: `/api/v1/users/{userId}/factors`. */
  readonly path: string;
  readonly requestId: string | null;

  constructor(facts: {
    readonly status: number | null;
    readonly errorCode?: string | null;
    readonly oauthError?: string | null;
    readonly advice?: string | null;
    /** Default GET. */
    readonly method?: string;
    readonly path: string;
    readonly requestId?: string | null;
    /** What happened, when it is not that Okta answered with this status: "the connection was reset". */
    readonly what?: string;
  }) {
    const name = facts.errorCode ?? facts.oauthError;
    const code = name ? ` ${name}` : '';
    const request = facts.requestId ? ` (request ${facts.requestId})` : '';
    const answered = facts.status === null ? '' : `Okta answered ${facts.status}${code}`;
    super(`${facts.what ?? answered} to ${facts.method ?? 'GET'} ${facts.path}${request}`);
    this.status = facts.status;
    this.errorCode = facts.errorCode ?? null;
    this.oauthError = facts.oauthError ?? null;
    this.advice = facts.advice ?? null;
    this.path = facts.path;
    this.requestId = facts.requestId ?? null;
  }

  /**
   * Whether the token itself, or the app that asked for one, was refused. Not every 401 is: E0000015 says that the org lacks
   * a feature.
   */
  get refusesToken(): boolean {
    const code = this.errorCode ?? this.oauthError;
    return code !== null && refusesWhoAsks.has(code) && (this.errorCode === null || this.status === 401);
  }
}

/** What is said of whoever asks, and not of what is asked for: by Okta, and by RFC 6749 5.2, RFC 6750 3.1 and RFC 9449 5. */
export const refusesWhoAsks: ReadonlySet<string> = new Set([
  'E0000004',
  'E0000011',
  'invalid_client',
  'unauthorized_client',
  'invalid_token',
  'invalid_request',
  'invalid_dpop_proof',
  'use_dpop_nonce',
]);

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
