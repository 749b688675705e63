/** Somebody made up, what Okta shows of them, and what is to be said of it: written by hand, before any query was run. */
export type Golden = {
  readonly who: string;
  /** `factorType provider status`; provider OKTA and status ACTIVE where left out. */
  readonly factors?: readonly string[];
  /** `key status`; null: Okta has no such list (Classic). */
  readonly enrollments?: readonly string[];
  readonly status?: string;
  readonly provider?: string;
  readonly userType?: string;
  /** Groups besides Everyone. */
  readonly groups?: readonly string[];
  readonly level: string;
  readonly confidence?: 'confirmed' | 'single_source' | 'conflict';
  /** Whatever else is to be said. */
  readonly and?: Readonly<Record<string, unknown>>;
};

export const password = 'okta_password';
