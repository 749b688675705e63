import { at, byLevel, idOf, of, type Section, user } from './section.ts';

export const admins: Section = {
  id: 'admins',
  title: 'Administrators',
  lead: 'Everyone and everything with an admin role, by the path that gives it: directly, through a group, or as a service app.',
  tables: [
    {
      caption: 'Administrators by path, the least protected first',
      artifact: 'admins',
      // Groups and service apps have no page of a person.
      from: `(SELECT *, CASE principal_type WHEN 'USER' THEN principal_id END AS user_id FROM posture.admins)`,
      where: `principal_id <> 'not_evaluated'`,
      order: `is_super DESC, ${byLevel}, login, role_type`,
      columns: [
        of('principal_type', 'Kind'),
        user('login', 'Name'),
        of('role_label', 'Role'),
        of('assignment', 'Assigned'),
        of('via_group', 'Through group'),
        of('mfa_level', 'MFA'),
        of('status', 'Status'),
        of('days_since_login', 'Days since sign-in'),
        of('api_tokens', 'API tokens'),
        of('targets', 'Bound to (–: nothing, over all)'),
        at('granted_at', 'Since'),
        idOf('principal_id'),
      ],
      none: 'No administrator was found.',
    },
  ],
};
