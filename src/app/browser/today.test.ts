import { expect, it } from 'vitest';
import { settingsToday } from './today';

it('says which day it is here, and nothing new while that stays', () => {
  const settings = settingsToday({ istioVersion: '1.30' }, new Date(2027, 2, 31, 0, 1));
  expect(settings).toEqual({ istioVersion: '1.30', today: '2027-03-31' });
  expect(settingsToday(settings, new Date(2027, 2, 31, 23, 59))).toBe(settings);
  expect(settingsToday(settings, new Date(2027, 3, 1))).toEqual({ istioVersion: '1.30', today: '2027-04-01' });
});
