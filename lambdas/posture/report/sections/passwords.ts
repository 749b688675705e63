import { idOf, of, type Section } from './section.ts';

export const passwords: Section = {
  id: 'passwords',
  title: 'Password policies and groups',
  lead: 'What passwords must be, for whom, and groups that nobody owns, fills or needs.',
  tables: [
    {
      caption: 'Password policies',
      artifact: 'password-policies',
      where: `policy_id <> 'not_evaluated'`,
      order: 'status, priority',
      columns: [
        of('name', 'Policy'),
        of('status', 'Status'),
        of('users_in_scope', 'People'),
        of('min_length', 'Length'),
        of('history_count', 'Former refused'),
        of('max_age_days', 'Ends after days'),
        of('max_attempts', 'Failures until locked'),
        of('excludes_common', 'Common refused'),
        of('groups', 'For groups (–: all)'),
        idOf('policy_id'),
      ],
      none: 'There are no password policies.',
    },
    {
      caption: 'Groups, those that give power first',
      artifact: 'group-hygiene',
      where: `group_id <> 'not_evaluated'`,
      order:
        'grants_admin_role DESC NULLS FIRST, counts_agree NULLS FIRST, has_owner NULLS FIRST, grants_apps DESC, name',
      columns: [
        { name: 'name', label: 'Group', to: { place: 'group', ids: ['group_id'] } },
        of('type', 'Type'),
        of('admin_roles', 'Admin roles'),
        of('grants_apps', 'Apps'),
        of('users_counted', 'Members'),
        of('counts_agree', 'As Okta counts'),
        of('rule_managed', 'By rule'),
        of('owners', 'Owners'),
        of('empty', 'Empty'),
        of('stale', 'Stale'),
        idOf('group_id'),
      ],
      none: 'There are no groups.',
    },
  ],
};
