import { at, idOf, of, type Section, user } from './section.ts';

export const leaving: Section = {
  id: 'leaving',
  title: 'Stale accounts and leavers',
  lead: 'Accounts that can sign in and have not for long, and what people keep who were deactivated or suspended. Okta takes the assignments of active apps on deactivation, leaves those of inactive apps, and leaves all on suspension.',
  tables: [
    {
      caption: 'Stale accounts',
      artifact: 'stale-accounts',
      where: 'stale',
      order: 'days_inactive DESC, login',
      columns: [
        user('login', 'Login'),
        of('days_inactive', 'Days inactive'),
        of('threshold_days', 'Threshold'),
        of('basis', 'Counted from'),
        of('user_type', 'Type'),
        of('status', 'Status'),
        of('apps_assigned', 'Apps'),
        of('is_admin', 'Admin'),
        at('last_login', 'Last sign-in'),
        idOf('user_id'),
      ],
      none: 'No account is stale.',
    },
    {
      caption: 'What leavers keep',
      artifact: 'leavers',
      where: `user_id <> 'not_evaluated'`,
      order: `CASE residual_kind WHEN 'admin_role' THEN 0 WHEN 'api_token' THEN 1 WHEN 'app_user' THEN 2 ELSE 3 END, days_since DESC, login, residual_name`,
      columns: [
        user('login', 'Login'),
        of('status', 'Status'),
        of('residual_kind', 'Keeps'),
        of('residual_name', 'Which'),
        of('app_status', 'App is'),
        of('days_since', 'Days since'),
        of('deactivated_by', 'By'),
        of('downstream', 'Account in the app'),
        idOf('user_id'),
      ],
      none: 'Leavers keep nothing.',
    },
  ],
};
