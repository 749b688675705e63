import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { OktaEvidenceConnector, type OktaEvidenceConnectorProps } from './connector.ts';

export type ConnectorStackProps = StackProps & OktaEvidenceConnectorProps;

/** The connector as a stack of its own, with outputs that say what to do next. */
export class ConnectorStack extends Stack {
  readonly connector: OktaEvidenceConnector;

  constructor(scope: Construct, id: string, props: ConnectorStackProps) {
    super(scope, id, { description: 'Collects read-only compliance evidence from Okta', ...props });
    this.connector = new OktaEvidenceConnector(this, 'Connector', props);
    const { evidence, token, stateMachine } = this.connector;
    const output = (name: string, value: string, description: string) =>
      new CfnOutput(this, name, { value, description });
    output(
      'EvidenceBucket',
      evidence.bucket.bucketName,
      'Where the evidence goes. It stays when the stack is removed.',
    );
    output('StateMachine', stateMachine.stateMachineArn, 'What to start by hand, with the input {}.');
    output('TokenSecret', token.secretArn, 'The secret that must hold the Okta API token.');
    if (props.settings.secretArn === undefined)
      output(
        'PutTheToken',
        `aws secretsmanager put-secret-value --secret-id ${token.secretArn} --secret-string '{"kind":"ssws","token":"…"}'`,
        'The secret is empty. Make an API token in the Okta Admin Console under Security > API > Tokens, and put it in.',
      );
  }
}
