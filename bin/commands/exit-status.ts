import { UnknownResourceTypeError } from '../../lambdas/catalogue/waves.ts';
import { KeepError } from '../../lambdas/collect/redaction.ts';
import type { RunStatus } from '../../lambdas/contracts/manifest.ts';
import { HashKeyError } from '../../lambdas/evidence/pseudonym.ts';
import { StoreError } from '../../lambdas/evidence/store/store.ts';
import { OrgNotFoundError } from '../../lambdas/okta/find-org.ts';
import { OrgUrlError } from '../../lambdas/okta/org.ts';
import { TokenError } from '../../lambdas/okta/token.ts';
import { PlanError } from '../../lambdas/plan/scope.ts';
import { UnknownThresholdError } from '../../lambdas/posture/queries.ts';
import { AwsError } from '../deployed/aws-error.ts';

/** How a command leaves: what a script can act on. */
export const exitStatus = {
  complete: 0,
  limited: 0,
  incomplete: 2,
  failed: 3,
  /** Another run was going on. */
  refused: 75,
  /** EX_USAGE of sysexits.h. */
  wrongUse: 64,
  /** 128 and the number of SIGINT, as shells report it. */
  interrupted: 130,
} as const satisfies Record<RunStatus | 'refused' | 'wrongUse' | 'interrupted', number>;

/** The command was asked for something it cannot do as asked. The message says what to ask instead. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** How to leave after an error whose message is meant for people; null for any other. */
export function statusOf(error: unknown): number | null {
  const wrongUses = [
    WrongUse,
    TokenError,
    OrgUrlError,
    UnknownResourceTypeError,
    PlanError,
    KeepError,
    UnknownThresholdError,
  ];
  if (wrongUses.some((kind) => error instanceof kind)) return exitStatus.wrongUse;
  const failures = [OrgNotFoundError, StoreError, HashKeyError, AwsError];
  return failures.some((kind) => error instanceof kind) ? exitStatus.failed : null;
}
