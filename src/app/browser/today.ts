import type { Settings } from '../../core/snapshot';

/** Settings with the day that it is here, by which accepted findings expire; the very same ones while it is the same day. */
export function settingsToday(settings: Settings, now: Date = new Date()): Settings {
  const today = dayOf(now);
  return settings.today === today ? settings : { ...settings, today };
}

/** `YYYY-MM-DD`, as whoever sits here counts the days. */
function dayOf(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
