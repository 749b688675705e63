/** Minutes between two runs of a schedule expression; null when they differ or cannot be told. */
export function intervalOf(schedule: string): number | null {
  const [, amount, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  const minutes = { minute: 1, hour: 60, day: 1440 };
  if (unit === 'minute' || unit === 'hour' || unit === 'day') return Number(amount) * minutes[unit];
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] =
    /^cron\((.+)\)$/.exec(schedule)?.[1]?.trim().split(/\s+/) ?? [];
  const any = (field: string) => field === '*' || field === '?';
  if (!/^\d+$/.test(minute) || !any(month)) return null;
  const everyDay = any(dayOfMonth) && any(dayOfWeek);
  if (any(hour) && everyDay) return minutes.hour;
  if (!/^\d+$/.test(hour)) return null;
  if (everyDay) return minutes.day;
  return any(dayOfMonth) && /^\w+$/.test(dayOfWeek) ? 7 * minutes.day : null;
}
