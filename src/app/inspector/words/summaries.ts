import { digits, language } from '../../language';

/**
 * What a closed item of a list says of itself, besides what stands in the text: `from shop or 10.0.0.0/8 to not /admin`,
 * `POST /v1* → api.example.com v2 90 %`.
 */
export const summaryWords = {
  everything: 'everything',
  everyCall: 'every call',
  anybody: 'anybody',
  anything: 'anything',
  off: 'off',
  leftOut: 'left out',
  not: (what: string) => `not ${what}`,
  /** Items of which one must hold. */
  anyOf: (items: readonly string[]) => items.join(' or '),
  from: (who: string) => `from ${who}`,
  to: (what: string) => `to ${what}`,
  when: (condition: string) => `when ${condition}`,
  port: (port: string | number) => `port ${port}`,
  without: (headers: string) => `without ${headers}`,
  redirect: (to: string) => `redirect ${to}`.trim(),
  answers: (status: string) => `answers ${status}`.trim(),
  delegate: (to: string) => `delegate ${to}`.trim(),
  share: (destination: string, percent: number) => `${destination} ${digits(percent)} %`,
  /** A percentage as it is written, however small. */
  percent: (value: number) => `${value.toLocaleString(language, { maximumFractionDigits: 20 })} %`,
  nowhere: 'nowhere',
} as const;
