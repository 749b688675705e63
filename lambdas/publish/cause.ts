import * as z from 'zod';
import type { PublishInput } from '../contracts/announcement.ts';

const LambdaCause = z.looseObject({ errorMessage: z.string() });

/** The sentence in an error that the workflow caught: Lambda wraps it in JSON. */
export function causeOf(error: PublishInput['state']['error']): string | undefined {
  if (error?.Cause === undefined) return error?.Error;
  try {
    return LambdaCause.parse(JSON.parse(error.Cause)).errorMessage;
  } catch {
    return error.Cause;
  }
}
