import type { Person } from './people.ts';

/**
 * What is wrong with an org whose holes were planted, and nothing else: for whoever wants to see whether a report finds all of it.
 *
 * 1. an administrator without phishing-resistant MFA: the organization administrator has push and codes only;
 * 2. a rule that lets one factor in: the last one of the policy "Legacy applications";
 * 3. somebody who left and is still assigned: to "Old wiki", which is inactive;
 * 4. an API token of a Super Administrator: the collector's own;
 * 5. a contractor who has not signed in for two hundred days;
 * 6. a group rule that makes people administrators: the one of "Application owners".
 */
export const planted = {
  weakAdmin: 2,
  /** Made a contractor who stays away. */
  staleContractor: 5,
  staleDays: 200,
  /** Made somebody who left. */
  leaver: 6,
  leaverApp: 'Old wiki',
  ruledAdmins: 'Application owners',
} as const;

/** Whether somebody is the one leaver whom an inactive app still has. */
export const isLeftBehind = ({ index }: Pick<Person, 'index'>, app: string) =>
  index === planted.leaver && app === planted.leaverApp;
