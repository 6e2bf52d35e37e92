/** The Istio releases that findings and fields can be judged for, oldest first. */
export const istioVersions: readonly string[] = ['1.28', '1.29', '1.30', '1.31'];

/** What names one of them, with or without a patch, of which nothing here depends: `1.30` or `1.30.2`. As a regular expression. */
export const releasePattern = `^(${istioVersions.map((each) => each.replace('.', '\\.')).join('|')})(\\.\\d+)?$`;

/** The release that a text names, without its patch; undefined when it names none that is known. */
export function releaseNamed(text: string): string | undefined {
  return new RegExp(releasePattern, 'u').exec(text)?.[1];
}

/** The release that counts where nobody names one. */
export const newestIstio = '1.31';

/** Orders releases such as `1.9` and `1.30`: negative when `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
}
