import { apiTokens } from './api-tokens.ts';
import { applications } from './applications.ts';
import { authenticators } from './authenticators.ts';
import { groups } from './groups.ts';
import { networkZones } from './network-zones.ts';
import { org } from './org.ts';
import { policies } from './policies.ts';
import type { Catalogue } from './resource.ts';
import { roles } from './roles.ts';
import { systemLog } from './system-log.ts';
import { users } from './users.ts';

/** Every resource type the connector collects, by its one name. */
export const catalogue: Catalogue = {
  ...org,
  ...users,
  ...groups,
  ...applications,
  ...policies,
  ...authenticators,
  ...roles,
  ...networkZones,
  ...apiTokens,
  ...systemLog,
};
