import { agentPools } from './agent-pools.ts';
import { apiTokens } from './api-tokens.ts';
import { applicationCredentials } from './application-credentials.ts';
import { applicationProvisioning } from './application-provisioning.ts';
import { applications } from './applications.ts';
import { authenticators } from './authenticators.ts';
import { authorizationServers } from './authorization-servers.ts';
import { brands } from './brands.ts';
import { customRoles } from './custom-roles.ts';
import { devices } from './devices.ts';
import { governance } from './governance.ts';
import { groups } from './groups.ts';
import { hooks } from './hooks.ts';
import { identityProviders } from './identity-providers.ts';
import { integrations } from './integrations.ts';
import { logStreams } from './log-streams.ts';
import { networkZones } from './network-zones.ts';
import { org } from './org.ts';
import { policies } from './policies.ts';
import { profileTypes } from './profiles.ts';
import { providers } from './providers.ts';
import { rateLimits } from './rate-limits.ts';
import { realms } from './realms.ts';
import type { Catalogue } from './resource.ts';
import { roles } from './roles.ts';
import { systemLog } from './system-log.ts';
import { threatProtection } from './threat-protection.ts';
import { userAccess } from './user-access.ts';
import { users } from './users.ts';

/** Every resource type the connector collects, by its one name. */
export const catalogue: Catalogue = {
  ...org,
  ...users,
  ...userAccess,
  ...profileTypes,
  ...groups,
  ...applications,
  ...applicationProvisioning,
  ...applicationCredentials,
  ...policies,
  ...authenticators,
  ...roles,
  ...customRoles,
  ...governance,
  ...identityProviders,
  ...authorizationServers,
  ...networkZones,
  ...threatProtection,
  ...devices,
  ...apiTokens,
  ...integrations,
  ...hooks,
  ...logStreams,
  ...agentPools,
  ...brands,
  ...providers,
  ...realms,
  ...rateLimits,
  ...systemLog,
};
