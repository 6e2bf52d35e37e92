/** The Istio releases that findings and fields can be judged for, oldest first. */
export const istioVersions: readonly string[] = ['1.28', '1.29', '1.30', '1.31'];

/** The release that counts where nobody names one. */
export const newestIstio = '1.31';

/** Orders releases such as `1.9` and `1.30`: negative when `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
}
