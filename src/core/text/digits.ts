/** The language of the core's own sentences: what the command line prints and a packet holds is the same on every machine. */
const textLanguage = 'en';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as a language groups it: `3,000`. The page names the language of its own texts; all else is in that of the core's. */
export function digits(number: number, language = textLanguage): string {
  // A format is slow beside the findings of thousands of objects, and nearly all of their numbers have no separator.
  if (Number.isInteger(number) && number >= 0 && number < 1000 && language === textLanguage) return String(number);
  let format = formats.get(language);
  if (format === undefined) formats.set(language, (format = new Intl.NumberFormat(language)));
  return format.format(number);
}
