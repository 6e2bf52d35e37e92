import type { EnumValue, StringType } from './types';

/** The values that a text may have, those of the CRD or else those that istiod takes; undefined where it may be any text. */
export function statedValues(type: StringType): readonly EnumValue[] | undefined {
  return type.enum ?? type.known?.values;
}

/** The stated value that is written, in any case where istiod reads it so; undefined when it is none of them. */
export function statedValue(type: StringType, written: unknown): EnumValue | undefined {
  if (typeof written !== 'string') return undefined;
  const isExact = type.enum !== undefined || type.known?.exact === true;
  return statedValues(type)?.find(({ value }) =>
    isExact ? value === written : value.toLowerCase() === written.toLowerCase(),
  );
}
