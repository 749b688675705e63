export type { StackSettings } from '../lambdas/settings/settings.ts';
export { OktaEvidenceConnector, type OktaEvidenceConnectorProps } from './connector.ts';
export { ConnectorStack, type ConnectorStackProps } from './connector-stack.ts';
