import type { Duration, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnFunction,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Stage } from './bundle.ts';
import type { Network } from './network.ts';
import { memoryMb } from './sizes.ts';

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
  /** The subnets it runs in. Null: Lambda's own network, whose addresses change. */
  readonly network: Network | null;
};

/** A Lambda function with a role of its own, which may do nothing but log and, in a VPC, reach into its subnets. */
export class StageFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StageFunctionProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
      managedPolicies: props.network === null ? [] : [props.network.access],
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
      memorySize: props.memorySize ?? memoryMb,
      ...(props.ephemeralStorageSize === undefined ? {} : { ephemeralStorageSize: props.ephemeralStorageSize }),
      role: this.role,
      logGroup: props.logGroup,
      // So that what Lambda says of an invocation's end can be counted.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: props.environment,
    });
    if (props.network !== null) this.enter(props.network);
    acknowledge(this, {
      ...reasons,
      ...(props.network === null
        ? {
            'NIST.800.53.R5-LambdaInsideVPC':
              'It calls Okta over the internet; the setting subnetIds puts it in a VPC.',
          }
        : {}),
    });
  }

  private enter({ subnetIds, securityGroupIds }: Network): void {
    const resource = this.function.node.defaultChild;
    if (!(resource instanceof CfnFunction)) throw new TypeError('A function without its CloudFormation resource');
    resource.vpcConfig = { subnetIds, securityGroupIds };
  }
}

const reasons = {
  'NIST.800.53.R5-LambdaConcurrency':
    'Reserved concurrency would be taken from all other functions of the account; the workflow bounds how many run at once.',
  'NIST.800.53.R5-LambdaDLQ':
    'The state machine invokes it and waits for the answer: it retries, and reports what failed. Dead letters are of asynchronous calls.',
  'NIST.800.53.R5-IAMNoInlinePolicy':
    'What this one function may do belongs to its role alone: inline, it can be attached to nobody else, and goes with it.',
};
