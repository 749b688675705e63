import type { Duration, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from './bundle.ts';

/** A function of one stage. */
export type StageFunctionProps = {
  readonly functionName: string;
  readonly description: string;
  readonly stage: Stage;
  readonly code: Code;
  readonly timeout: Duration;
  /** Absent: arm64. */
  readonly architecture?: Architecture;
  /** Megabytes; absent: 512. */
  readonly memorySize?: number;
  /** Room in /tmp; absent: 512 MiB. */
  readonly ephemeralStorageSize?: Size;
  /** `EVIDENCE_URL`, `CONNECTOR`, `LOG_LEVEL`, and the ARNs of the secrets it may read. Everything else is in the plan. */
  readonly environment: Record<string, string>;
  /** Where it logs. */
  readonly logGroup: ILogGroup;
};

/** A Lambda function with a role of its own, which may do nothing but log. */
export class StageFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StageFunctionProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
    });
    props.logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: props.functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      code: props.code,
      handler: `${props.stage}.handler`,
      timeout: props.timeout,
      // A part's compressed bytes, a page and the runtime fit in half of it; the rest buys CPU.
      memorySize: props.memorySize ?? 512,
      ...(props.ephemeralStorageSize === undefined ? {} : { ephemeralStorageSize: props.ephemeralStorageSize }),
      role: this.role,
      logGroup: props.logGroup,
      // So that what Lambda says of an invocation's end can be counted.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: props.environment,
    });
  }
}
