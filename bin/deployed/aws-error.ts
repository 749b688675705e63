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
    const name = error instanceof Error ? error.name : 'an unknown error';
    const advice =
      name === 'AccessDeniedException' || name === 'AccessDenied'
        ? `You need ${right}.`
        : `Check your AWS credentials and their region; it takes ${right}.`;
    throw new AwsError(`${what} (${name}). ${advice}`);
  });
}
