/** A keys-and-indexes path from a document's root, for example `['spec', 'ports', 0, 'number']`. */
export type Path = readonly (string | number)[];

const bareKey = /^[A-Za-z_][\w-]*$/;

/** `spec.ports[0].number`; a key with other characters than letters, digits, `_` and `-` is quoted: `metadata.labels["app.kubernetes.io/name"]`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (bareKey.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** The path that a text names in the notation of `formatPath`; null when it is not one, and for the empty text. */
export function parsePath(text: string): Path | null {
  const path: (string | number)[] = [];
  const step = /(\.?)([A-Za-z_][\w-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  while (step.lastIndex < text.length) {
    const first = step.lastIndex === 0;
    const match = step.exec(text);
    if (match === null) return null;
    const [, dot, key, index, quoted] = match;
    if (key !== undefined) {
      if (first === (dot === '.')) return null;
      path.push(key);
    } else if (index !== undefined) {
      path.push(Number(index));
    } else {
      const decoded = decodeQuoted(quoted as string);
      if (decoded === null) return null;
      path.push(decoded);
    }
  }
  return path.length > 0 ? path : null;
}

/** Whether two paths are the same. */
export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Whether `path` is `prefix` or lies below it. */
export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => step === path[index]);
}

function decodeQuoted(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    // The text is the user's: an escape that JSON does not know makes it no path.
    return null;
  }
}
