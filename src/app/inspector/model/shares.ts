import { isRecord } from '../../../core/schema';

/** The shares of a distribution. */
interface Shares {
  readonly parts: readonly { readonly name: string; readonly percent: number }[];
  /** 100 where istiod takes them (pkg/config/validation/agent/validation.go, ValidateLocalityLbSetting). */
  readonly sum: number;
}

/** The shares in a mapping of names to percents; what is no number counts as nothing. */
export function sharesOf(value: unknown): Shares {
  const parts = isRecord(value)
    ? Object.entries(value).map(([name, share]) => ({
        name,
        percent: typeof share === 'number' && share > 0 ? share : 0,
      }))
    : [];
  return { parts, sum: parts.reduce((total, part) => total + part.percent, 0) };
}
