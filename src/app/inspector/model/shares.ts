import { isRecord } from '../../../core/schema';

/** The shares of a distribution, and what is to be said about their sum. */
interface Shares {
  readonly parts: readonly { readonly name: string; readonly percent: number }[];
  readonly sum: number;
  /** Undefined when the shares make up 100, as istiod asks (pkg/config/validation/agent/validation.go, ValidateLocalityLbSetting). */
  readonly trouble: string | undefined;
}

/** The shares in a mapping of names to percents; what is no number counts as nothing. */
export function sharesOf(value: unknown): Shares {
  const parts = isRecord(value)
    ? Object.entries(value).map(([name, share]) => ({
        name,
        percent: typeof share === 'number' && share > 0 ? share : 0,
      }))
    : [];
  const sum = parts.reduce((total, part) => total + part.percent, 0);
  const gap = Math.abs(100 - sum);
  if (parts.length === 0 || gap === 0) return { parts, sum, trouble: undefined };
  return { parts, sum, trouble: sum < 100 ? `${gap} % are missing to 100.` : `${gap} % too many.` };
}
