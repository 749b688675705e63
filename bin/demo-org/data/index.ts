import { applications } from './applications.ts';
import { devices } from './devices.ts';
import { groups } from './groups.ts';
import { policies } from './policies.ts';
import type { DemoData } from './records.ts';
import { security } from './security.ts';
import { systemLog } from './system-log.ts';
import { users } from './users.ts';

/** What the demo org holds. A resource type without an entry gets a few copies of its example. */
export const demoData: DemoData = {
  ...users,
  ...groups,
  ...applications,
  ...devices,
  ...policies,
  ...security,
  ...systemLog,
};
