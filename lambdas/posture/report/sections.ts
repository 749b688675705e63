import type { ReportColumn } from './table.ts';

/** A table of a section: rows of one artifact, the worst first. */
export type SectionTable = {
  readonly caption: string;
  readonly artifact: string;
  /** What is selected from in place of the artifact itself, where its rows are counted: SQL in brackets. */
  readonly from?: string;
  /** Which of its rows, and in which order: SQL after `FROM posture."<artifact>"`. */
  readonly where: string;
  readonly order: string;
  readonly columns: readonly ReportColumn[];
  /** Rows that the page holds, at most; absent: as many as of any table. */
  readonly most?: number;
  /** What it means that there is no such row. */
  readonly none: string;
};

/** A part of the report. Sections whose artifact is not among the run's are left out. */
export type Section = {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly tables: readonly SectionTable[];
};

const user = (name: string, label: string, id = 'user_id'): ReportColumn => ({
  name,
  label,
  to: { place: 'user', ids: [id] },
});
const of = (name: string, label: string): ReportColumn => ({ name, label });

const byLevel = `CASE mfa_level WHEN 'none' THEN 0 WHEN 'weak' THEN 1 WHEN 'not_evaluated' THEN 2 WHEN 'delegated' THEN 3 WHEN 'strong' THEN 4 WHEN 'phishing_resistant' THEN 5 ELSE 6 END`;

const byResult = `CASE result WHEN 'fail' THEN 0 WHEN 'not_evaluated' THEN 1 ELSE 2 END`;
const bySeverity = `CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END`;

export const sections: readonly Section[] = [
  {
    id: 'findings',
    title: 'What to look at first',
    lead: 'What an auditor would ask about, the gravest first. Each stands with its grounds in a section below.',
    tables: [
      {
        caption: 'Findings',
        artifact: 'findings',
        where: `kind <> 'not_evaluated'`,
        order: `CASE severity WHEN 'high' THEN 0 ELSE 1 END, kind, subject_name`,
        columns: [
          of('severity', 'Severity'),
          of('kind', 'Finding'),
          of('subject_name', 'About'),
          of('what', 'What was found'),
          of('artifact', 'Artifact'),
        ],
        none: 'Nothing of what is looked for was found.',
      },
    ],
  },
  {
    id: 'mfa',
    title: 'Multifactor authentication',
    lead: 'Who can sign in, and with what. Percentages are bounds: whoever is not known counts as not enrolled, and among those with none. Enrolled is not enforced: which sign-ins demand it stands under policy rules and app protection.',
    tables: [
      {
        caption: 'MFA by population',
        artifact: 'mfa-summary',
        where: `population <> 'not_evaluated'`,
        order: `CASE population WHEN 'all' THEN 0 WHEN 'admins' THEN 1 WHEN 'everyone else' THEN 2 ELSE 3 END, population`,
        columns: [
          of('population', 'Population'),
          of('users_in_scope', 'People (denominator)'),
          of('pct_enrolled', 'Enrolled, at least %'),
          of('pct_phishing_resistant', 'Phishing resistant, at least %'),
          of('pct_only_weak', 'Weak only, at most %'),
          of('pct_none', 'None, at most %'),
          of('phishing_resistant', 'Phishing resistant'),
          of('strong', 'Strong'),
          of('only_weak', 'Weak only'),
          of('none', 'None'),
          of('delegated', 'Delegated'),
          of('n_unknown', 'Not evaluated'),
          of('n_conflict', 'In conflict'),
        ],
        none: 'There is nobody who can sign in.',
      },
      {
        caption: 'People who can sign in, the weakest first',
        artifact: 'user-mfa',
        where: 'in_scope',
        most: 10_000,
        order: `${byLevel}, is_admin DESC NULLS FIRST, login`,
        columns: [
          user('login', 'Login'),
          of('mfa_level', 'Level'),
          of('confidence', 'Confidence'),
          of('is_admin', 'Admin'),
          of('factor_kinds', 'Factors'),
          of('authenticator_kinds', 'Enrollments'),
          of('user_type', 'Type'),
          of('status', 'Status'),
          of('last_login', 'Last sign-in (UTC)'),
        ],
        none: 'There is nobody who can sign in.',
      },
    ],
  },
  {
    id: 'admins',
    title: 'Administrators',
    lead: 'Everyone and everything with an admin role, by the path that gives it: directly, through a group, or as a service app.',
    tables: [
      {
        caption: 'Administrators by path, the least protected first',
        artifact: 'admins',
        where: `principal_id <> 'not_evaluated'`,
        order: `is_super DESC, ${byLevel}, login, role_type`,
        columns: [
          of('principal_type', 'Kind'),
          user('login', 'Name', 'principal_id'),
          of('role_label', 'Role'),
          of('assignment', 'Assigned'),
          of('via_group', 'Through group'),
          of('mfa_level', 'MFA'),
          of('status', 'Status'),
          of('days_since_login', 'Days since sign-in'),
          of('api_tokens', 'API tokens'),
          of('targets', 'Bound to'),
          of('granted_at', 'Since (UTC)'),
        ],
        none: 'No administrator was found.',
      },
    ],
  },
  {
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
          of('last_login', 'Last sign-in (UTC)'),
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
        ],
        none: 'Leavers keep nothing.',
      },
    ],
  },
  {
    id: 'apps',
    title: 'App protection',
    lead: 'The least that gets into each app, by the weakest rule that can decide, the catch-all among them.',
    tables: [
      {
        caption: 'Apps, the least protected first',
        artifact: 'app-protection',
        where: `app_id <> 'not_evaluated'`,
        order: `status, no_mfa_path DESC NULLS FIRST, is_admin_console DESC, assigned_users DESC NULLS FIRST, label`,
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
        ],
        none: 'There are no apps.',
      },
    ],
  },
  {
    id: 'credentials',
    title: 'Credentials that act without a person',
    lead: 'API tokens have their owners’ rights; service apps have scopes and roles of their own.',
    tables: [
      {
        caption: 'API tokens and service apps',
        artifact: 'api-credentials',
        where: `id <> 'not_evaluated'`,
        order: 'owner_is_super DESC NULLS FIRST, zone_restricted, age_days DESC, name',
        columns: [
          of('kind', 'Kind'),
          of('name', 'Name'),
          user('owner_login', 'Owner', 'owner_id'),
          of('owner_roles', 'Roles'),
          of('network_connection', 'Works from'),
          of('zone_restricted', 'Known zones only'),
          of('age_days', 'Age in days'),
          of('expires_at', 'Ends unused (UTC)'),
          of('scopes_write', 'Scopes that change something'),
          of('key_count', 'Keys'),
          of('oldest_key_days', 'Oldest key, days'),
          of('is_this_collector', 'This collector'),
        ],
        none: 'There are no API tokens and no service apps.',
      },
    ],
  },
  {
    id: 'rules',
    title: 'Sign-on rules',
    lead: 'What each rule demands of whom it is for. Rules that let people in with less come first.',
    tables: [
      {
        caption: 'Rules that decide on access',
        artifact: 'policy-rules',
        where: `rule_id <> 'not_evaluated'`,
        order:
          'requires_mfa NULLS FIRST, requires_phishing_resistant NULLS FIRST, policy_type, policy_priority, policy_name, priority',
        columns: [
          of('policy_type', 'Policy type'),
          of('policy_name', 'Policy'),
          of('rule_name', 'Rule'),
          of('priority', 'Priority'),
          of('status', 'Status'),
          of('access', 'Access'),
          of('requires_mfa', 'Two factors'),
          of('requires_phishing_resistant', 'Phishing resistant'),
        ],
        none: 'There are no rules that decide on access.',
      },
    ],
  },
  {
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
          of('groups', 'For groups'),
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
        ],
        none: 'There are no groups.',
      },
    ],
  },
  {
    id: 'frameworks',
    title: 'Frameworks',
    lead: 'What was checked of each framework, and no more than that: a requirement fails where a control that answers to it fails, and passes where all of them pass. A pass is evidence about the requirement as far as Okta shows it; docs/controls.md says which control answers to which.',
    tables: [
      {
        caption: 'Requirements by framework',
        artifact: 'requirement-results',
        from: `(SELECT framework_title, framework_version, count(*) FILTER (result = 'pass') AS passed, count(*) FILTER (result = 'fail') AS failed, count(*) FILTER (result = 'not_evaluated') AS unknown, count(*) AS checked FROM posture."requirement-results" GROUP BY ALL)`,
        where: 'true',
        order: 'checked DESC, framework_title',
        columns: [
          of('framework_title', 'Framework'),
          of('framework_version', 'Version'),
          of('checked', 'Requirements checked (denominator)'),
          of('passed', 'Passed'),
          of('failed', 'Failed'),
          of('unknown', 'Not evaluated'),
        ],
        none: 'No requirement was checked.',
      },
      {
        caption: 'Requirements, what failed first',
        artifact: 'requirement-results',
        where: 'true',
        order: `${byResult}, framework, requirement`,
        columns: [
          of('result', 'Result'),
          of('framework_title', 'Framework'),
          of('requirement', 'Requirement'),
          of('title', 'What it asks'),
          of('controls', 'Controls'),
          of('reason', 'Why it is not evaluated'),
        ],
        none: 'No requirement was checked.',
      },
    ],
  },
  {
    id: 'controls',
    title: 'Controls',
    lead: 'Each control by what it checked, what failed first; what could not be told is no pass.',
    tables: [
      {
        caption: 'Controls for the whole org',
        artifact: 'control-results',
        where: `control <> 'not_evaluated' AND subject_id = ''`,
        order: `${byResult}, ${bySeverity}, control`,
        columns: [
          of('result', 'Result'),
          of('title', 'Control'),
          of('severity', 'Severity'),
          of('observed', 'Subjects that pass'),
          of('reason', 'Why it is not evaluated'),
          of('requirements', 'Answers to'),
        ],
        none: 'No control was checked.',
      },
      {
        caption: 'What was checked, what failed first',
        artifact: 'control-results',
        where: `control <> 'not_evaluated' AND subject_id <> ''`,
        order: `${byResult}, ${bySeverity}, control, subject_id`,
        columns: [
          of('result', 'Result'),
          of('title', 'Control'),
          of('subject_name', 'Subject'),
          of('observed', 'Observed'),
          of('threshold', 'Asked'),
          of('reason', 'Why it is not evaluated'),
        ],
        none: 'No control found anything to check.',
      },
    ],
  },
  {
    id: 'changes',
    title: 'Changes',
    lead: 'Since the last whole run, and what the System Log of this run shows of the configuration.',
    tables: [
      {
        caption: 'Changes since the last whole run',
        artifact: 'changes-since',
        where: `kind <> 'not_evaluated'`,
        order: `CASE kind WHEN 'new_admin' THEN 0 WHEN 'new_credential' THEN 1 WHEN 'mfa_lost' THEN 2 ELSE 3 END, kind, subject_name`,
        columns: [
          of('kind', 'Change'),
          of('subject_name', 'About'),
          of('before', 'Before'),
          of('after', 'After'),
          of('previous_run', 'Last run'),
        ],
        none: 'Nothing of what is compared has changed, or there is no earlier whole run.',
      },
      {
        caption: 'Changes of the configuration, the latest first',
        artifact: 'config-changes',
        where: `uuid <> 'not_evaluated'`,
        order: 'published DESC, uuid',
        columns: [
          of('published', 'When (UTC)'),
          of('event_type', 'Event'),
          of('actor_login', 'By'),
          of('object_name', 'What'),
          of('object_type', 'Kind'),
          of('outcome', 'Outcome'),
        ],
        none: 'The log shows no change of the configuration.',
      },
    ],
  },
  {
    id: 'log',
    title: 'System Log',
    lead: 'Okta keeps its log for 90 days: what no run has read by then is gone.',
    tables: [
      {
        caption: 'Continuity of the log',
        artifact: 'log-continuity',
        where: 'true',
        order: 'since',
        columns: [
          of('since', 'From (UTC)'),
          of('until', 'To (UTC)'),
          of('events', 'Events'),
          of('previous_until', 'Last run read to (UTC)'),
          of('gap_seconds', 'Gap, seconds'),
          of('overlap_seconds', 'Read again, seconds'),
          of('active_streams', 'Active log streams'),
          of('retention_risk', 'Risk'),
        ],
        none: 'The log was not read.',
      },
    ],
  },
];
