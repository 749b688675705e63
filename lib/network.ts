import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { acknowledge } from './acknowledge.ts';

export type NetworkProps = Pick<StackSettings, 'connector' | 'vpcId' | 'subnetIds' | 'securityGroupIds'>;

/** Subnets of yours for the functions: Okta then sees the address of their NAT gateway, which an allow list can name. */
export class Network extends Construct {
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
  /** What Lambda needs to reach into them, and what the functions' own code may not do for all that. */
  readonly access: ManagedPolicy;

  constructor(scope: Construct, id: string, { connector, vpcId, subnetIds, securityGroupIds }: NetworkProps) {
    super(scope, id);
    this.subnetIds = [...subnetIds];
    this.securityGroupIds =
      vpcId !== undefined && securityGroupIds.length === 0 ? [this.createGroup(vpcId)] : [...securityGroupIds];
    const interfaces = [
      'ec2:CreateNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:DeleteNetworkInterface',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ];
    this.access = new ManagedPolicy(this, 'Access', {
      description: "Lets Lambda put the connector's functions into subnets",
      statements: [
        new PolicyStatement({ actions: interfaces, resources: ['*'] }),
        // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html: Lambda acts before the function runs.
        new PolicyStatement({
          effect: Effect.DENY,
          actions: interfaces,
          resources: ['*'],
          conditions: {
            ArnLike: {
              'lambda:SourceFunctionArn': Stack.of(this).formatArn({
                service: 'lambda',
                resource: 'function',
                resourceName: `${connector}-*`,
                arnFormat: ArnFormat.COLON_RESOURCE_NAME,
              }),
            },
          },
        }),
      ],
    });
    acknowledge(this.access, {
      'AwsSolutions-IAM5[Resource::*]':
        "Lambda asks for these on every interface before it makes one, and refuses a role that is bound to some; the functions' own code is denied all of them.",
    });
  }

  private createGroup(vpcId: string): string {
    // The L2 construct wants the VPC's zones as well: nothing is looked up, so that synth needs no account.
    const group = new CfnSecurityGroup(this, 'Group', {
      vpcId,
      groupDescription: 'Functions of the Okta evidence connector: nothing in, HTTPS out',
      securityGroupEgress: [
        {
          ipProtocol: 'tcp',
          fromPort: 443,
          toPort: 443,
          cidrIp: '0.0.0.0/0',
          description: 'Okta, and the endpoints of AWS',
        },
      ],
    });
    return group.attrGroupId;
  }
}
