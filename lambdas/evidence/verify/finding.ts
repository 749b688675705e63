import type * as z from 'zod';
import { jsonBytes } from '../ledger.ts';

/** What is wrong with a run's evidence: in which file, in which line of it where there is one. */
export type Finding = { readonly file: string; readonly line: number | null; readonly what: string };

/** Takes a finding down. */
export type Found = (file: string, what: string, line?: number | null) => void;

/** How the check of a run ended. */
export type Verified = {
  readonly run: string;
  readonly org: string;
  readonly files: number;
  readonly rows: number;
  /** Id of the key whose signature was good; null: nobody's. */
  readonly signedBy: string | null;
  readonly findings: readonly Finding[];
  /** What is no fault, and should be known. */
  readonly notes: readonly string[];
};

/** A JSON object of ours; null where it is of another shape, or no JSON. */
export function readAs<T extends z.ZodType>(shape: T, body: Uint8Array): z.infer<T> | null {
  try {
    return shape.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return null;
  }
}

/** Whether these are the bytes that we write for the value. */
export const isAsWritten = (body: Uint8Array, value: object) => Buffer.compare(body, jsonBytes(value)) === 0;
