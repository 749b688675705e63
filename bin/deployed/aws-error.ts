/** AWS would not do what a command asked. The message says what, why, and which right it takes. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
}

/**
 * Waits for an answer of AWS.
 *
 * @param what such as "Step Functions would not start a run".
 * @param right the IAM action that it takes, and on what.
 * @throws {AwsError}
 */
export async function answerOf<T>(answer: Promise<T>, what: string, right: string): Promise<T> {
  return answer.catch((error: unknown) => {
    const unasked = notAsked(error);
    if (unasked !== null) throw new AwsError(`${what}. ${unasked}`);
    const name = error instanceof Error ? error.name : 'an unknown error';
    const advice =
      name === 'AccessDeniedException' || name === 'AccessDenied'
        ? `You need ${right}.`
        : `Check your AWS credentials and their region; it takes ${right}.`;
    throw new AwsError(`${what} (${name}). ${advice}`);
  });
}

/** What keeps an AWS client from asking at all: no region, no credentials. Null for any other error. */
export function notAsked(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (/^Region (is missing|not accepted)/.test(error.message))
    return 'No AWS region is set: set AWS_REGION, or AWS_PROFILE with a profile that has one.';
  if (error.name === 'CredentialsProviderError' || error.name === 'TokenProviderError')
    return 'No AWS credentials were found, or they have expired: sign in (aws sso login), or set AWS_PROFILE.';
  return null;
}
