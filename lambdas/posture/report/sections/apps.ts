import { idOf, of, type Section } from './section.ts';

export const apps: Section = {
  id: 'apps',
  title: 'App protection',
  lead: 'The least that gets into each app, by the weakest rule that can decide, the catch-all among them.',
  tables: [
    {
      caption: 'Apps, the least protected first',
      artifact: 'app-protection',
      where: `app_id <> 'not_evaluated'`,
      order: `status, CASE min_assurance WHEN '1fa' THEN 0 WHEN 'id_proofing' THEN 1 WHEN '1fa_pr' THEN 2 WHEN '2fa' THEN 4 WHEN '2fa_pr' THEN 5 WHEN 'deny' THEN 6 ELSE 3 END, is_admin_console DESC, assigned_users DESC NULLS FIRST, label`,
      columns: [
        { name: 'label', label: 'App', to: { place: 'app', ids: ['app_id', 'name'] } },
        of('status', 'Status'),
        of('min_assurance', 'Least that gets in'),
        of('no_mfa_path', 'One factor is enough'),
        of('policy_name', 'Policy'),
        of('zone_restricted', 'Known zones only'),
        of('catch_all_allows', 'Catch-all lets in'),
        of('assigned_users', 'People'),
        of('assigned_groups', 'Groups'),
        of('note', 'Mind'),
        idOf('app_id'),
      ],
      none: 'There are no apps.',
    },
  ],
};
