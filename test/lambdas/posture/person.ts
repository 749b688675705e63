/** Somebody, by the name they are called here; the run started on 23 November 2026 at 06:00. */
export const person = (id: string, more: object = {}) => ({
  id,
  status: 'ACTIVE',
  created: '2025-01-01T00:00:00.000Z',
  lastLogin: '2026-11-22T08:00:00.000Z',
  profile: { login: `${id}@example.com`, userType: 'employee' },
  credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
  ...more,
});
